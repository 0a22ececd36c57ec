import { type Grant, Viewer } from "@angel/kit/access";
import { type EntityManager, OWN_ROWS, rowAccessOf } from "@angel/kit/database";
import type { MadeFile } from "@angel/kit/files";
import type { Companion, Parts } from "@angel/kit/subgraph";
import { drawPdf } from "@angel/kit/paper/draw-pdf";
import { Readable } from "node:stream";
import type { OrganisationLevel } from "../organisation/organisation.stub.js";
import type { Cell } from "../report/cell.js";
import { REPORTS } from "../report/report-definition.js";
import type { ReportChoice } from "../report/report-choice.js";
import { ReportQuery } from "../report/report-query.js";
import { formPaper, formTable, type StoredForm } from "./form-table.js";
import { type FormExportFormat, MEDIA_TYPES } from "./export-format.js";
import { type MonitoringChoice, monitoringTable } from "./monitoring-table.js";
import { asCsv, asXlsx, type Table } from "./write-table.js";

/** Rows that are in memory at once. */
const AT_ONCE = 1_000;

interface ExportRow {
  id: string;
  accountId: string;
  grants: Grant[];
  node: number;
  path: string;
  level: OrganisationLevel;
  name: string;
  report: string;
  onDay: string;
  format: `${FormExportFormat}`;
  choice: ReportChoice & Partial<MonitoringChoice>;
  form: StoredForm | null;
}

/** Makes the files of exports while they are sent, under the rights of who asked for them. */
export class ExportMaker implements Companion {
  constructor(private readonly parts: Pick<Parts, "orm" | "log" | "files">) {
    parts.files().makeBy((id) => this.make(id));
  }

  async close(): Promise<void> {}

  private async make(id: string): Promise<MadeFile | undefined> {
    const asked = await this.find(id);
    if (!asked) return undefined;
    const { format, name, onDay } = asked;
    const table = await this.tableOf(asked);
    if (!table) return undefined;
    const content = format === "PDF" ? await pdfOf(asked) : format === "CSV" ? asCsv(table) : asXlsx(table);
    return {
      name: `${table.title}, ${name}, ${onDay}.${format.toLowerCase()}`.replaceAll(/[/\\:*?"<>|]/g, " "),
      mediaType: MEDIA_TYPES[format],
      content,
    };
  }

  private async find(id: string): Promise<ExportRow | undefined> {
    const [row] = await this.em().execute<ExportRow[]>(
      `select report_exports.id, account_id as "accountId", grants, report_exports.node, report_exports.path, level,
         name, report, on_day::text as "onDay", format, choice, form
       from report_exports join published.organisation on organisation.id = organisation_id
       where report_exports.id = ? and format <> 'SCREEN'`,
      [id],
    );
    return row;
  }

  private async tableOf(asked: ExportRow): Promise<Table | undefined> {
    if (asked.form)
      return { ...formTable(asked.form), stretches: this.counted(asked.id, stretch(asked.form)) };
    const { monitoringId } = asked.choice;
    if (monitoringId) {
      const table = await monitoringTable(monitoringId, asked.path, AT_ONCE, this.em());
      return table && { ...table, stretches: this.counted(asked.id, table.stretches) };
    }
    const definition = REPORTS.find(({ kind }) => kind === asked.report);
    const em = this.emOf(asked);
    const query =
      definition &&
      (await ReportQuery.of(
        {
          definition,
          place: { node: asked.node, path: asked.path, level: asked.level },
          on: asked.onDay,
          ...asked.choice,
        },
        em,
      ));
    if (!query) return undefined;
    const stretches = this.counted(asked.id, cellsOf(query.stream(AT_ONCE, em)));
    return { title: definition.title, columns: query.columns, stretches };
  }

  /** Tells how it went beside the rows that pass: how many were sent, and whether it came to the end. */
  private async *counted<Rows extends readonly unknown[]>(id: string, stretches: AsyncIterable<Rows>) {
    const em = this.em();
    let [rows, isWhole] = [0, false];
    await em.execute("update report_exports set started_at = clock_timestamp() where id = ?", [id]);
    try {
      for await (const each of stretches) {
        rows += each.length;
        yield each;
      }
      isWhole = true;
    } finally {
      await em.execute(
        `update report_exports set rows = ?, finished_at = case when ?::boolean then clock_timestamp() end where id = ?`,
        [rows, isWhole, id],
      );
    }
  }

  private emOf({ accountId, grants }: ExportRow): EntityManager {
    const variables = rowAccessOf(new Viewer({ accountId, grants }));
    return this.parts.orm.em.fork({ session: { variables } });
  }

  private em(): EntityManager {
    return this.parts.orm.em.fork({ session: OWN_ROWS });
  }
}

async function* cellsOf(stretches: AsyncIterable<readonly { cells: readonly Cell[] }[]>) {
  for await (const rows of stretches) yield rows.map(({ cells }) => cells);
}

async function* stretch(form: StoredForm) {
  yield formTable(form).rows;
}

async function pdfOf({ form, name }: ExportRow): Promise<Readable> {
  if (!form) throw new Error("Only forms are drawn on paper.");
  return Readable.from([await drawPdf(formPaper(form, name))], { objectMode: true });
}

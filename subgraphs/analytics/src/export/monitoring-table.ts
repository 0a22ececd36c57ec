import type { EntityManager } from "@angel/kit/database";
import { isPublished } from "@angel/kit/published";
import { told } from "../monitoring/answers.js";
import { MonitoringAnswerKind } from "../monitoring/monitoring-question.type.js";
import { ASKED } from "../monitoring/monitoring-summary.loader.js";
import type { Answers } from "../monitoring/monitoring-submission.entity.js";
import { Monitoring } from "../monitoring/monitoring.entity.js";
import type { Cell } from "../report/cell.js";
import { streamRows } from "../report/stream-rows.js";
import type { Table } from "./write-table.js";

/** What an export of a monitoring remembers. */
export interface MonitoringChoice {
  readonly monitoringId: string;
}

interface Row {
  number: string | null;
  name: string;
  submittedOn: string | null;
  isLate: boolean | null;
  answers: Answers | null;
}

const COLUMNS: Table["columns"] = [
  { title: "ИНПО", kind: "TEXT" },
  { title: "Организация", kind: "TEXT" },
  { title: "Сдано", kind: "DAY" },
  { title: "С опозданием", kind: "FLAG" },
];

/** A row for each organisation that is asked at the path and below, by name, with the answers that count. */
export async function monitoringTable(
  id: string,
  path: string,
  atOnce: number,
  em: EntityManager,
): Promise<Table | undefined> {
  const monitoring = (await isPublished(em, "organisation_place")) && (await em.findOne(Monitoring, { id }));
  if (!monitoring) return undefined;
  const { title, questions, level } = monitoring;
  const statement = {
    sql: `select organisation_place.number, name, (submitted_at at time zone 'Europe/Moscow')::date::text as "submittedOn", is_late as "isLate", answers
      from published.organisation_place ${ASKED.join} where ${ASKED.where} and (path = ? or path like ?)
      order by name_key, organisation_place.id`,
    values: [id, level, path, `${path}.%`],
  };
  async function* stretches() {
    for await (const rows of streamRows<Row>(statement, atOnce, em)) yield rows.map(cellsOf);
  }
  const cellsOf = ({ number, name, submittedOn, isLate, answers }: Row): Cell[] => [
    number,
    name,
    submittedOn,
    isLate,
    ...questions.map((question) => {
      const { number: figure, text } = told(question, answers?.[question.number] ?? null);
      return figure ?? text;
    }),
  ];
  return {
    title,
    columns: [
      ...COLUMNS,
      ...questions.map(({ number, text, kind }) => ({
        title: `${number}. ${text}`,
        kind: kind === MonitoringAnswerKind.NUMBER ? ("NUMBER" as const) : ("TEXT" as const),
      })),
    ],
    stretches: stretches(),
  };
}

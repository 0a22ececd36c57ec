import { isPublished } from "@angel/kit/published";
import { badInput } from "@angel/kit/refusal";
import type { EntityManager } from "@angel/kit/database";
import { type PlainDate, today } from "@angel/kit/values";
import type { OrganisationLevel } from "../organisation/organisation.stub.js";
import type { Cell } from "./cell.js";
import { conditionsOn, type Part, sortOf } from "./column-expression.js";
import type { ReportChoice } from "./report-choice.js";
import { fillPastCells } from "./past-cells.js";
import {
  asOfPast,
  type ReportColumn,
  type ReportDefinition,
  type ReportSource,
} from "./report-definition.js";
import { streamRows } from "./stream-rows.js";

/** Where a report begins: an organisation with all below it. */
export interface ReportPlace {
  readonly node: number;
  readonly path: string;
  readonly level: OrganisationLevel;
}

/** What is asked of a report. */
export interface ReportScope extends ReportChoice {
  readonly definition: ReportDefinition;
  readonly place: ReportPlace;
  readonly on: PlainDate;
}

export interface ReportRow {
  readonly id: string;
  /** Its place in the order, which the id ends. */
  readonly place: readonly (string | number)[];
  readonly cells: readonly Cell[];
}

const VIEWS: Readonly<Record<ReportSource, string>> = {
  CARDS: "member_card",
  ORGANISATIONS: "organisation_form",
  ACCOUNTS: "account_grant",
};

const OWN_COLUMN: Readonly<Record<ReportSource, string>> = {
  CARDS: "primary_id",
  ORGANISATIONS: "node",
  ACCOUNTS: "id",
};

/** The rows of a report as a statement: `select …` continues it. Null while its source has not been published. */
export class ReportQuery {
  private constructor(
    private readonly source: Source,
    private readonly conditions: Part,
    private readonly scope: ReportScope,
    private readonly isPast: boolean,
  ) {}

  /** Its columns, as they are on the day. */
  get columns(): readonly ReportColumn[] {
    return this.scope.definition.columns;
  }

  static async of(asked: ReportScope, em: EntityManager): Promise<ReportQuery | null> {
    const { on, search, filter } = asked;
    const isPast = on < today();
    const definition = isPast ? asOfPast(asked.definition) : asked.definition;
    const scope = { ...asked, definition };
    if (!(await isPublished(em, VIEWS[definition.source]))) return null;
    const source = isPast
      ? past(definition.source, on)
      : { before: "", sql: `published.${VIEWS[definition.source]}`, values: [] };
    const conditions = [
      { sql: `(${definition.where})`, values: [] },
      placeOf(scope, isPast),
      ...(definition.source === "ORGANISATIONS"
        ? [{ sql: "(closed_on is null or closed_on > ?)", values: [on] }]
        : []),
      ...(search ? [{ sql: "name_key ^@ ?", values: [nameKey(search)] }] : []),
      ...(filter ?? []).flatMap((condition) =>
        conditionsOn(columnOf(definition, condition.column), condition),
      ),
    ];
    return new ReportQuery(source, joined(conditions), scope, isPast);
  }

  async page(limit: number, after: readonly unknown[] | null, em: EntityManager): Promise<ReportRow[]> {
    const keys = this.keys();
    if (after && after.length !== keys.length) throw badInput("`after` is not a cursor of this list.");
    const list = (of: (key: OrderKey) => string) => keys.map(of).join(", ");
    const sign = this.scope.order?.isDescending ? "<" : ">";
    const from = after
      ? {
          sql: ` and (${list(({ sql }) => sql)}) ${sign} (${list(({ type }) => `?::${type}`)})`,
          values: after,
        }
      : nothing;
    const { sql, values } = this.statement(from);
    return this.rowsOf(await em.execute<RawRow[]>(`${sql} limit ?`, [...values, limit]), em);
  }

  async count(em: EntityManager): Promise<number> {
    const { source, conditions } = this;
    const [row] = await em.execute<{ count: number }[]>(
      `${source.before} select count(*)::int as count from ${source.sql} listed where ${conditions.sql}`,
      [...source.values, ...conditions.values],
    );
    return row?.count ?? 0;
  }

  /** All rows, a stretch at a time. */
  async *stream(atOnce: number, em: EntityManager): AsyncGenerator<ReportRow[]> {
    for await (const rows of streamRows<RawRow>(this.statement(nothing), atOnce, em)) {
      yield await this.rowsOf(rows, em);
    }
  }

  /** By name, unless by another column and only then by name. */
  private keys(): OrderKey[] {
    const { definition, order } = this.scope;
    const named = [
      { sql: "name_key", type: "text" },
      { sql: "id", type: "uuid" },
    ];
    return !order || order.column === "name" ? named : [sortOf(columnOf(definition, order.column)), ...named];
  }

  /** The first columns are the place in the order, the last of them the id; after the cells comes the node. */
  private async rowsOf(found: readonly RawRow[], em: EntityManager): Promise<ReportRow[]> {
    const rows = found.map((row) => {
      const cells = Object.values(row);
      const place = cells.splice(0, this.keys().length) as (string | number)[];
      return { id: String(place.at(-1)), place, node: cells.pop() ?? null, cells };
    });
    if (this.isPast) await fillPastCells(rows, this.columns, this.scope.on, em);
    return rows;
  }

  private statement(more: Part): Part {
    const { source, conditions, scope } = this;
    const columns = scope.definition.columns.map(
      ({ value, past }, place) => `${this.isPast && past ? "null" : value} as c${place}`,
    );
    const node = scope.definition.source === "ORGANISATIONS" ? "node" : "null";
    const direction = scope.order?.isDescending ? "desc" : "asc";
    const keys = this.keys();
    return {
      sql: `${source.before} select ${keys.map(({ sql }, place) => `${sql} as k${place}`).join(", ")}, ${columns.join(", ")}, ${node} as node
        from ${source.sql} listed
        where ${conditions.sql}${more.sql} order by ${keys.map(({ sql }) => `${sql} ${direction}`).join(", ")}`,
      values: [...source.values, ...conditions.values, ...more.values],
    };
  }
}

/** Where rows come from, with what stands before the statement; the values of both in order. */
interface Source extends Part {
  readonly before: string;
}

const nothing: Part = { sql: "", values: [] };

type OrderKey = ReturnType<typeof sortOf>;
type RawRow = Record<string, Cell>;

function columnOf({ columns }: ReportDefinition, key: string): ReportColumn {
  const found = columns.find((column) => column.key === key);
  if (!found) throw new Error(`No column ${key}.`);
  return found;
}

/** Rows as they were at the end of the day: what has changed since is put back. */
function past(source: ReportSource, on: PlainDate): Source {
  if (source === "ACCOUNTS") return { before: "", sql: "published.account_grant", values: [] };
  const [view, key, undone] =
    source === "CARDS"
      ? ["member_card", "member_id", "members_undone"]
      : ["organisation_form", "organisation_id", "organisations_undone"];
  return {
    // Before the whole statement: within it Postgres would read every column of every row before it sorts them.
    before: `with undone as materialized (select ${key} as key, undo from published.${undone}(?))`,
    sql: `(
      select *, ?::date as on_day from published.${view}
        where id not in (select key from undone) and coalesce(valid_from, ?) <= ?
      union all
      select past.*, ?::date from undone join published.${view} kept on kept.id = key,
        lateral jsonb_populate_record(kept, undo) as past
        where coalesce(kept.valid_from, ?) <= ?)`,
    values: [on, on, on, on, on, on, on],
  };
}

function placeOf(
  { definition: { source }, place: { node, path, level }, on }: ReportScope,
  isPast: boolean,
): Part {
  if (source === "ACCOUNTS") {
    return {
      sql: `starts_on <= ? and (ends_on is null or ends_on >= ?) and (revoked_on is null or revoked_on > ?)
        and organisation_id in (select id from published.organisation where path = ? or path like ?)`,
      values: [on, on, on, path, `${path}.%`],
    };
  }
  if (level === "NATIONAL") return { sql: "true", values: [] };
  if (isPast) {
    return source === "CARDS"
      ? { sql: "primary_id = any((select published.primaries_on(?, ?))::int[])", values: [node, on] }
      : { sql: "string_to_array(path, '.') @> array[?::text]", values: [String(node)] };
  }
  const column = { PRIMARY: OWN_COLUMN[source], TERRITORIAL: "territorial_id", REGIONAL: "region_id" }[
    level as "PRIMARY" | "TERRITORIAL" | "REGIONAL"
  ];
  return { sql: `${column ?? "okrug_id"} = ?`, values: [node] };
}

function joined(parts: readonly Part[]): Part {
  return { sql: parts.map(({ sql }) => sql).join(" and "), values: parts.flatMap(({ values }) => values) };
}

/** As the registry keeps names to compare them. */
function nameKey(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("ё", "е")
    .replaceAll(/[-‐‑–—\s]+/g, " ")
    .trim();
}

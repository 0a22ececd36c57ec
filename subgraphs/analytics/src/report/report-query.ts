import { isPublished } from "@angel/kit/published";
import { badInput } from "@angel/kit/refusal";
import type { EntityManager } from "@angel/kit/database";
import { type PlainDate, today } from "@angel/kit/values";
import type { OrganisationLevel } from "../organisation/organisation.stub.js";
import type { Cell } from "./cell.js";
import { conditionsOn, type OrderKey, type Part, sortOf, suits } from "./column-expression.js";
import type { ReportChoice } from "./report-choice.js";
import { pastBatch, type Source } from "./past-batch.js";
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
    const source = isPast ? past(definition.source, on) : wholly(`published.${VIEWS[definition.source]}`);
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
    if (after && !suits(keys, after)) throw badInput("`after` is not a cursor of this list.");
    const list = (of: (key: OrderKey) => string) => keys.map(of).join(", ");
    const sign = this.scope.order?.isDescending ? "<" : ">";
    const from = after
      ? {
          sql: ` and (${list(({ sql }) => sql)}) ${sign} (${list(({ type }) => `?::${type}`)})`,
          values: after,
        }
      : nothing;
    const ask = async (source: Source) => {
      const { sql, values } = this.statement(from, source);
      return em.execute<RawRow[]>(`${sql} limit ?`, [...values, limit]);
    };
    for (const most of this.isLongPast ? [BATCH * limit, BATCH ** 3 * limit] : []) {
      const rows = await ask(pastBatch(this.scope.on, most, from, this.direction));
      if (rows.length === limit) return this.rowsOf(rows, em);
    }
    return this.rowsOf(await ask(this.source), em);
  }

  /** The cards of a past day by name of so many people that they are not to be sorted. */
  private get isLongPast(): boolean {
    const { definition, place, search } = this.scope;
    const isWhole = place.level === "NATIONAL" && !search;
    return this.isPast && definition.source === "CARDS" && isWhole && this.keys().length === 2;
  }

  private get direction(): "asc" | "desc" {
    return this.scope.order?.isDescending ? "desc" : "asc";
  }

  async count(em: EntityManager): Promise<number> {
    const { source, conditions } = this;
    const counts = source.arms.map(
      ({ sql }) => `(select count(*) from ${sql} listed where ${conditions.sql})`,
    );
    const [row] = await em.execute<{ count: number }[]>(
      `${source.before.sql} select (${counts.join(" + ")})::int as count`,
      [...source.before.values, ...source.arms.flatMap(({ values }) => [...values, ...conditions.values])],
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
    const named: OrderKey[] = [
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

  private statement(more: Part, source = this.source): Part {
    const { conditions, scope, direction } = this;
    const columns = scope.definition.columns.map(
      ({ value, past }, place) => `${this.isPast && past ? "null" : value} as c${place}`,
    );
    const node = scope.definition.source === "ORGANISATIONS" ? "node" : "null";
    const keys = this.keys();
    const ordered = (of: (key: OrderKey, place: number) => string) =>
      keys.map((key, place) => `${of(key, place)} ${direction}`).join(", ");
    const arms = source.arms.map(
      ({ sql }) => `select ${keys.map(({ sql: key }, place) => `${key} as k${place}`).join(", ")},
          ${columns.join(", ")}, ${node} as node
        from ${sql} listed where ${conditions.sql}${more.sql} order by ${ordered(({ sql: key }) => key)}`,
    );
    return {
      sql: `${source.before.sql} ${
        arms.length === 1
          ? arms[0]
          : `select * from (${arms.map((arm) => `(${arm})`).join(" union all ")}) listed
             ${source.within ? `where ${source.within}` : ""} order by ${ordered((_, place) => `k${place}`)}`
      }`,
      values: [
        ...source.before.values,
        ...source.arms.flatMap(({ values }) => [...values, ...conditions.values, ...more.values]),
      ],
    };
  }
}

/** How many times as many as are wanted are looked at first, and once more by its cube. */
const BATCH = 8;

const nothing: Part = { sql: "", values: [] };

type RawRow = Record<string, Cell>;

function columnOf({ columns }: ReportDefinition, key: string): ReportColumn {
  const found = columns.find((column) => column.key === key);
  if (!found) throw new Error(`No column ${key}.`);
  return found;
}

function wholly(view: string): Source {
  return { before: nothing, arms: [{ sql: view, values: [] }] };
}

/** Rows as they were at the end of the day: those that have not changed since, and the others with that put back. */
function past(source: ReportSource, on: PlainDate): Source {
  if (source === "ACCOUNTS") return wholly("published.account_grant");
  const [view, key, undone] =
    source === "CARDS"
      ? ["member_card", "member_id", "members_undone"]
      : ["organisation_form", "organisation_id", "organisations_undone"];
  return {
    before: {
      sql: `with undone as materialized (select ${key} as key, undo from published.${undone}(?))`,
      values: [on],
    },
    arms: [
      {
        sql: `(select *, ?::date as on_day from published.${view}
          where id not in (select key from undone) and coalesce(valid_from, ?) <= ?)`,
        values: [on, on, on],
      },
      {
        sql: `(select past.*, ?::date as on_day from undone join published.${view} kept on kept.id = key,
          lateral jsonb_populate_record(kept, undo) as past where coalesce(kept.valid_from, ?) <= ?)`,
        values: [on, on, on],
      },
    ],
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

import { Migration } from "@mikro-orm/migrations";
import { COUNTERS } from "./counters.js";

const STEPS = ["registered", "transferred_in", "transferred_out", "removed"];
/** Of the removed, by the reason written down; where none is, the rest. */
const REASONS = ["OWN_WISH", "EXCLUDED", "DISMISSED", "GRADUATED", "DIED", "OTHER"];
const REMOVALS = REASONS.map((reason) => reason.toLowerCase());
export const MOVEMENTS = [...STEPS, ...REMOVALS];

/** Sums that are kept beside the rows of another table. */
interface Total {
  table: string;
  of: string;
  /** What is summed by, columns of both. */
  key: Readonly<Record<string, string>>;
  /** What is summed, each by an expression on a row. */
  sums: Readonly<Record<string, string>>;
}

const asTheyStand = (columns: readonly string[]) =>
  Object.fromEntries(columns.map((column) => [column, column]));

const TOTALS: readonly Total[] = [
  { table: "member_totals", of: "member_counts", key: { region_id: "int" }, sums: asTheyStand(COUNTERS) },
  { table: "member_day_totals", of: "member_count_days", key: { day: "date" }, sums: asTheyStand(COUNTERS) },
  {
    table: "gap_totals",
    of: "organisation_gaps",
    key: { region_id: "int", is_primary: "boolean", gaps: "smallint" },
    sums: { forms: "1" },
  },
];

/**
 * What the union and its regions read: sums of tens of thousands of rows, kept beside them. Writers only add
 * differences, so that none waits for another; folding them together is nobody's hurry. A reader sums, and is exact at
 * any moment.
 */
export class PublishTotals extends Migration {
  override up(): void {
    for (const total of TOTALS) this.keep(total);
    this.countReasons();
    this.totalMovements();
    this.recountMovements();
    this.fold();
    this.audit();
    this.publish();
  }

  private keep({ table, of, key, sums }: Total): void {
    const [keys, names] = [Object.keys(key).join(", "), Object.keys(sums)];
    this.addSql(`create table ${table} (
      ${Object.entries(key)
        .map(([name, type]) => `${name} ${type}`)
        .join(", ")},
      ${names.map((name) => `${name} int not null`).join(", ")})`);
    this.addSql(`create index ${table}_by_key on ${table} (${Object.keys(key)[0]})`);
    this.addSql(`revoke insert, update, delete on ${table} from registry`);
    const rows = (from: string, sign: string) =>
      `select ${keys}, ${Object.entries(sums)
        .map(([name, value]) => `${sign}${value} as ${name}`)
        .join(", ")} from ${from}`;
    const summed = (from: string) => `insert into ${table} (${keys}, ${names.join(", ")})
      select ${keys}, ${names.map((name) => `sum(${name})`).join(", ")} from (${from}) changed
      group by ${keys} having ${names.map((name) => `sum(${name}) <> 0`).join(" or ")}`;
    for (const [change, tables, from] of [
      ["insert", "referencing new table as come", rows("come", "")],
      [
        "update",
        "referencing old table as gone new table as come",
        `${rows("come", "")} union all ${rows("gone", "-")}`,
      ],
      ["delete", "referencing old table as gone", rows("gone", "-")],
      ["truncate", "", null],
    ] as const) {
      this.addSql(`create function total_${of}_on_${change}() returns trigger
        language plpgsql security definer set search_path = registry, extensions as $$ begin
          ${from ? summed(from) : `truncate ${table}`};
          return null;
        end $$`);
      this.addSql(`create trigger totalled_on_${change} after ${change} on ${of} ${tables}
        for each statement execute function total_${of}_on_${change}()`);
    }
    this.addSql(summed(rows(of, "")));
  }

  /** Why members were removed, beside how many: of each primary and month. */
  private countReasons(): void {
    this.addSql(`alter table movement_counts
      ${REMOVALS.map((reason) => `add column ${reason} int not null default 0`).join(", ")}`);
    for (const change of ["insert", "update", "delete"]) {
      this.addSql(`drop trigger totalled_on_${change} on movement_counts`);
      this.addSql(`drop function total_movements_on_${change}()`);
    }
    this
      .addSql(`update movement_counts set ${REMOVALS.map((reason) => `${reason} = found.${reason}`).join(", ")}
      from (${monthly("(select * from movements where kind = 'REMOVED') removed", "")}) found
      where node = organisation_id and found.month = movement_counts.month`);
    for (const [change, sign] of [
      ["insert", ""],
      ["delete", "-"],
    ] as const) {
      this.addSql(`create or replace function count_movements_on_${change}() returns trigger
        language plpgsql security definer set search_path = registry, extensions as $$ begin
          insert into movement_counts as kept (organisation_id, month, ${MOVEMENTS.join(", ")})
            ${monthly("changed", sign)} order by node, month
          on conflict (organisation_id, month) do update set
            ${MOVEMENTS.map((step) => `${step} = kept.${step} + excluded.${step}`).join(", ")};
          return null;
        end $$`);
    }
  }

  /** By month of each region. An organisation that comes to another region brings its past there. */
  private totalMovements(): void {
    this.addSql(`drop view published.movement_total`);
    this.addSql(`drop function fold_movements()`);
    this.addSql(`drop table movement_totals`);
    this.addSql(`create table movement_totals (month date not null, region_id int,
      ${MOVEMENTS.map((step) => `${step} int not null`).join(", ")})`);
    this.addSql(`create index movement_totals_by_month on movement_totals (month, region_id)`);
    this.addSql(`revoke insert, update, delete on movement_totals from registry`);
    const columns = MOVEMENTS.join(", ");
    const gone = MOVEMENTS.map((step) => `-${step}`).join(", ");
    const rowsOf = (table: string, values: string) =>
      `select month, region_id, ${values} from ${table} join organisations on node = organisation_id`;
    for (const [change, tables, rows] of [
      ["insert", "referencing new table as come", rowsOf("come", columns)],
      [
        "update",
        "referencing old table as gone new table as come",
        `${rowsOf("come", columns)} union all ${rowsOf("gone", gone)}`,
      ],
      ["delete", "referencing old table as gone", rowsOf("gone", gone)],
      ["truncate", "", null],
    ] as const) {
      this.addSql(`create function total_movement_counts_on_${change}() returns trigger
        language plpgsql security definer set search_path = registry, extensions as $$ begin
          ${rows ? addToTotals(rows) : "truncate movement_totals"};
          return null;
        end $$`);
      this.addSql(`create trigger totalled_on_${change} after ${change} on movement_counts ${tables}
        for each statement execute function total_movement_counts_on_${change}()`);
    }
    const moved = (side: string, values: string) => `select month, ${side}.region_id, ${values}
      from gone join come using (node) join movement_counts on organisation_id = node
      where gone.region_id is distinct from come.region_id`;
    this.addSql(`create function total_movements_of_moved() returns trigger
      language plpgsql security definer set search_path = registry, extensions as $$ begin
        ${addToTotals(`${moved("come", columns)} union all ${moved("gone", gone)}`)};
        return null;
      end $$`);
    this.addSql(addToTotals(rowsOf("movement_counts", columns)));
    this.addSql(`create trigger movements_brought_along after update on organisations
      referencing old table as gone new table as come
      for each statement execute function total_movements_of_moved()`);
  }

  private recountMovements(): void {
    this.addSql(`create function recount_movements() returns void
      language sql set search_path = registry, extensions set work_mem = '256MB' set jit = off as $$
        truncate movement_counts;
        insert into movement_counts (organisation_id, month, ${MOVEMENTS.join(", ")}) ${monthly("movements", "")} $$`);
    this.addSql(`revoke execute on function recount_movements() from public`);
    this.addSql(`create or replace function finish_rows(pictures date[]) returns void
      language plpgsql set search_path = registry, extensions
        set maintenance_work_mem = '512MB' set work_mem = '256MB' set jit = off as $$
      declare
        statement text;
      begin
        for statement in select sql from put_back order by place loop
          execute statement;
        end loop;
        perform setval('organisations_node_seq', (select max(node) from organisations));
        perform recount_members(pictures);
        perform recount_gaps();
        perform learn_all_names();
        perform recount_statistics();
        perform recount_movements();
      end $$`);
  }

  private fold(): void {
    const folds = [
      ...TOTALS.map(({ table, key, sums }) => [table, Object.keys(key), Object.keys(sums)] as const),
      ["movement_totals", ["month", "region_id"], MOVEMENTS] as const,
    ].map(([table, keys, names]) => {
      const columns = [...keys, ...names].join(", ");
      return `with unfolded as (delete from ${table} returning *)
        insert into ${table} (${columns})
          select ${keys.join(", ")}, ${names.map((name) => `sum(${name})`).join(", ")} from unfolded
          group by ${keys.join(", ")} having ${names.map((name) => `sum(${name}) <> 0`).join(" or ")}
          order by ${keys.join(", ")}`;
    });
    this.addSql(`create function fold_totals() returns void
      language sql security definer set search_path = registry, extensions as $$ ${folds.join(";\n")} $$`);
    this.addSql(`revoke execute on function fold_totals() from public`);
    this.addSql(`grant execute on function fold_totals() to registry`);
  }

  private audit(): void {
    this.addSql(`alter function audit() rename to audit_counts`);
    this.addSql(`create function audit() returns table (what text, drift bigint)
      language sql set search_path = registry, extensions set work_mem = '256MB' set jit = off as $$
        select * from audit_counts() union all ${driftOfTotals("movement_counts")} $$`);
    this.addSql(`revoke execute on function audit() from public`);
  }

  private publish(): void {
    const counters = COUNTERS.join(", ");
    for (const [view, columns, table] of [
      ["headcount_total", `region_id, ${counters}`, "member_totals"],
      ["headcount_day_total", `day, ${counters}`, "member_day_totals"],
      ["form_gap_total", "region_id, is_primary, gaps, forms", "gap_totals"],
      ["movement_total", `region_id, month, ${MOVEMENTS.join(", ")}`, "movement_totals"],
    ] as const) {
      this.addSql(`create view published.${view} as select ${columns} from ${table}`);
      this.addSql(`grant select on published.${view} to angel_reader`);
    }
    // As a total says it: how many forms a row stands for.
    this.addSql(`create or replace view published.form_gap as
      select organisations.id as organisation_id, organisations.path::text as organisation_path, is_primary, gaps,
        organisation_gaps.organisation_id as node, organisation_gaps.territorial_id, organisation_gaps.okrug_id,
        organisation_gaps.region_id, 1 as forms
      from organisation_gaps left join organisations on node = organisation_gaps.organisation_id`);
    const place = "organisations.territorial_id, organisations.okrug_id, organisations.region_id";
    this.addSql(`create or replace view published.movement_month as
      select organisation_id as primary_id, ${place}, month, ${MOVEMENTS.join(", ")}
      from movement_counts left join organisations on node = organisation_id`);
    const reasons = REASONS.map(
      (reason) => `coalesce(reason = '${reason}', false)::int as ${reason.toLowerCase()}`,
    ).join(", ");
    this.addSql(`create or replace view published.movement_day as
      select organisation_id as primary_id, ${place}, moved_on as day,
        (kind = 'REGISTERED')::int as registered, (kind = 'TRANSFERRED')::int as transferred_in, 0 as transferred_out,
        (kind = 'REMOVED')::int as removed, ${reasons}
      from movements left join organisations on node = organisation_id
      union all
      select from_id, ${place}, moved_on, 0, 0, 1, 0, ${REASONS.map(() => "0").join(", ")}
      from movements left join organisations on node = from_id where kind = 'TRANSFERRED'`);
  }
}

/** A row a step of an organisation, of what is in `source`. */
export function stepsOf(source: string, sign: "" | "-"): string {
  const is = (condition: string) => `${sign}coalesce(${condition}, false)::int`;
  const kinds = ["kind = 'REGISTERED'", "kind = 'TRANSFERRED'", "false", "kind = 'REMOVED'"].map(is);
  const reasons = REASONS.map((reason) => is(`kind = 'REMOVED' and reason = '${reason}'`));
  return `select organisation_id, date_trunc('month', moved_on)::date, ${[...kinds, ...reasons].join(", ")} from ${source}
    union all
    select from_id, date_trunc('month', moved_on)::date, 0, 0, ${sign}1, 0, ${REASONS.map(() => "0").join(", ")}
      from ${source} where from_id is not null`;
}

/** A row a primary and month of what is in `source`. */
function monthly(source: string, sign: "" | "-"): string {
  return `select node, month, ${MOVEMENTS.map((step) => `sum(${step}) as ${step}`).join(", ")} from (
    ${stepsOf(source, sign)}
    ) steps (node, month, ${MOVEMENTS.join(", ")}) group by node, month`;
}

/** Adds what is in `rows` (month, region, each count) to the months of regions. */
export const addToTotals = (
  rows: string,
) => `insert into movement_totals (month, region_id, ${MOVEMENTS.join(", ")})
  select month, region_id, ${MOVEMENTS.map((step) => `sum(${step})`).join(", ")}
  from (${rows}) changed (month, region_id, ${MOVEMENTS.join(", ")})
  group by month, region_id having ${MOVEMENTS.map((step) => `sum(${step}) <> 0`).join(" or ")}
  order by month, region_id`;

/** What of the totals is not as it is summed anew; the steps of organisations stand in `steps`. */
export function driftOfTotals(steps: string): string {
  return [
    ...TOTALS.map(({ table, of, key, sums }) => [table, of, Object.keys(key), sums] as const),
    [
      "movement_totals",
      `(select region_id, ${steps}.* from ${steps} join organisations on node = organisation_id)`,
      ["month", "region_id"],
      asTheyStand(MOVEMENTS),
    ] as const,
  ]
    .map(([table, of, keys, sums]) => {
      const values = Object.entries(sums);
      return `select '${table.replaceAll("_", " ")}', count(*) from (
        select from (
          select ${keys.join(", ")}, ${Object.keys(sums).join(", ")} from ${table}
          union all
          select ${keys.join(", ")}, ${values.map(([, value]) => `-${value}`).join(", ")} from ${of} counted) cells
        group by ${keys.join(", ")} having ${values.map(([name]) => `sum(${name}) <> 0`).join(" or ")}) unequal`;
    })
    .join(" union all ");
}

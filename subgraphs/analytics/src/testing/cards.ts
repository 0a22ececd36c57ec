import type { TestApp } from "@angel/kit/testing";
import { nodeOf, nodesOf, type Place } from "./union.js";

const TEXTS =
  `last_name first_name patronymic name_key sex occupation dues_form workplace position phone email status
  education academic_degree academic_title card_number card_status removal_reason`.split(/\s+/);
const DAYS =
  `born_on consented_on joined_on valid_from working_from teaching_from removed_on registered_on`.split(" ");

const CAREER = [
  "education text",
  "academic_degree text",
  "academic_title text",
  "working_from date",
  "teaching_from date",
  "has_long_service_pension boolean",
  "is_labour_veteran boolean",
];

/** Cards as the registry publishes them. That only those are there whom the viewer may see is the registry's, and its test's. */
export class TestCards {
  static async lay(app: TestApp): Promise<TestCards> {
    for (const sql of [
      `create table published.member_card (id uuid primary key default uuidv7(), primary_id int, territorial_id int,
         okrug_id int, region_id int, course_of_study int, has_long_service_pension boolean, is_labour_veteran boolean,
         ${TEXTS.map((column) => `${column} text`).join(", ")}, ${DAYS.map((column) => `${column} date`).join(", ")})`,
      `create table published.told_undone (member_id uuid, until_day date, undo jsonb)`,
      `create function published.members_undone(on_day date) returns table (member_id uuid, undo jsonb)
       language sql stable security definer as $$
         select member_id, undo from published.told_undone where on_day < until_day $$`,
      `create function published.careers_on(ids uuid[], on_day date) returns table (of_row uuid,
         ${CAREER.join(", ")}) language sql stable security definer as $$
         select id, ${CAREER.map((column) => column.split(" ")[0]).join(", ")} from published.member_card
         where id = any(ids) $$`,
      `create table published.account_grant (id uuid primary key default uuidv7(), display_name text, name_key text,
         role text, organisation_id uuid, starts_on date, ends_on date, revoked_on date, last_seen_on date)`,
      `grant select on published.member_card, published.account_grant to analytics`,
    ]) {
      await app.sql(sql);
    }
    return new TestCards(app);
  }

  private constructor(private readonly app: TestApp) {}

  async put(place: Place, card: Record<string, string | number | boolean | null>): Promise<string> {
    const { territorial_id, region_id } = nodesOf(place);
    const row = {
      status: "ON_REGISTER",
      valid_from: "2020-01-01",
      name_key: `${card["last_name"]} ${card["first_name"]}`.toLowerCase().replaceAll("ё", "е"),
      ...card,
      primary_id: nodeOf(place),
      territorial_id,
      region_id,
    };
    const columns = Object.keys(row);
    const [kept] = await this.app.sql<{ id: string }>(
      `insert into published.member_card (${columns.join()}) values (${columns.map((_, at) => `$${at + 1}`).join()})
       returning id`,
      Object.values(row),
    );
    return kept?.id as string;
  }

  async putMany(place: Place, count: number): Promise<void> {
    await this.app.sql(
      `insert into published.member_card (primary_id, region_id, last_name, first_name, name_key, status, valid_from, joined_on)
       select $1, $2, 'Новиков' || n, 'Ян', 'новиков' || n || ' ян', 'ON_REGISTER', '2020-01-01', '2020-01-01'
       from generate_series(1, $3::int) n`,
      [nodeOf(place), nodesOf(place).region_id, count],
    );
  }

  /** The card was otherwise until this day. */
  async was(memberId: string, until: string, undo: Record<string, unknown>): Promise<void> {
    await this.app.sql("insert into published.told_undone values ($1, $2, $3)", [
      memberId,
      until,
      JSON.stringify(undo),
    ]);
  }

  async grant(name: string, role: string, organisationId: string): Promise<void> {
    await this.app.sql(
      `insert into published.account_grant (display_name, name_key, role, organisation_id, starts_on)
       values ($1, lower($1), $2, $3, '2021-01-01')`,
      [name, role, organisationId],
    );
  }
}

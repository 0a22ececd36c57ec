import { Migration } from "@mikro-orm/migrations";

const OWN_NODES = ["primary_id", "territorial_id", "okrug_id", "region_id"];
const isSeen = (row: string) => `((select published.sees_union())
  or ${OWN_NODES.map((column) => `${row}.${column} = any((select published.seen_nodes())::int[])`).join(" or ")})`;

/**
 * Cards and forms by sets, for reports with names. The role of analytics reads past the policies of `members`, so the
 * view holds the same condition itself: a card is there only for a viewer whose grants are over it.
 */
export class PublishCards extends Migration {
  override up(): void {
    for (const [name, type, body] of [
      ["sees_union", "boolean", "select sees_union()"],
      ["seen_nodes", "int[]", "select seen_nodes()"],
      ["primaries_on", "int[]", "select primaries_on(top, on_day)"],
    ] as const) {
      const given = name === "primaries_on" ? "top int, on_day date" : "";
      this.addSql(`create function published.${name}(${given}) returns ${type}
        language sql stable parallel safe security definer set search_path = registry, extensions as $$ ${body} $$`);
    }
    this.addSql(`create view published.member_card as
      select members.id, primary_id, members.territorial_id, members.okrug_id, members.region_id, last_name,
        first_name, patronymic, members.name_key, sex::text as sex, born_on, occupation::text as occupation,
        dues_form::text as dues_form, workplace, position, course_of_study, members.phone, members.email, consented_on,
        joined_on, status::text as status, members.valid_from,
        education::text as education, working_from, teaching_from, academic_degree, academic_title,
        has_long_service_pension, is_labour_veteran,
        (select number from membership_cards where member_id = members.id and replaced_on is null) as card_number,
        (select membership_cards.status::text from membership_cards
          where member_id = members.id and replaced_on is null) as card_status,
        (select moved_on from movements where member_id = members.id and kind = 'REMOVED'
          order by moved_on desc, recorded_at desc limit 1) as removed_on,
        (select reason::text from movements where member_id = members.id and kind = 'REMOVED'
          order by moved_on desc, recorded_at desc limit 1) as removal_reason,
        (select max(moved_on) from movements where member_id = members.id and kind <> 'REMOVED') as registered_on
      from members left join careers on careers.member_id = members.id
      where ${isSeen("members")}`);
    this
      .addSql(`create function published.members_undone(on_day date) returns table (member_id uuid, undo jsonb)
      language sql stable security definer set search_path = registry, extensions as $$
        select members.id, undo from undone_since('members', on_day) join members on members.id = row_key::uuid
        where ${isSeen("members")} $$`);

    this.addSql(`create view published.organisation_form as
      select organisations.id, organisations.node, organisations.path::text as path,
        organisations.level::text as level, organisations.territorial_id, organisations.okrug_id,
        organisations.region_id, organisations.name, organisations.name_key, organisations.full_name,
        organisations.number, organisations.code, organisations.type_code, organisation_types.name as type_name,
        (select above.name from organisations above where above.id = organisations.parent_id) as parent_name,
        organisations.dues_percent, organisations.preferential_dues_kopecks, organisations.is_small,
        organisations.has_committee, organisations.is_legal_entity, organisations.tax_id,
        organisations.registration_number, organisations.registered_on, organisations.postal_address,
        organisations.actual_address, organisations.legal_address,
        array_to_string(organisations.phones, ', ') as phones, organisations.email, organisations.website,
        organisations.time_zone, organisations.valid_from, organisations.closed_on,
        employers.name as employer_name, employers.tax_id as employer_tax_id, head_name, head_position,
        (select concat_ws(' ', last_name, first_name, patronymic) from chairs
          where organisation_id = organisations.node and left_on is null) as chair_name,
        (select elected_on from chairs where organisation_id = organisations.node and left_on is null)
          as chair_elected_on,
        (select powers_until from chairs where organisation_id = organisations.node and left_on is null)
          as chair_powers_until,
        (select is_staff from chairs where organisation_id = organisations.node and left_on is null)
          as chair_is_staff
      from organisations
        left join organisation_types on organisation_types.code = organisations.type_code
        left join employers on employers.id = organisations.employer_id`);
    this
      .addSql(`create function published.organisations_undone(on_day date) returns table (organisation_id uuid, undo jsonb)
      language sql stable security definer set search_path = registry, extensions as $$
        select row_key::uuid, undo from undone_since('organisations', on_day) $$`);
    this.publish();
  }

  private publish(): void {
    const functions = [
      "sees_union()",
      "seen_nodes()",
      "primaries_on(int, date)",
      "members_undone(date)",
      "organisations_undone(date)",
    ];
    for (const lent of functions) this.addSql(`revoke execute on function published.${lent} from public`);
    // A role of analytics may come to the database after us.
    this.addSql(`create function publish_cards() returns void
      language plpgsql security definer set search_path = registry, extensions as $$
      begin
        if not exists (select from pg_roles where rolname = 'analytics') then return; end if;
        grant select on published.member_card, published.organisation_form to analytics;
        ${functions.map((lent) => `grant execute on function published.${lent} to analytics;`).join("\n")}
      end $$`);
    this.addSql(`revoke execute on function publish_cards() from public`);
    this.addSql(`grant execute on function publish_cards() to registry`);
    this.addSql(`select publish_cards()`);
  }
}

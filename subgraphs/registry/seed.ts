import type { EntityManager } from "@angel/kit/database";
import { seedAffairs } from "./seed-affairs.js";
import { seedApplications, seedCards, seedConsents } from "./seed-cards.js";
import { organisationChanged } from "./src/organisation/organisation.events.js";

interface RegistryPart {
  organisations: object[];
  members: object[];
  /** What organisations have and do; a union need not say. */
  affairs?: object[];
  /** What stands on the tabs of cards; a union need not say. */
  cards?: object[];
  applications?: object[];
  /** Papers on which members agreed to something. */
  consents?: object[];
}

const CHUNK = 5_000;

/** Puts the union's organisations and members into an empty registry, set by set. */
export async function seed(em: EntityManager, union: unknown): Promise<void> {
  const [known] = await em.execute<object[]>("select from organisations limit 1");
  if (known) return;
  const {
    organisations,
    members,
    affairs = [],
    cards = [],
    applications = [],
    consents = [],
  } = union as RegistryPart;
  await seedOrganisations(em, organisations);
  for (let from = 0; from < members.length; from += CHUNK) {
    await seedMembers(em, members.slice(from, from + CHUNK));
  }
  await seedChairs(em, organisations);
  await seedAffairs(em, affairs);
  await seedCards(em, cards);
  await seedApplications(em, applications);
  await seedConsents(em, consents);
  await em.execute(
    `insert into events.outbox (name, payload)
     select ?, jsonb_build_object('id', id) from organisations order by path`,
    [organisationChanged.name],
  );
}

async function seedOrganisations(em: EntityManager, organisations: object[]): Promise<void> {
  const rows = JSON.stringify(organisations);
  await em.execute(
    `insert into organisation_types (code, name)
     select distinct on ("typeCode") "typeCode", "typeName"
     from json_to_recordset(?::json) as given ("typeCode" text, "typeName" text)
     on conflict do nothing`,
    [rows],
  );
  await em.execute(
    `insert into organisations (
       id, node, parent_id, path, level, type_code, number, code, name, full_name, note, dues_percent,
       preferential_dues_kopecks, is_small, has_committee, is_legal_entity, tax_id, registration_number,
       registered_on, time_zone, postal_address, actual_address, legal_address, phones, email, website,
       social_links)
     select
       id, node, "parentId", path, level, "typeCode", number, code, name, "fullName", note, "duesPercent",
       "preferentialDuesKopecks", "isSmall", "hasCommittee", "isLegalEntity", "taxId", "registrationNumber",
       "registeredOn", "timeZone", "postalAddress", "actualAddress", "legalAddress", phones, email, website,
       "socialLinks"
     from json_to_recordset(?::json) as given (
         id uuid, node int, "parentId" uuid, path ltree, level organisation_level, "typeCode" text, number text,
         code int, name text, "fullName" text, note text, "duesPercent" float8, "preferentialDuesKopecks" int,
         "isSmall" bool, "hasCommittee" bool, registration json, contacts json),
       json_to_record(registration) as law (
         "isLegalEntity" bool, "taxId" text, "registrationNumber" text, "registeredOn" date),
       json_to_record(contacts) as place (
         "timeZone" text, "postalAddress" text, "actualAddress" text, "legalAddress" text, phones text[],
         email text, website text, "socialLinks" text[])`,
    [rows],
  );
  await em.execute("select setval('organisations_node_seq', (select max(node) from organisations))");
}

async function seedMembers(em: EntityManager, members: object[]): Promise<void> {
  const rows = JSON.stringify(members);
  await em.execute(
    `insert into members (
       id, primary_id, territorial_id, region_id, last_name, first_name, patronymic, sex, born_on, occupation,
       dues_form, workplace, position, course_of_study, phone, email, consented_on, joined_on, status)
     select
       given.id, node, territorial_id, region_id, last, first, patronymic, sex, "bornOn", occupation, "duesForm",
       workplace, position, "courseOfStudy", phone, given.email, "consentedOn", "joinedOn",
       case movements->-1->>'kind' when 'REMOVED' then 'REMOVED' else 'ON_REGISTER' end::member_status
     from json_to_recordset(?::json) as given (
         id uuid, "organisationId" uuid, name json, sex sex, "bornOn" date, occupation occupation,
         "duesForm" dues_form, workplace text, position text, "courseOfStudy" smallint, phone text, email text,
         "consentedOn" date, "joinedOn" date, movements json)
       join organisations on organisations.id = "organisationId",
       json_to_record(given.name) as person (last text, first text, patronymic text)`,
    [rows],
  );
  await em.execute(
    `insert into membership_cards (number, member_id, primary_id, status, issued_on)
     select number, given.id, primary_id, card.status, "issuedOn"
     from json_to_recordset(?::json) as given (id uuid, card json)
       join members on members.id = given.id,
       json_to_record(card) as card (number text, status card_status, "issuedOn" date)
     where number is not null`,
    [rows],
  );
  await em.execute(
    `insert into movements (
       id, member_id, primary_id, kind, moved_on, organisation_id, from_id, reason, note, recorded_at)
     select
       step.id, given.id, primary_id, kind, "on", home.node, former.node, reason, step.note,
       "on" + interval '12 hours'
     from json_to_recordset(?::json) as given (id uuid, movements json)
       join members on members.id = given.id,
       json_to_recordset(movements) as step (
         id uuid, kind movement_kind, "on" date, "organisationId" uuid, "fromOrganisationId" uuid,
         reason removal_reason, note text)
       join organisations home on home.id = step."organisationId"
       left join organisations former on former.id = step."fromOrganisationId"`,
    [rows],
  );
}

async function seedChairs(em: EntityManager, organisations: object[]): Promise<void> {
  await em.execute(
    `insert into chairs (
       organisation_id, member_id, last_name, first_name, patronymic, elected_on, powers_until, is_staff)
     select node, "memberId", last, first, patronymic, "electedOn", "powersUntil", "isStaff"
     from json_to_recordset(?::json) as given (node int, chair json),
       json_to_record(chair) as elected (
         "memberId" uuid, name json, "electedOn" date, "powersUntil" date, "isStaff" bool),
       json_to_record(name) as person (last text, first text, patronymic text)
     where json_typeof(chair) = 'object'`,
    [JSON.stringify(organisations)],
  );
}

import type { EntityManager } from "@angel/kit/database";

/** The tabs of members' cards: career, awards, family, training, support, notes, contacts. */
export async function seedCards(em: EntityManager, cards: object[]): Promise<void> {
  const rows = JSON.stringify(cards);
  for (const statement of STATEMENTS) await em.execute(statement, [rows]);
}

/** The rows of a list on each card. */
function listed(list: string, columns: string): string {
  return `json_to_recordset(?::json) as card ("memberId" uuid, "${list}" json),
    json_to_recordset(card."${list}") as row (${columns})`;
}

const STATEMENTS = [
  `insert into careers (member_id, filled_on, working_from, teaching_from, has_long_service_pension,
     is_labour_veteran, education, academic_degree, academic_title)
   select "memberId", "filledOn", "workingFrom", "teachingFrom", "hasLongServicePension", "isLabourVeteran",
     education, "academicDegree", "academicTitle"
   from json_to_recordset(?::json) as card ("memberId" uuid, career json),
     json_to_record(career) as row ("filledOn" date, "workingFrom" date, "teachingFrom" date,
       "hasLongServicePension" bool, "isLabourVeteran" bool, education education, "academicDegree" text,
       "academicTitle" text)`,
  `insert into awards (id, member_id, name, level, awarded_on, decision_number)
   select row.id, "memberId", name, level, "awardedOn", "decisionNumber"
   from ${listed("awards", `id uuid, name text, level award_level, "awardedOn" date, "decisionNumber" text`)}`,
  `insert into family_members (id, member_id, kinship, last_name, first_name, patronymic, born_on, consented_on)
   select row.id, "memberId", kinship, last, first, patronymic, "bornOn", "consentedOn"
   from ${listed("family", `id uuid, kinship kinship, name json, "bornOn" date, "consentedOn" date`)},
     json_to_record(name) as person (last text, first text, patronymic text)`,
  `insert into trainings (id, member_id, kind, name, hours, started_on)
   select row.id, "memberId", kind, name, hours, "startedOn"
   from ${listed("trainings", `id uuid, kind training_kind, name text, hours smallint, "startedOn" date`)}`,
  `insert into social_supports (id, member_id, kind, ground, amount_kopecks, provided_on)
   select row.id, "memberId", kind, ground, kopecks, "providedOn"
   from ${listed("support", `id uuid, kind support_kind, ground text, kopecks int, "providedOn" date`)}`,
  `insert into member_notes (id, member_id, kind, text, recorded_at)
   select row.id, "memberId", kind, text, "writtenOn"
   from ${listed("notes", `id uuid, kind note_kind, text text, "writtenOn" date`)}`,
  `insert into contacts (member_id, kind, value, is_preferred)
   select "memberId", kind, value, true from ${listed("contacts", "kind contact_kind, value text")}`,
];

/** Applications to join, in the order in which they came; each agreed to the register of members. */
export async function seedApplications(em: EntityManager, applications: object[]): Promise<void> {
  const rows = JSON.stringify(applications);
  await em.execute(
    `insert into join_applications (id, arrival, organisation_id, status, last_name, first_name, patronymic, born_on,
       occupation, workplace, phone, follow_up_hash, submitted_at, decided_at, reason)
     select row.id, nextval('application_arrivals'), node,
       case when "rejectedBecause" is null then 'SUBMITTED' else 'REJECTED' end::application_status,
       last, first, patronymic, "bornOn", occupation, workplace, phone,
       sha256(convert_to(replace("followUpCode", '-', ''), 'UTF8')), "submittedAt",
       case when "rejectedBecause" is not null then "submittedAt" + interval '1 day' end, "rejectedBecause"
     from json_to_recordset(?::json) as row (id uuid, "organisationId" uuid, name json, "bornOn" date,
         occupation occupation, workplace text, phone text, "followUpCode" text, "submittedAt" timestamptz,
         "rejectedBecause" text)
       join organisations on organisations.id = "organisationId",
       json_to_record(row.name) as person (last text, first text, patronymic text)
     order by "submittedAt"`,
    [rows],
  );
  await em.execute(
    `insert into application_consents (application_id, purpose, text_version)
     select id, 'MEMBERSHIP', 1 from json_to_recordset(?::json) as row (id uuid)`,
    [rows],
  );
}

/** What members agreed to on paper. */
export async function seedConsents(em: EntityManager, consents: object[]): Promise<void> {
  await em.execute(
    `insert into consents (id, member_id, purpose, is_given, evidence, said_on)
     select id, "memberId", purpose, true, 'PAPER', "on"
     from json_to_recordset(?::json) as given (id uuid, "memberId" uuid, purpose consent_purpose, "on" date)`,
    [JSON.stringify(consents)],
  );
}

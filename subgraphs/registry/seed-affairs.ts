import type { EntityManager } from "@angel/kit/database";

/** What organisations have and do: institutions, units, bodies, officers, acts, awards, meetings, former chairs. */
export async function seedAffairs(em: EntityManager, affairs: object[]): Promise<void> {
  const rows = JSON.stringify(affairs);
  for (const statement of STATEMENTS) await em.execute(statement, [rows]);
}

/** The rows of a list in the affairs of each organisation, with the organisation's node. */
function listed(list: string, columns: string): string {
  return `json_to_recordset(?::json) as given ("organisationId" uuid, "${list}" json)
    join organisations on organisations.id = "organisationId",
    json_to_recordset(given."${list}") as row (${columns})`;
}

const PERSON = "last, first, patronymic";
const NAMED = "json_to_record(row.name) as person (last text, first text, patronymic text)";

const STATEMENTS = [
  `insert into employers (id, tax_id, name, head_name, head_position, is_educational_complex)
   select row.id, "taxId", row.name, "headName", "headPosition", "isEducationalComplex"
   from json_to_recordset(?::json) as given (employer json),
     json_to_record(employer) as row (id uuid, "taxId" text, name text, "headName" text, "headPosition" text,
       "isEducationalComplex" bool)
   where row.id is not null on conflict do nothing`,
  `update organisations set employer_id = (employer->>'id')::uuid
   from json_to_recordset(?::json) as given ("organisationId" uuid, employer json)
   where organisations.id = "organisationId" and json_typeof(employer) = 'object'`,
  `insert into head_counts (id, organisation_id, counted_on, employed, pedagogical, young)
   select row.id, node, "countedOn", employed, pedagogical, young
   from ${listed("headCounts", `id uuid, "countedOn" date, employed int, pedagogical int, young int`)}`,
  `insert into units (id, organisation_id, kind, name, organiser_id)
   select row.id, node, kind, row.name, "organiserId"
   from ${listed("units", `id uuid, kind unit_kind, name text, "organiserId" uuid`)}`,
  `update members set unit_id = own.unit
   from (
     select row.id as unit, member::uuid as member
     from ${listed("units", `id uuid, "memberIds" json`)},
       json_array_elements_text("memberIds") as member
   ) own where members.id = own.member`,
  `insert into chairs (id, organisation_id, member_id, last_name, first_name, patronymic, elected_on, powers_until,
     left_on, end_reason)
   select row.id, node, "memberId", ${PERSON}, "electedOn", "powersUntil", "leftOn", 'SUCCEEDED'
   from ${listed("formerChairs", `id uuid, "memberId" uuid, name json, "electedOn" date, "powersUntil" date, "leftOn" date`)},
     ${NAMED}`,
  `insert into bodies (id, organisation_id, kind, elected_on, powers_until, minutes_number)
   select row.id, node, kind, "electedOn", "powersUntil", "minutesNumber"
   from ${listed("bodies", `id uuid, kind body_kind, "electedOn" date, "powersUntil" date, "minutesNumber" text`)}`,
  `insert into seats (id, body_id, organisation_id, role, member_id, last_name, first_name, patronymic, since_on)
   select seat.id, row.id, node, role, "memberId", ${PERSON}, "electedOn"
   from ${listed("bodies", `id uuid, "electedOn" date, seats json`)},
     json_to_recordset(seats) as seat (id uuid, role seat_role, "memberId" uuid, name json),
     json_to_record(seat.name) as person (last text, first text, patronymic text)`,
  `insert into officers (id, organisation_id, kind, position, member_id, last_name, first_name, patronymic, phone,
     note, since_on)
   select row.id, node, kind, row.position, "memberId", ${PERSON}, phone, row.note, "sinceOn"
   from ${listed("officers", `id uuid, kind officer_kind, position text, "memberId" uuid, name json, phone text, note text, "sinceOn" date`)},
     ${NAMED}`,
  `insert into agreements (id, organisation_id, kind, number, title, valid_from, valid_until, parties)
   select row.id, node, kind, row.number, title, "validFrom", "validUntil", parties
   from ${listed("agreements", `id uuid, kind agreement_kind, number text, title text, "validFrom" date, "validUntil" date, parties text[]`)}`,
  `insert into organisation_awards (id, organisation_id, name, awarded_on, awarded_by, document_number, note)
   select row.id, node, row.name, "awardedOn", "awardedBy", "documentNumber", row.note
   from ${listed("awards", `id uuid, name text, "awardedOn" date, "awardedBy" text, "documentNumber" text, note text`)}`,
  `insert into meetings (id, organisation_id, kind, number, held_on, place, entitled, present, chaired_by, recorded_by)
   select row.id, node, kind, row.number, "heldOn", place, entitled, present, "chairedBy", "recordedBy"
   from ${listed("meetings", `id uuid, kind meeting_kind, number text, "heldOn" date, place text, entitled int, present int, "chairedBy" text, "recordedBy" text`)}`,
  `insert into agenda_items (meeting_id, organisation_id, place, question, heard, decision, votes_for, votes_against,
     votes_abstained)
   select row.id, node, place, item->>'question', item->>'heard', item->>'decision', (item->'votes'->>0)::int,
     (item->'votes'->>1)::int, (item->'votes'->>2)::int
   from ${listed("meetings", "id uuid, agenda json")},
     json_array_elements(agenda) with ordinality as asked (item, place)`,
  `insert into attendances (meeting_id, organisation_id, member_id, last_name, first_name, patronymic)
   select row.id, node, members.id, last_name, first_name, patronymic
   from ${listed("meetings", `id uuid, "attendeeIds" json`)}, json_array_elements_text("attendeeIds") as member
     join members on members.id = member::uuid`,
];

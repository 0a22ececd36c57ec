import type { Client } from "pg";
import { FORMER_MEMBERS, type Profile } from "./profile.ts";

/** Counts every figure of the report in the rows themselves; what does not come out is told in words. */
export async function checkFullUnion(client: Client, profile: Profile): Promise<string[]> {
  const { organisations, members, memberGaps, organisationGaps, cards } = profile;
  const expected: Record<string, number> = {
    ...organisations,
    total: members.total,
    former: FORMER_MEMBERS,
    employed: members.employed,
    students: members.students,
    pensioners: members.pensioners,
    ...memberGaps,
    ...organisationGaps,
    ...cards,
  };
  const found: Record<string, number> = {};
  for (const sql of counts) {
    const { rows } = await client.query<Record<string, string>>(sql);
    for (const [name, count] of Object.entries(rows[0] ?? {})) found[name] = Number(count);
  }
  return Object.entries(expected)
    .filter(([name, count]) => found[name] !== count)
    .map(([name, count]) => `${name} is ${found[name]} instead of ${count}`);
}

const empty = (column: string, name = column) => `count(*) filter (where ${column} is null) as "${name}"`;
const level = (name: string) => `count(*) filter (where level = '${name.toUpperCase()}') as "${name}"`;

const counts = [
  `select ${["national", "regional", "okrug", "territorial", "primary"].map(level).join()} from organisations`,
  `select count(*) as total, ${["employed", "student", "pensioner"]
    .map(
      (name) =>
        `count(*) filter (where occupation = '${name.toUpperCase()}') as ${name.replace(/(student|pensioner)/, "$1s")}`,
    )
    .join()}, ${[
    empty("occupation"),
    empty("sex"),
    empty("born_on", "bornOn"),
    empty("dues_form", "duesForm"),
    empty("consented_on", "consentedOn"),
    empty("workplace"),
    empty("position"),
  ].join()}, count(*) filter (where occupation = 'STUDENT' and course_of_study is null) as "courseOfStudyAmongStudents"
   from members where status = 'ON_REGISTER'`,
  `select count(*) as former from members where status = 'REMOVED'`,
  `select ${empty("dues_percent", "duesPercentAmongPrimary")}, ${empty("is_small", "smallFlagAmongPrimary")},
     ${empty("has_committee", "committeeFlagAmongPrimary")}, ${empty("employer_id", "employer")}
   from organisations where level = 'PRIMARY'`,
  `select count(*) as chair from organisations where not exists (
     select from chairs where organisation_id = node and left_on is null)`,
  `select ${empty("employers.tax_id", "employerTaxId")}, ${empty("head_name", "employerHead")},
     ${empty("head_position", "employerHeadPosition")}
   from organisations join employers on employers.id = employer_id where level = 'PRIMARY'`,
  `select count(*) filter (where status = 'ISSUED') as plastic, count(*) filter (where status = 'VIRTUAL') as virtual
   from membership_cards where replaced_on is null`,
];

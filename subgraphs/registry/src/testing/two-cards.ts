import type { TestApp } from "@angel/kit/testing";
import { type Place, register, uniqueName } from "./world.js";

export const Merge = `mutation Merge($input: MergeMembersInput!) { mergeMembers(input: $input) {
  __typename
  ... on MergeMembersPayload { merge {
    id reason undoneAt mergedBy { id }
    kept { id status phone email sex awards { name } contacts { kind value } notes { text } mergedFrom { id } }
    merged { id status card { status } awards { name } movements { kind reason note } mergedInto { kept { id } } }
  } }
  ... on AlreadyMerged { into { id } }
  ... on NotOnRegister { removedOn }
  ... on InvalidInput { fields { path } }
} }`;
/** Two cards of one person: one with a telephone, the other with everything else. */
export async function twoCards(app: TestApp, first: Place = "school", second: Place = "school") {
  const same = { name: uniqueName(), bornOn: "1980-02-03" };
  const kept = await register(app, first, { ...same, phone: "+79115550001", consentedOn: null });
  const merged = await register(app, second, {
    ...uniqueNamed(),
    phone: "+79115550002",
    email: "two@mail.example",
  });
  const sql = (text: string) => app.sql(text, [merged]);
  await app.sql("update registry.members set sex = null, workplace = null where id = $1", [kept]);
  await app.sql("update registry.members set last_name = $1, born_on = $2 where id = $3", [
    same.name.last,
    same.bornOn,
    merged,
  ]);
  await sql(
    `update registry.membership_cards set status = 'ISSUED', issued_on = '2021-01-01' where member_id = $1`,
  );
  await sql(
    `insert into registry.awards (member_id, name, level, awarded_on) values ($1, 'Грамота', 'PRIMARY', '2022-01-01')`,
  );
  await sql(`insert into registry.member_notes (member_id, kind, text) values ($1, 'OTHER', 'Поёт.')`);
  await sql(
    `insert into registry.contacts (member_id, kind, value, is_preferred) values ($1, 'ADDRESS', 'ул. Мира, 1', true)`,
  );
  await sql(`insert into registry.careers (member_id, education) values ($1, 'HIGHER')
    on conflict (member_id) do update set education = 'HIGHER'`);
  return { kept, merged };
}

function uniqueNamed() {
  return { name: uniqueName(), bornOn: "1981-01-01" };
}

/** What merges the second into the first. */
export const merging = (keptId: string, mergedId: string, change: object = {}) => ({
  input: { keptId, mergedId, reason: "Приняли дважды.", ...change },
});

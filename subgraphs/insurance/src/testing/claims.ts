import type { Actor, TestApp } from "@angel/kit/testing";
import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { BASE_TABLE } from "../payout-table/base-table.js";
import type { Place, TestUnion } from "./union.js";

const CLAIM = `id number state revision incidentOn paidOn payout { kopecks } member { id } organisation { id }
  injury circumstances checklist { kind isThere } documents { kind name mediaType link }
  steps { state isByClaimant note } objections { text answer isAccepted appealNumber }
  assessment { percent isCapped money { kopecks } lines { code percent countedPercent verdict because } }`;

const PROBLEMS = `... on Problem { message ... on InvalidInput { fields { path message } }
  ... on ClaimStateDiffers { state } }`;

const Submit = `mutation Submit($input: SubmitClaimInput!) { submitClaim(input: $input) { __typename
  ... on SubmitClaimPayload { claim { ${CLAIM} } claimEdge { cursor } } ... on Problem { message }
  ... on InvalidInput { fields { path message } } ... on NotCovered { cover { status } } } }`;

/** A programme of 50,000 roubles with the base table, in force since 2021. */
export async function insured(union: TestUnion, place: Place = union.region): Promise<string> {
  const programmeId = await union.programme(place);
  await union.app.sql(
    "insert into insurance.payout_tables (programme_id, version, starts_on, sections) values ($1, 1, '2021-01-01', $2)",
    [programmeId, JSON.stringify(BASE_TABLE)],
  );
  return programmeId;
}

export async function submit(who: Actor, more: object = {}) {
  const input = {
    idempotencyKey: randomUUID(),
    incidentOn: "2024-03-01",
    injury: "Сломала запястье",
    ...more,
  };
  return (await who.run(Submit, { input })).submitClaim;
}

export async function submitted(who: Actor, more: object = {}) {
  const answer = await submit(who, more);
  if (!answer.claim) throw new Error(`Not submitted: ${JSON.stringify(answer)}`);
  return answer.claim;
}

/** A deed with a claim as it was read. */
export async function deed(
  who: Actor,
  name: string,
  claim: { id: string; revision: string },
  more: object = {},
) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const isHandlers = !["addClaimDocuments", "objectToClaim", "withdrawClaim"].includes(name);
  const answer = await who.run(
    `mutation Deed($input: ${type}Input!) { ${name}(input: $input) { __typename
       ... on ${type}Payload { claim { ${CLAIM} } } ${PROBLEMS} } }`,
    { input: { claimId: claim.id, ...(isHandlers && { revision: claim.revision }), ...more } },
  );
  return answer[name].claim ?? answer[name];
}

export async function look(who: Actor, id: string, fields = CLAIM) {
  return (await who.run(`query Look($id: ID!) { claim(id: $id) { ${fields} } }`, { id })).claim;
}

/** A picture that the account has sent, of this content. */
export async function photo(app: TestApp, who: Actor, content: string = randomUUID()): Promise<string> {
  const file = await app.running.files.receive({
    name: "рука.jpg",
    mediaType: "image/jpeg",
    accountId: who.viewer.accountId,
    content: Readable.from([Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(content)])]),
  });
  return file.id;
}

import type { Actor } from "@angel/kit/testing";
import { randomUUID } from "node:crypto";

export const APPEAL = `id number kind state channel isAnonymous isAboutOrganisation employerName employerTaxId dueOn
  answeredAt closedAt outcome rating topic { code name } organisation { id } handlingOrganisation { id } author { id }
  handler { id } text messages { nodes { side isInternal text } totalCount }
  viewerMay { reply note takeOn passOn close reopen rate }`;

export const wish = (more: object = {}) => ({
  idempotencyKey: randomUUID(),
  kind: "VIOLATION",
  topicCode: "WAGES",
  text: "Зарплату задерживают второй месяц.",
  ...more,
});

/** Whoever writes one; the whole answer. */
export async function submit(who: Actor, more: object = {}) {
  const answer = await who.run(
    `mutation Submit($input: SubmitAppealInput!) { submitAppeal(input: $input) { __typename
       ... on SubmitAppealPayload { followUpCode appeal { ${APPEAL} } } ... on Problem { message } ... on InvalidInput { fields { path message } } } }`,
    { input: wish(more) },
  );
  return answer.submitAppeal;
}

export async function submitted(who: Actor, more: object = {}) {
  const answer = await submit(who, more);
  if (!answer.appeal) throw new Error(`Not submitted: ${JSON.stringify(answer)}`);
  return answer.appeal;
}

/** A deed with an appeal: the appeal after it, or what was in its way. */
export async function deed(who: Actor, name: string, input: object) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const answer = await who.run(
    `mutation Deed($input: ${type}Input!) { ${name}(input: $input) { __typename
       ... on ${type}Payload { appeal { ${APPEAL} } } ... on Problem { message } } }`,
    { input },
  );
  return answer[name].appeal ?? answer[name];
}

export async function look(who: Actor, id: string, fields = APPEAL) {
  return (await who.run(`query Look($id: ID!) { appeal(id: $id) { ${fields} } }`, { id })).appeal;
}

export async function lookByCode(who: Actor, code: string, fields = APPEAL) {
  return (await who.run(`query Look($code: String!) { appealByCode(code: $code) { ${fields} } }`, { code }))
    .appealByCode;
}

/** The texts of a queue, what came last first. */
export async function queue(
  who: Actor,
  { id }: { id: string },
  filter: object | null = null,
): Promise<string[]> {
  const answer = await who.run(
    `query Queue($id: ID!, $filter: AppealFilter) { _entities(representations: [{ __typename: "Organisation", id: $id }]) {
       ... on Organisation { appeals(filter: $filter) { nodes { text } totalCount } } } }`,
    { id, filter },
  );
  const { nodes, totalCount } = answer._entities[0].appeals;
  if (nodes.length !== totalCount) throw new Error(`Counted ${totalCount}, listed ${nodes.length}.`);
  return nodes.map(({ text }: { text: string }) => text);
}

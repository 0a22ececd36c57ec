import { Role } from "@angel/kit/access";
import type { Actor, TestApp } from "@angel/kit/testing";
import { randomUUID } from "node:crypto";
import type { Place, TestPerson, TestUnion } from "./union.js";

const MAILING = `id title text state plannedAt sentAt revision viewerMayCancel organisation { id } author { id }
  audience { withBelow sex ageFrom ageUntil occupations onlyChairs theme { code } }
  counts { people told alreadyTold gone withoutConsent waiting sent failed uncertain dropped read useful useless
    byChannel { channel waiting sent failed uncertain dropped } }`;

/** Of a channel by which nothing went. */
export const NO_MESSAGES = { waiting: 0, sent: 0, failed: 0, uncertain: 0, dropped: 0 };

/** Who serves an organisation. */
export function servantOf(app: TestApp, { id, path }: Place, role = Role.CHAIR): Actor {
  return app.as({ accountId: randomUUID(), grants: [{ role, path, organisationId: id }] });
}

export const wish = ({ id }: Place, more: object = {}) => ({
  organisationId: id,
  idempotencyKey: randomUUID(),
  title: "С 8 Марта!",
  text: `Дорогие женщины, поздравляем! ${randomUUID()}`,
  audience: {},
  ...more,
});

/** The mailing, or what was in its way. */
export async function plan(who: Actor, input: object) {
  const { planMailing } = await who.run(
    `mutation Plan($input: PlanMailingInput!) { planMailing(input: $input) { __typename
       ... on PlanMailingPayload { mailing { ${MAILING} } mailingEdge { cursor node { id } } }
       ... on Problem { message } ... on InvalidInput { fields { path } } } }`,
    { input },
  );
  return planMailing;
}

export async function look(who: Actor, id: string, fields = MAILING) {
  return (await who.run(`query Look($id: ID!) { mailing(id: $id) { ${fields} } }`, { id })).mailing;
}

export async function cancel(who: Actor, mailingId: string) {
  const { cancelMailing } = await who.run(
    `mutation Cancel($input: CancelMailingInput!) { cancelMailing(input: $input) { __typename
       ... on CancelMailingPayload { mailing { state } } ... on Problem { message } } }`,
    { input: { mailingId } },
  );
  return cancelMailing;
}

/** A field of an organisation. */
export async function ofOrganisation(
  who: Actor,
  { id }: Place,
  field: string,
  audience: object | null = null,
) {
  const declared = audience ? ", $audience: MailingAudienceInput!" : "";
  const answer = await who.run(
    `query Of($id: ID!${declared}) { _entities(representations: [{ __typename: "Organisation", id: $id }]) {
       ... on Organisation { ${field} } } }`,
    { id, ...(audience && { audience }) },
  );
  return answer._entities[0];
}

/** As it is once all were told. */
export async function told(app: TestApp, who: Actor, id: string) {
  return app.eventually(
    async () => {
      const [row] = await app.sql<{ told: boolean }>(
        "select told_at is not null as told from messaging.mailings where id = $1",
        [id],
      );
      return row?.told ? look(who, id) : null;
    },
    (mailing) => mailing !== null,
  );
}

/** In the order in which readers are listed. */
export function idsOf(...people: TestPerson[]): (string | null)[] {
  return people
    .map(({ memberId }) => memberId)
    .toSorted((one, other) => ((one ?? "") < (other ?? "") ? -1 : 1));
}

/** Who was told of a text, each as often as they were. */
export async function readersOf(union: TestUnion, text: string): Promise<(string | null)[]> {
  const rows = await union.app.sql<{ person_id: string }>(
    `select person_id from messaging.notices join messaging.sayings on sayings.id = saying_id
     where text_ru = $1 order by person_id`,
    [text],
  );
  return rows.map((row) => row.person_id);
}

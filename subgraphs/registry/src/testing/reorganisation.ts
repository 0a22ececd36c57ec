import { Role } from "@angel/kit/access";
import type { Actor, TestApp } from "@angel/kit/testing";
import { randomUUID } from "node:crypto";
import { organisationId, person, uniqueName } from "./world.js";

export const REASON = "Постановление президиума № 14";

export const PROBLEMS = `__typename ... on Problem { message } ... on InvalidInput { fields { path } }`;

export const EFFECT = `effect {
  memberCount organisationCount createdCount closedCount endedTermCount numberCount
  numbers { organisation { name } was became }
  totals { organisation { name } memberCountBefore memberCountAfter primaryCountBefore primaryCountAfter }
}`;

export const NO_EFFECT = {
  memberCount: 0,
  organisationCount: 0,
  createdCount: 0,
  closedCount: 0,
  endedTermCount: 0,
  numberCount: 0,
  numbers: [],
  totals: [],
};

export interface TestOrganisation {
  id: string;
  node: number;
  path: string;
  name: string;
  number: string;
}

let made = 0;
let telephones = 0;

/** An organisation of a test's own, below another; the union when none is named. */
export async function newOrganisation(
  app: TestApp,
  level: string,
  parent: { id: string } = { id: organisationId("union") },
): Promise<TestOrganisation> {
  const name = `Организация ${(made += 1)}`;
  const input = {
    parentId: parent.id,
    level,
    typeCode: "04",
    name,
    fullName: `${name} Профсоюза`,
    reason: REASON,
  };
  const { createOrganisation } = await administrator(app).run(
    `mutation C($input: CreateOrganisationInput!) { createOrganisation(input: $input) { ${PROBLEMS}
      ... on CreateOrganisationPayload { organisation { id } } } }`,
    { input },
  );
  const id = createOrganisation.organisation?.id as string | undefined;
  if (!id) throw new Error(JSON.stringify(createOrganisation));
  const [row] = await app.sql<TestOrganisation>(
    "select id, node, path::text, name, number from registry.organisations where id = $1",
    [id],
  );
  if (!row) throw new Error("An organisation just created is not there.");
  return row;
}

/** Somebody on the register of a primary; their id. */
export async function newMember(app: TestApp, { node }: { node: number }): Promise<string> {
  const { last, first, patronymic } = uniqueName();
  const id = randomUUID();
  await app.sql(
    `insert into registry.members (id, primary_id, last_name, first_name, patronymic, joined_on)
     values ($1, $2, $3, $4, $5, '2020-09-01')`,
    [id, node, last, first, patronymic],
  );
  await app.sql(
    `insert into registry.movements (member_id, primary_id, kind, moved_on, organisation_id)
     values ($1, $2, 'REGISTERED', '2020-09-01', $2)`,
    [id, node],
  );
  return id;
}

/** Somebody asks to join an organisation; the application's id. */
export async function newApplication(app: TestApp, { id }: { id: string }): Promise<string> {
  telephones += 1;
  const { applyForMembership } = await app.anonymous.run(
    `mutation A($input: ApplyForMembershipInput!) { applyForMembership(input: $input) {
      ... on ApplyForMembershipPayload { progress { number } } } }`,
    {
      input: {
        organisationId: id,
        name: uniqueName(),
        bornOn: "1990-04-12",
        occupation: "EMPLOYED",
        phone: `+7912${String(telephones).padStart(7, "0")}`,
        consents: [{ purpose: "MEMBERSHIP", textVersion: 1 }],
      },
    },
  );
  const [row] = await app.sql<{ id: string }>("select id from registry.join_applications where number = $1", [
    applyForMembership.progress.number,
  ]);
  if (!row) throw new Error("An application just sent is not there.");
  return row.id;
}

/** What waits before an organisation, as its chair sees it, with the way of each. */
export async function queueOf(app: TestApp, organisation: TestOrganisation) {
  const { joinApplications } = await at(app, Role.CHAIR, organisation).run(
    `query Q($organisationId: ID!) { joinApplications(organisationId: $organisationId) {
      nodes { id organisation { name } forwardings { from { name } to { name } note } } } }`,
    { organisationId: organisation.id },
  );
  return joinApplications.nodes as object[];
}

export function administrator(app: TestApp): Actor {
  return person(app, Role.ADMINISTRATOR, "union");
}

/** Somebody with a role at an organisation of a test's own. */
export function at(app: TestApp, role: Role, { id, path }: { id: string; path: string }): Actor {
  return app.as({ accountId: randomUUID(), grants: [{ role, path, organisationId: id }] });
}

const KEPT = [
  "organisations",
  "organisation_numbers",
  "organisation_acts",
  "chairs",
  "bodies",
  "seats",
  "officers",
  "members",
  "movements",
  "member_counts",
  "units",
  "changes",
];

/** All that a deed on organisations writes, as text: what a rehearsal must leave alone. */
export async function pictureOf(app: TestApp): Promise<string> {
  const tables = await Promise.all(
    KEPT.map((table) => app.sql(`select to_jsonb(kept)::text as row from registry.${table} kept order by 1`)),
  );
  return JSON.stringify([tables, await app.told()]);
}

/** How often it was told that something of the organisation changed. */
export async function timesToldOf(app: TestApp, { id }: TestOrganisation): Promise<number> {
  const told = (await app.told()) as { name: string; payload: { id?: string } }[];
  return told.filter(({ name, payload }) => name === "organisationChanged" && payload.id === id).length;
}

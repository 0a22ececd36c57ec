import { Role, Viewer, type ViewerFacts } from "@angel/kit/access";
import { type EntityManager, rowAccessOf } from "@angel/kit/database";
import type { Actor, TestApp } from "@angel/kit/testing";
import { randomUUID } from "node:crypto";
import { seed } from "../../seed.js";

/** A small union: two regions, an okrug, towns, and primaries at each depth. */
const PLACES = {
  union: ["1", "NATIONAL", "Союз образования"],
  north: ["1.2", "REGIONAL", "Северная организация"],
  lakeside: ["1.2.3", "TERRITORIAL", "Озёрская городская организация"],
  hillside: ["1.2.4", "TERRITORIAL", "Горская районная организация"],
  school: ["1.2.3.5", "PRIMARY", "ППО школы № 12"],
  kindergarten: ["1.2.3.6", "PRIMARY", "ППО детского сада «Ёлочка»"],
  plant: ["1.2.4.7", "PRIMARY", "ППО завода"],
  university: ["1.2.8", "PRIMARY", "ППО университета"],
  south: ["1.9", "REGIONAL", "Южная организация"],
  harbour: ["1.9.10", "PRIMARY", "ППО порта"],
  okrug: ["1.2.11", "OKRUG", "Окружная организация"],
  camp: ["1.2.11.12", "PRIMARY", "ППО лагеря"],
} as const;

export type Place = keyof typeof PLACES;

export const PRIMARIES = ["school", "kindergarten", "plant", "university", "harbour", "camp"] as const;

export function pathOf(place: Place): string {
  return PLACES[place][0];
}

export function nodeOf(place: Place): number {
  return Number(pathOf(place).split(".").at(-1));
}

export function organisationId(place: Place): string {
  return idOfNode(nodeOf(place));
}

function idOfNode(node: number): string {
  return `00000000-0000-7000-8000-${String(node).padStart(12, "0")}`;
}

export function numberOf(place: Place): string {
  return `10-04-0000-${30_000 + nodeOf(place)}`;
}

function worldOrganisations() {
  return (Object.keys(PLACES) as Place[]).map((place) => {
    const [path, level, name] = PLACES[place];
    const above = path.split(".").at(-2);
    return {
      id: organisationId(place),
      node: nodeOf(place),
      parentId: above ? idOfNode(Number(above)) : null,
      path,
      level,
      typeCode: "04",
      typeName: "ППО работников",
      number: numberOf(place),
      code: 30_000 + nodeOf(place),
      name,
      fullName: `${name} Профессионального союза`,
      note: null,
      duesPercent: 1,
      preferentialDuesKopecks: 10_000,
      isSmall: false,
      hasCommittee: true,
      registration: {
        isLegalEntity: true,
        taxId: "1001",
        registrationNumber: "102",
        registeredOn: "2003-05-03",
      },
      chair: null as object | null,
      contacts: {
        timeZone: "Europe/Moscow",
        postalAddress: null,
        actualAddress: "ул. Кирова, 1",
        legalAddress: null,
        phones: ["+78142071814"],
        email: null,
        website: null,
        socialLinks: [],
      },
    };
  });
}

export async function seedWorld(
  app: TestApp,
  members: object[] = [],
  chairs: Partial<Record<Place, object>> = {},
) {
  const organisations = worldOrganisations();
  for (const [place, chair] of Object.entries(chairs)) {
    const organisation = organisations.find(({ id }) => id === organisationId(place as Place));
    if (organisation) organisation.chair = chair;
  }
  await app.em().transactional((em) => seed(em, { organisations, members }));
}

export function person(app: TestApp, role: Role, place: Place | "*", memberId: string | null = null): Actor {
  return app.as(facts(role, place, memberId));
}

export function chairOf(app: TestApp, place: Place): Actor {
  return person(app, Role.CHAIR, place);
}

export function facts(role: Role, place: Place | "*", memberId: string | null = null): Partial<ViewerFacts> {
  const isAll = place === "*";
  return {
    accountId: randomUUID(),
    memberId,
    grants: [{ role, path: isAll ? "*" : pathOf(place), organisationId: isAll ? "" : organisationId(place) }],
  };
}

/** The application's own database role with the viewer's settings, and none of the service's checks. */
export function rowsOf(app: TestApp, viewer: Partial<ViewerFacts>): EntityManager {
  return app.running.orm.em.fork({ session: { variables: rowAccessOf(new Viewer(viewer)) } });
}

let people = 0;

/** A name that nobody else has. */
export function uniqueName() {
  const letters = String((people += 1))
    .split("")
    .map((digit) => "абвгдежзик"[Number(digit)])
    .join("");
  return { last: `Новиков${letters}`, first: "Пётр", patronymic: "Ильич" };
}

/** What is needed to register somebody who is nobody else. */
export function application(place: Place, change: object = {}) {
  return {
    organisationId: organisationId(place),
    name: uniqueName(),
    sex: "MALE",
    bornOn: "1990-04-12",
    occupation: "EMPLOYED",
    duesForm: "WITHHELD",
    joinedOn: "2020-09-01",
    ...change,
  };
}

export const RegisterMember = `mutation Register($input: RegisterMemberInput!) { registerMember(input: $input) {
  __typename
  ... on RegisterMemberPayload { member { id } }
  ... on AlreadyMember { known: member { id } }
  ... on InvalidInput { fields { path message } }
  ... on Problem { message }
} }`;

/** Puts somebody on a register as the union's administrator; returns their id. */
export async function register(app: TestApp, place: Place, change: object = {}): Promise<string> {
  const answer = await person(app, Role.ADMINISTRATOR, "union").run(RegisterMember, {
    input: application(place, change),
  });
  return answer.registerMember.member.id as string;
}

/** The SQL statements that the work itself sends, without those that note readers behind the answer. */
export async function statementsOf(app: TestApp, work: () => Promise<unknown>): Promise<string[]> {
  const sent = await app.statementsOf(work);
  return sent.filter((statement) => !statement.startsWith("select keep_accesses"));
}

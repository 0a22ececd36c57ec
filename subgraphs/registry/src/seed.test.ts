import { beforeAll, describe, expect, it } from "@jest/globals";
import { testSubgraph } from "@angel/kit/testing";
import { chairOf, organisationId, seedWorld } from "./testing/world.js";
import { registry } from "./subgraph.js";

const app = testSubgraph(registry);

const id = (last: number) => `01900000-0000-7000-8000-${String(last).padStart(12, "0")}`;
const person = {
  name: { last: "Ёлкин", first: "Фёдор", patronymic: "Ильич" },
  sex: "MALE",
  bornOn: "1980-02-03",
  occupation: "EMPLOYED",
  duesForm: null,
  workplace: "Школа",
  position: "учитель",
  courseOfStudy: null,
  phone: "+79217001122",
  email: "f@mail.example",
  consentedOn: null,
  joinedOn: "2019-09-01",
};
const step = (last: number, kind: string, on: string, change: object = {}) => ({
  id: id(last),
  kind,
  on,
  organisationId: organisationId("school"),
  fromOrganisationId: null,
  reason: null,
  note: null,
  ...change,
});
const card = (number: string) => ({ number, status: "ISSUED", issuedOn: "2021-01-01" });
const members = [
  {
    ...person,
    id: id(1),
    organisationId: organisationId("school"),
    card: card("9643809003170523"),
    movements: [
      step(11, "REGISTERED", "2019-09-01", { organisationId: organisationId("plant") }),
      step(12, "TRANSFERRED", "2020-09-01", {
        fromOrganisationId: organisationId("plant"),
        note: "Переезд.",
      }),
    ],
  },
  {
    ...person,
    id: id(2),
    organisationId: organisationId("camp"),
    card: card("9643809003170524"),
    movements: [
      step(21, "REGISTERED", "2019-09-01", { organisationId: organisationId("camp") }),
      step(22, "REMOVED", "2022-09-01", { organisationId: organisationId("camp"), reason: "DISMISSED" }),
    ],
  },
];
const chair = {
  memberId: id(1),
  name: person.name,
  electedOn: "2024-10-15",
  powersUntil: "2029-10-15",
  isStaff: false,
};

beforeAll(async () => {
  await seedWorld(app, members, { school: chair });
  await seedWorld(app, members, { school: chair });
});

describe("the seed of a union", () => {
  it("puts members on their registers with cards, movements and offices, once", async () => {
    const answer = await chairOf(app, "north").run(`{
      members { totalCount nodes { id name { full } bornOn status card { formattedNumber status issuedOn } organisation { name memberCount chair { name member { id } } }
        movements { kind on organisation { name } from { name } reason note recordedBy { id } } } }
      removed: members(status: REMOVED) { totalCount nodes { id status organisation { memberCount } } }
    }`);
    expect(answer).toEqual({
      members: {
        totalCount: 1,
        nodes: [
          {
            id: id(1),
            name: { full: "Ёлкин Фёдор Ильич" },
            bornOn: "1980-02-03",
            status: "ON_REGISTER",
            card: { formattedNumber: "9643 8090 0317 0523", status: "ISSUED", issuedOn: "2021-01-01" },
            organisation: {
              name: "ППО школы № 12",
              memberCount: 1,
              chair: { name: "Ёлкин Фёдор Ильич", member: { id: id(1) } },
            },
            movements: [
              {
                kind: "REGISTERED",
                on: "2019-09-01",
                organisation: { name: "ППО завода" },
                from: null,
                reason: null,
                note: null,
                recordedBy: null,
              },
              {
                kind: "TRANSFERRED",
                on: "2020-09-01",
                organisation: { name: "ППО школы № 12" },
                from: { name: "ППО завода" },
                reason: null,
                note: "Переезд.",
                recordedBy: null,
              },
            ],
          },
        ],
      },
      removed: { totalCount: 1, nodes: [{ id: id(2), status: "REMOVED", organisation: { memberCount: 0 } }] },
    });
  });

  it("tells of each organisation, from the root down", async () => {
    const told = await app.told();
    expect(told).toHaveLength(12);
    expect(told[0]).toEqual({ name: "organisationChanged", payload: { id: organisationId("union") } });
  });

  it("leaves the next node free", async () => {
    const [row] = await app.sql<{ node: number }>(
      `insert into registry.organisations (parent_id, path, level, type_code, code, name, full_name)
       select $1, ('1.' || last_value + 1)::extensions.ltree, 'PRIMARY', '04', 99, 'Новая', 'Новая'
       from registry.organisations_node_seq returning node`,
      [organisationId("union")],
    );
    expect(row).toEqual({ node: 13 });
    await app.sql("delete from registry.organisations where node = 13");
  });
});

describe("what is published for other subgraphs", () => {
  it("holds organisations with their ancestors, for all", async () => {
    const [row] = await app.sql("select * from published.organisation where node = 5");
    expect(row).toEqual({
      id: organisationId("school"),
      node: 5,
      parent_id: organisationId("lakeside"),
      path: "1.2.3.5",
      ancestor_ids: [
        organisationId("union"),
        organisationId("north"),
        organisationId("lakeside"),
        organisationId("school"),
      ],
      level: "PRIMARY",
      name: "ППО школы № 12",
      full_name: "ППО школы № 12 Профессионального союза",
      number: "10-04-0000-30005",
      closed_on: null,
    });
    expect(await mayRead("angel_reader", "organisation")).toBe(true);
  });

  it("holds members on register, for identity and community alone, whenever their roles come", async () => {
    expect(await app.sql("select * from published.membership")).toEqual([
      {
        member_id: id(1),
        organisation_id: organisationId("school"),
        organisation_path: "1.2.3.5",
        card_number: "9643809003170523",
        display_name: "Фёдор Ё.",
        email: "f@mail.example",
        phone: "+79217001122",
      },
    ]);
    for (const role of ["identity", "community"]) {
      await app.sql(
        `do $$ begin create role ${role} login; exception when duplicate_object then null; end $$`,
      );
    }
    await Promise.all([1, 2, 3].map(() => app.em().execute("select registry.publish_membership()")));
    expect(await mayRead("identity", "membership")).toBe(true);
    expect(await mayRead("community", "membership")).toBe(true);
    expect(await mayRead("angel_reader", "membership")).toBe(false);
    expect(await mayRead("registry", "membership")).toBe(false);
  });
});

async function mayRead(role: string, view: string): Promise<boolean | undefined> {
  const [row] = await app.sql<{ may: boolean }>("select has_table_privilege($1, $2, 'select') as may", [
    role,
    `published.${view}`,
  ]);
  return row?.may;
}

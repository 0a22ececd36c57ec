import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { seed } from "../seed.js";
import { registry } from "./subgraph.js";
import { person } from "./testing/world.js";

const app = testSubgraph(registry);

const id = (last: number) => `01900000-0000-7000-8000-${String(last).padStart(12, "0")}`;
const organisation = (node: number, path: string, level: string, change: object = {}) => ({
  id: id(node),
  node,
  parentId: node === 1 ? null : id(1),
  path,
  level,
  typeCode: "04",
  typeName: "ППО",
  number: `10-04-0000-0000${node}`,
  code: node,
  name: `Организация ${node}`,
  fullName: `Организация ${node}`,
  registration: {},
  contacts: { phones: [], socialLinks: [] },
  chair: null,
  ...change,
});
const name = { last: "Орлова", first: "Юлия", patronymic: null };
const member = { id: id(11), organisationId: id(2), name, joinedOn: "2019-09-01", card: {}, movements: [] };
const affairs = {
  organisationId: id(2),
  employer: {
    id: id(20),
    name: "Школа",
    taxId: "7707083893",
    headName: "Гостев Л.",
    headPosition: "директор",
    isEducationalComplex: true,
  },
  headCounts: [{ id: id(21), countedOn: "2026-01-01", employed: 9, pedagogical: 5, young: 2 }],
  units: [{ id: id(22), kind: "PROFGROUP", name: "Группа", organiserId: id(11), memberIds: [id(11)] }],
  formerChairs: [
    {
      id: id(23),
      memberId: id(11),
      name,
      electedOn: "2019-09-02",
      powersUntil: "2024-09-02",
      leftOn: "2024-10-15",
    },
  ],
  bodies: [
    {
      id: id(24),
      kind: "COMMITTEE",
      electedOn: "2024-10-15",
      powersUntil: "2029-10-15",
      minutesNumber: "1",
      seats: [{ id: id(25), memberId: id(11), name, role: "HEAD" }],
    },
  ],
  officers: [
    {
      id: id(26),
      kind: "STAFF",
      position: "бухгалтер",
      memberId: null,
      name: { last: "Гостев", first: "Лев", patronymic: null },
      phone: "+79217001122",
      note: null,
      sinceOn: "2022-02-01",
    },
  ],
  agreements: [
    {
      id: id(27),
      kind: "COLLECTIVE_AGREEMENT",
      number: "1",
      title: "Договор",
      validFrom: "2025-01-01",
      validUntil: null,
      parties: ["Школа"],
    },
  ],
  awards: [
    {
      id: id(28),
      name: "Грамота",
      awardedOn: "2025-01-01",
      awardedBy: null,
      documentNumber: null,
      note: null,
    },
  ],
  meetings: [
    {
      id: id(29),
      kind: "GENERAL_MEETING",
      number: "1",
      heldOn: "2024-10-15",
      place: null,
      entitled: 1,
      present: 1,
      chairedBy: "Орлова",
      recordedBy: "Гостев",
      attendeeIds: [id(11)],
      agenda: [{ question: "Выборы", heard: null, decision: "Избрать", votes: [1, 0, 0] }],
    },
  ],
};

beforeAll(() =>
  app.em().transactional((em) =>
    seed(em, {
      organisations: [organisation(1, "1", "NATIONAL"), organisation(2, "1.2", "PRIMARY")],
      members: [member],
      affairs: [affairs],
      consents: [
        { id: id(90), memberId: id(11), purpose: "INSURANCE", on: "2020-01-01" },
        { id: id(91), memberId: id(11), purpose: "BONUS_PROGRAMME", on: "2020-09-01" },
      ],
    }),
  ),
);

describe("the seed of what organisations have and do", () => {
  it("fills every tab", async () => {
    const staff = person(app, Role.STAFF, "union");
    const { organisation: found } = await staff.run(
      `query O($id: ID!) { organisation(id: $id) {
        employer { name taxId headName headPosition isEducationalComplex }
        headCounts { nodes { countedOn employed pedagogical young } }
        units { nodes { name memberCount organiser { id } } }
        elections { nodes { name electedOn powersUntil leftOn endReason } }
        bodies { kind electedOn powersUntil minutesNumber seats { name role member { id } } }
        staff { nodes { position name phone sinceOn } }
        agreements { nodes { kind number title validFrom validUntil parties } }
        awards { nodes { name awardedOn } }
        meetings { nodes { number quorum hasQuorum attendees { id } agenda { place question decision votesFor isCarried } } }
      } }`,
      { id: id(2) },
    );
    const { id: _, ...employer } = affairs.employer;
    expect(found).toEqual({
      employer,
      headCounts: { nodes: [{ countedOn: "2026-01-01", employed: 9, pedagogical: 5, young: 2 }] },
      units: { nodes: [{ name: "Группа", memberCount: 1, organiser: { id: id(11) } }] },
      elections: {
        nodes: [
          {
            name: "Орлова Юлия",
            electedOn: "2019-09-02",
            powersUntil: "2024-09-02",
            leftOn: "2024-10-15",
            endReason: "SUCCEEDED",
          },
        ],
      },
      bodies: [
        {
          kind: "COMMITTEE",
          electedOn: "2024-10-15",
          powersUntil: "2029-10-15",
          minutesNumber: "1",
          seats: [{ name: "Орлова Юлия", role: "HEAD", member: { id: id(11) } }],
        },
      ],
      staff: {
        nodes: [{ position: "бухгалтер", name: "Гостев Лев", phone: "+79217001122", sinceOn: "2022-02-01" }],
      },
      agreements: {
        nodes: [
          {
            kind: "COLLECTIVE_AGREEMENT",
            number: "1",
            title: "Договор",
            validFrom: "2025-01-01",
            validUntil: null,
            parties: ["Школа"],
          },
        ],
      },
      awards: { nodes: [{ name: "Грамота", awardedOn: "2025-01-01" }] },
      meetings: {
        nodes: [
          {
            number: "1",
            quorum: 1,
            hasQuorum: true,
            attendees: [{ id: id(11) }],
            agenda: [{ place: 1, question: "Выборы", decision: "Избрать", votesFor: 1, isCarried: true }],
          },
        ],
      },
    });
  });

  it("brings what members agreed to on paper", async () => {
    expect(
      await app.sql("select purpose, given_on::text from published.consent where member_id = $1 order by 2", [
        id(11),
      ]),
    ).toEqual([
      { purpose: "INSURANCE", given_on: "2020-01-01" },
      { purpose: "BONUS_PROGRAMME", given_on: "2020-09-01" },
    ]);
  });
});

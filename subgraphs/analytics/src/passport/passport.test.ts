import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { today } from "@angel/kit/values";
import { analytics } from "../subgraph.js";
import { idOf, nodeOf, type Place, TestUnion } from "../testing/union.js";

const app = testSubgraph(analytics);
let union: TestUnion;
const born = (age: number) => Number(today().slice(0, 4)) - age;

beforeAll(async () => {
  union = await TestUnion.found(app);
  await union.count("school", {
    on_register: 20,
    employed: 12,
    students: 6,
    without_occupation: 2,
  });
  await union.publish("organisation_passport", {
    organisation_id: idOf("school"),
    node: nodeOf("school"),
    full_name: "ППО школы № 12",
    number: "77-04-0288-17876",
    type_name: "ППО работников общее образование",
    is_legal_entity: false,
    chair_name: "Иванов Иван Иванович",
    is_chair_staff: true,
    staff: 2,
    committee: 7,
    presidium: 0,
    audit_commission: 3,
  });
  // The school is all there is.
  for (const place of ["union", "north", "town", "school"] as const) {
    await structure(place, [
      [born(20), "FEMALE", "BACHELOR", "STUDENT", 6],
      [born(30), "FEMALE", "HIGHER", "EMPLOYED", 5],
      [born(50), "MALE", "HIGHER", "EMPLOYED", 7],
      [null, null, null, null, 2],
    ]);
    await union.publish("families", { node: nodeOf(place), married: 10, parents: 8, large_families: 1 });
  }
});

/** The functions of the registry stand over tables here. */
async function structure(
  place: Place,
  cells: [number | null, string | null, string | null, string | null, number][],
) {
  for (const [birth_year, sex, education, occupation, members] of cells)
    await union.publish("structure", {
      node: nodeOf(place),
      birth_year,
      sex,
      education,
      occupation,
      members,
    });
}

const staff = () => union.person(Role.STAFF, "union");

describe("the passport of an organisation", () => {
  it("says today what there is to say of it", async () => {
    expect(
      await union.ask(
        staff(),
        "school",
        `passport { on number fullName typeName territorial { id } okrug { id } regional { id } isLegalEntity chairName
          isChairStaff staffCount committeeSize presidiumSize auditCommissionSize memberCount
          organisations { level count } }`,
      ),
    ).toEqual({
      passport: {
        on: today(),
        number: "77-04-0288-17876",
        fullName: "ППО школы № 12",
        typeName: "ППО работников общее образование",
        territorial: { id: idOf("town") },
        okrug: null,
        regional: { id: idOf("north") },
        isLegalEntity: false,
        chairName: "Иванов Иван Иванович",
        isChairStaff: true,
        staffCount: 2,
        committeeSize: 7,
        presidiumSize: 0,
        auditCommissionSize: 3,
        memberCount: 20,
        organisations: [{ level: "PRIMARY", count: 1 }],
      },
    });
  });

  it("says who the members are", async () => {
    const share = "{ count base percent }";
    const { passport } = await union.ask(
      staff(),
      "school",
      `passport { social { ageBySex { ageGroup count men women } youth ${share} education { education count }
        occupation { occupation count } married ${share} parents { count } largeFamilies { count } } }`,
    );
    const nobody = { count: 0, men: 0, women: 0 };
    expect(passport.social).toEqual({
      ageBySex: [
        { ...nobody, ageGroup: "UNDER_18" },
        { ageGroup: "FROM_18_TO_24", count: 6, men: 0, women: 6 },
        { ageGroup: "FROM_25_TO_35", count: 5, men: 0, women: 5 },
        { ...nobody, ageGroup: "FROM_36_TO_45" },
        { ageGroup: "FROM_46_TO_55", count: 7, men: 7, women: 0 },
        { ...nobody, ageGroup: "FROM_56_TO_65" },
        { ...nobody, ageGroup: "OVER_65" },
        { ageGroup: null, count: 2, men: 0, women: 0 },
      ],
      youth: { count: 11, base: 18, percent: 61.1 },
      education: [
        { education: "SECONDARY", count: 0 },
        { education: "VOCATIONAL", count: 0 },
        { education: "BACHELOR", count: 6 },
        { education: "HIGHER", count: 12 },
        { education: "POSTGRADUATE", count: 0 },
        { education: null, count: 2 },
      ],
      occupation: [
        { occupation: "EMPLOYED", count: 12 },
        { occupation: "STUDENT", count: 6 },
        { occupation: "PENSIONER", count: 0 },
        { occupation: null, count: 2 },
      ],
      married: { count: 10, base: 20, percent: 50 },
      parents: { count: 8 },
      largeFamilies: { count: 1 },
    });
  });

  it("hides a table in which a small number of people would be told", async () => {
    const { passport } = await union.ask(
      union.person(Role.EDITOR, "union"),
      "school",
      "passport { social { ageBySex { count men } occupation { count } married { count } largeFamilies { count } } }",
    );
    const { ageBySex, occupation, married, largeFamilies } = passport.social;
    expect(ageBySex).toEqual(ageBySex.map(() => ({ count: null, men: null })));
    expect(occupation).toEqual(occupation.map(() => ({ count: null })));
    expect([married, largeFamilies]).toEqual([{ count: 10 }, { count: null }]);
  });

  it("is theirs alone who see statistics there", async () => {
    const asked = "passport { on }";
    expect(await union.ask(union.person(Role.MEMBER, "union"), "school", asked)).toEqual({ passport: null });
    expect(await union.ask(union.person(Role.CHAIR, "plant"), "school", asked)).toEqual({ passport: null });
  });
});

describe("printing a passport", () => {
  const Print = `mutation Print($of: ID!) { printPassport(input: { organisationId: $of }) {
    ... on PrintPassportPayload { link } ... on Problem { message } } }`;

  it("draws a PDF that its link leads to", async () => {
    const { printPassport } = await staff().run(Print, { of: idOf("school") });
    const id = /^\/files\/analytics\/([0-9a-f-]{36})\?/.exec(printPassport.link)?.[1] ?? "";
    const { files } = app.running;
    expect(await files.find(id)).toMatchObject({
      name: "Паспорт 77-04-0288-17876.pdf",
      mediaType: "application/pdf",
    });
    const chunks = await (await files.read(id)).toArray();
    expect(Buffer.concat(chunks).subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("keeps of each person's prints the last", async () => {
    const chair = union.person(Role.CHAIR, "school");
    const print = async () => {
      const { printPassport } = await chair.run(Print, { of: idOf("school") });
      return app.running.files.find(printPassport.link.split(/[/?]/)[3]);
    };
    const [first, second] = [await print(), await print()];
    expect(await app.running.files.find(first?.id ?? "")).toBeUndefined();
    expect(await app.running.files.find(second?.id ?? "")).toEqual(second);
  });

  it("refuses whoever does not see statistics there", async () => {
    const message = "Нет такой организации среди тех, чью статистику вы видите.";
    const chair = union.person(Role.CHAIR, "plant");
    expect(await chair.run(Print, { of: idOf("school") })).toEqual({ printPassport: { message } });
    expect(await app.anonymous.refusal(Print, { of: idOf("school") })).toBe("UNAUTHENTICATED");
  });
});

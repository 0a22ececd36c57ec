import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { analytics } from "../subgraph.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(analytics);
let union: TestUnion;
const SCHOOL = { on_register: 30, students: 20, women: 23, without_sex: 7, without_course: 15 };
beforeAll(async () => {
  union = await TestUnion.found(app);
  await union.count("school", SCHOOL);
  await union.count("kindergarten", { on_register: 10, women: 1, without_sex: 9, without_consent: 10 });
  await union.count("plant", { on_register: 50, without_consent: 5 });
  const [dues, chair, employer, taxId, activists, staff, email, noLegalEntity] = [
    1, 8, 16, 32, 256, 512, 1024, 2048,
  ];
  const gaps = {
    union: 0,
    north: activists,
    town: chair | staff,
    school: dues | taxId | noLegalEntity,
    kindergarten: dues | employer | noLegalEntity,
    university: email | noLegalEntity,
    south: noLegalEntity,
    plant: chair | noLegalEntity,
  };
  for (const [place, mask] of Object.entries(gaps) as [keyof typeof gaps, number][])
    await union.at("form_gap", place, {
      is_primary: ["school", "kindergarten", "university", "plant"].includes(place),
      gaps: mask,
    });
});

const staff = () => union.person(Role.STAFF, "union");

describe("the completeness of an organisation", () => {
  it("has a line for each field, with how many lack it and of how many it is asked", async () => {
    const { completenessReport } = await union.ask(
      staff(),
      "union",
      "completenessReport { lines { field list missing { count base percent } } }",
    );
    const lines = Object.fromEntries(
      completenessReport.lines.map(({ field, list, missing: { count, base, percent } }: Line) => [
        field,
        [list, count, base, percent],
      ]),
    );
    expect(lines).toEqual({
      DUES_PERCENT: ["ORGANISATIONS", 2, 4, 50],
      IS_SMALL: ["ORGANISATIONS", 0, 4, 0],
      HAS_COMMITTEE: ["ORGANISATIONS", 0, 4, 0],
      CHAIR: ["ORGANISATIONS", 2, 8, 25],
      EMPLOYER: ["ORGANISATIONS", 1, 4, 25],
      EMPLOYER_TAX_ID: ["ORGANISATIONS", 1, 3, 33.3],
      EMPLOYER_HEAD: ["ORGANISATIONS", 0, 3, 0],
      EMPLOYER_HEAD_POSITION: ["ORGANISATIONS", 0, 3, 0],
      ACTIVISTS: ["ORGANISATIONS", 1, 8, 12.5],
      STAFF: ["ORGANISATIONS", 1, 3, 33.3],
      OCCUPATION: ["MEMBERS", 0, 90, 0],
      SEX: ["MEMBERS", 16, 90, 17.7],
      BIRTH_DATE: ["MEMBERS", 0, 90, 0],
      DUES_FORM: ["MEMBERS", 0, 90, 0],
      CONSENT: ["MEMBERS", 15, 90, 16.6],
      WORKPLACE: ["MEMBERS", 0, 90, 0],
      POSITION: ["MEMBERS", 0, 90, 0],
      COURSE_OF_STUDY: ["MEMBERS", 15, 20, 75],
      CHAIR_EMAIL: ["ORGANISATIONS", 1, 6, 16.6],
    });
  });

  it("leads to the organisations below, those with the most to fill in first, page by page", async () => {
    const children = (place: "town" | "union", field: string, page = "") =>
      union
        .ask(
          staff(),
          place,
          `completenessReport { children(field: ${field} ${page}) { totalCount pageInfo { endCursor hasNextPage }
            nodes { organisation { id } missing { count base } } } }`,
        )
        .then(({ completenessReport }) => completenessReport.children);
    expect((await children("town", "SEX")).nodes).toEqual([
      { organisation: { id: union.reference("kindergarten").id }, missing: { count: 9, base: 10 } },
      { organisation: { id: union.reference("school").id }, missing: { count: 7, base: 30 } },
    ]);
    const first = await children("union", "CHAIR", ", first: 1");
    expect(first).toMatchObject({
      totalCount: 2,
      pageInfo: { hasNextPage: true },
      nodes: [{ organisation: { id: union.reference("north").id }, missing: { count: 1, base: 5 } }],
    });
    expect(
      await children("union", "CHAIR", `, first: 1, after: "${first.pageInfo.endCursor}"`),
    ).toMatchObject({
      pageInfo: { hasNextPage: false },
      nodes: [{ organisation: { id: union.reference("south").id }, missing: { count: 1, base: 2 } }],
    });
  });

  it("is hidden where a small number of people would be told", async () => {
    const editor = union.person(Role.EDITOR, "union");
    const { completenessReport } = await union.ask(
      editor,
      "kindergarten",
      "completenessReport { lines { field missing { count base } } }",
    );
    const of = (field: string) => completenessReport.lines.find((line: Line) => line.field === field).missing;
    expect(of("SEX")).toEqual({ count: null, base: 10 });
    expect(of("CONSENT")).toEqual({ count: 10, base: 10 });
    expect(of("DUES_PERCENT")).toEqual({ count: 1, base: 1 });
  });

  it("is theirs alone who see statistics there", async () => {
    const asked = "completenessReport { on }";
    expect(await union.ask(union.person(Role.MEMBER, "union"), "school", asked)).toEqual({
      completenessReport: null,
    });
    expect(await union.ask(union.person(Role.CHAIR, "plant"), "school", asked)).toEqual({
      completenessReport: null,
    });
  });
});

describe("what a chair can do in five minutes", () => {
  it("comes with how many, how long and what it brings, the most effective first", async () => {
    const { completenessReport, chairTasks } = await union.ask(
      union.person(Role.CHAIR, "school"),
      "school",
      `completenessReport { filled { count base percent } } chairTasks(first: 2) { totalCount pageInfo { endCursor }
        nodes { field count minutes countInFiveMinutes effectPercent isAutomatic } }`,
    );
    // Of 30 cards seven fields and of 20 students one more; of the form ten.
    expect(completenessReport.filled).toEqual({ count: 216, base: 240, percent: 90 });
    expect(chairTasks).toMatchObject({
      totalCount: 4,
      nodes: [
        {
          field: "COURSE_OF_STUDY",
          count: 15,
          minutes: 3,
          countInFiveMinutes: 15,
          effectPercent: 6.25,
          isAutomatic: false,
        },
        {
          field: "SEX",
          count: 7,
          minutes: 1,
          countInFiveMinutes: 7,
          effectPercent: 2.916,
          isAutomatic: true,
        },
      ],
    });
    const rest = await union.ask(
      union.person(Role.CHAIR, "school"),
      "school",
      `chairTasks(after: "${chairTasks.pageInfo.endCursor}") { nodes { field minutes countInFiveMinutes } }`,
    );
    expect(rest.chairTasks.nodes).toEqual([
      { field: "DUES_PERCENT", minutes: 1, countInFiveMinutes: 1 },
      { field: "EMPLOYER_TAX_ID", minutes: 1, countInFiveMinutes: 1 },
    ]);
  });

  it("goes on after a task that has been done meanwhile", async () => {
    const chair = union.person(Role.CHAIR, "school");
    const page = async (args: string) =>
      (await union.ask(chair, "school", `chairTasks(${args}) { nodes { field } pageInfo { endCursor } }`))
        .chairTasks;
    const first = await page("first: 2");
    await union.count("school", { ...SCHOOL, women: 30, without_sex: 0 });
    const next = await page(`first: 1, after: "${first.pageInfo.endCursor}"`);
    const last = await page(`after: "${next.pageInfo.endCursor}"`);
    await union.count("school", SCHOOL);
    expect([first, next, last].map(({ nodes }) => nodes)).toEqual([
      [{ field: "COURSE_OF_STUDY" }, { field: "SEX" }],
      [{ field: "DUES_PERCENT" }],
      [{ field: "EMPLOYER_TAX_ID" }],
    ]);
  });

  it("is for those who keep the register", async () => {
    const asked = "chairTasks { totalCount }";
    expect(await union.ask(union.person(Role.EDITOR, "union"), "school", asked)).toEqual({
      chairTasks: null,
    });
    expect(await union.ask(union.person(Role.CHAIR, "plant"), "school", asked)).toEqual({ chairTasks: null });
  });
});

interface Line {
  field: string;
  list: string;
  missing: { count: number | null; base: number | null; percent: number | null };
}

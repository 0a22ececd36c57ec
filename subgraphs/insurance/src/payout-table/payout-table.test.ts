import { daysAfter } from "@angel/kit/days";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { today } from "@angel/kit/values";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { insurance } from "../subgraph.js";
import { TestUnion } from "../testing/union.js";
import { BASE_TABLE } from "./base-table.js";

const app = testSubgraph(insurance);
beforeAll(() => TestUnion.open(app));

const Draft = `mutation Draft($input: DraftPayoutTableInput!) { draftPayoutTable(input: $input) { __typename
  ... on DraftPayoutTablePayload { payoutTable { id version startsOn } } ... on Problem { message }
  ... on InvalidInput { fields { path } } } }`;
const Enact = `mutation Enact($input: EnactPayoutTableInput!) { enactPayoutTable(input: $input) { __typename
  ... on EnactPayoutTablePayload { payoutTable { version startsOn } } ... on InvalidInput { fields { path } } } }`;
const Tables = `query Tables($id: ID!, $on: PlainDate) { insuranceProgramme(id: $id) {
  payoutTable(on: $on) { version } payoutTables { version startsOn } } }`;

describe("a table of payouts", () => {
  it("is drafted, drafted anew, and put in force from a day", async () => {
    const union = await TestUnion.found(app);
    const programmeId = await union.programme();
    const keeper = union.handler();
    const draft = async (sections = BASE_TABLE) =>
      (await keeper.run(Draft, { input: { programmeId, sections } })).draftPayoutTable.payoutTable;
    const enact = async (payoutTableId: string, startsOn: string) =>
      (await keeper.run(Enact, { input: { payoutTableId, startsOn } })).enactPayoutTable;

    const first = await draft(BASE_TABLE.slice(0, 1));
    expect(await draft()).toEqual({ ...first, version: 1, startsOn: null });
    expect(await enact(first.id, "2021-01-01")).toMatchObject({ payoutTable: { startsOn: "2021-01-01" } });
    expect(await enact(first.id, "2022-01-01")).toEqual({ __typename: "PayoutTableNotFound" });
    const second = await draft();
    expect(await enact(second.id, daysAfter(today(), -1))).toMatchObject({ fields: [{ path: "startsOn" }] });
    const tomorrow = daysAfter(today(), 1);
    expect(await enact(second.id, tomorrow)).toMatchObject({
      payoutTable: { version: 2, startsOn: tomorrow },
    });

    const holds = async (on: string) =>
      (await app.anonymous.run(Tables, { id: programmeId, on })).insuranceProgramme.payoutTable;
    expect(await holds("2020-12-31")).toBeNull();
    expect(await holds(today())).toEqual({ version: 1 });
    expect(await holds(tomorrow)).toEqual({ version: 2 });
    await expect(
      app.sql("update insurance.payout_tables set sections = '[]' where id = $1", [first.id]),
    ).rejects.toThrow("not changed");
  });

  it("names what is wrong with a table where it stands", async () => {
    const union = await TestUnion.found(app);
    const programmeId = await union.programme();
    const row = { code: "1а", title: "Ушиб", percent: 1 };
    const sections = [
      { title: "", articles: [{ number: "1", title: "Ушибы", rows: [row, { ...row, percent: 100.5 }] }] },
      { title: "Голова", articles: [{ number: "1", title: "Голова", rows: [] }] },
      {
        title: "Рука",
        articles: [
          { number: "2", title: "Рука", rows: [{ ...row, code: "2а", percent: 1.234, leastMonths: 0 }] },
        ],
      },
    ];

    const { draftPayoutTable } = await union.handler().run(Draft, { input: { programmeId, sections } });

    expect(draftPayoutTable.fields.map(({ path }: { path: string }) => path)).toEqual([
      "sections.0.title",
      "sections.0.articles.0.rows.1.code",
      "sections.0.articles.0.rows.1.percent",
      "sections.1.articles.0.number",
      "sections.1.articles.0.rows",
      "sections.2.articles.0.rows.0.percent",
      "sections.2.articles.0.rows.0.leastMonths",
    ]);
  });

  it("is kept by those who keep the programme there, and by nobody else", async () => {
    const union = await TestUnion.found(app);
    const input = { programmeId: await union.programme(), sections: BASE_TABLE };
    expect(await union.servant(union.region, Role.STAFF).refusal(Draft, { input })).toBe("FORBIDDEN");
    expect(await app.anonymous.refusal(Draft, { input })).toBe("UNAUTHENTICATED");
    expect(await union.handler(union.school).run(Draft, { input })).toMatchObject({
      draftPayoutTable: { __typename: "ProgrammeNotFound" },
    });
  });

  it.each([
    ["Упала на льду, сломала запястье", "60а"],
    ["подвернул ногу, растяжение связок голеностопа", "44а"],
    ["ударилась коленом, большой синяк", "43а"],
    ["Сотрясение мозга, ударился головой", "2а"],
    ["сломал палец на ноге", "75б"],
    ["прищемила палец руки дверью", "65а"],
    ["сломал мизинец руки, перелом фаланги пальца", "65в"],
    ["порезал ладонь, наложили швы", "43б"],
    ["обжёг руку кипятком", "43в"],
    ["перелом позвоночника", "45а"],
    ["сломала шейку бедра со смещением", "71б"],
  ])("suggests for «%s» the row %s", async (text, code) => {
    const union = await TestUnion.found(app);
    const programmeId = await union.programme();
    const keeper = union.handler();
    const { draftPayoutTable } = await keeper.run(Draft, { input: { programmeId, sections: BASE_TABLE } });

    const { payoutTable } = await app.anonymous.run(
      `query Suggest($id: ID!, $text: String!) { payoutTable(id: $id) { suggestions(text: $text) { weight row { code } } } }`,
      { id: draftPayoutTable.payoutTable.id, text },
    );

    expect(payoutTable.suggestions[0]).toEqual({ weight: 1, row: { code } });
    expect(payoutTable.suggestions.length).toBeLessThanOrEqual(5);
  });
});

import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { wordsOf } from "../testing/paper.js";
import { chairOf, person, register, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const Prepare = `mutation P($input: PrepareAwardSheetInput!) { prepareAwardSheet(input: $input) { __typename
  ... on PrepareAwardSheetPayload { document { kind title docx code member { id } } }
  ... on InvalidInput { fields { path } } } }`;
const AddAward = `mutation A($input: AddAwardInput!) { addAward(input: $input) { __typename } }`;

const orlova = { last: "Орлова", first: "Юлия", patronymic: "Ивановна" };
const proposal = { award: "Почётная грамота ЦС Профсоюза", merits: "Создала школу профактива." };
const prepare = async (input: object) =>
  (await chairOf(app, "school").run(Prepare, { input })).prepareAwardSheet;

describe("proposing a member for an award", () => {
  it("says what the card knows: seniority, education, awards; and what the committee decided", async () => {
    const memberId = await register(app, "school", {
      name: orlova,
      sex: "FEMALE",
      bornOn: "1980-02-03",
      position: "учитель",
      workplace: "Школа № 12",
      joinedOn: "2003-09-01",
    });
    await app.sql(
      `insert into registry.careers (member_id, working_from, education, academic_degree)
       values ($1, '2001-01-01', 'HIGHER', 'кандидат наук')
       on conflict (member_id) do update set working_from = excluded.working_from,
         education = excluded.education, academic_degree = excluded.academic_degree`,
      [memberId],
    );
    await chairOf(app, "school").run(AddAward, {
      input: { memberId, name: "Благодарность", level: "REGIONAL", awardedOn: "2019-10-05" },
    });

    const { document } = await prepare({
      memberId,
      ...proposal,
      decision: { number: "12", on: "2026-02-01", body: "COMMITTEE" },
    });

    expect(document).toMatchObject({
      kind: "AWARD_SHEET",
      title: "Наградной лист",
      member: { id: memberId },
    });
    const words = await wordsOf(app, document.docx as string);
    for (const part of [
      "представляет Орлову Юлию Ивановну к награде: Почётная грамота ЦС Профсоюза.",
      "Дата рождения 03.02.1980",
      "Должность учитель",
      "Образование высшее — специалитет, магистратура",
      "Учёная степень, звание кандидат наук",
      "Общий трудовой стаж 2",
      "Профсоюзный стаж 2",
      "Благодарность (05.10.2019)",
      "Создала школу профактива.",
      "протокол № 12 от 01.02.2026",
    ])
      expect(words).toContain(part);
  });

  it("leaves room for what nobody has written, and stands beside proposals for other awards", async () => {
    const memberId = await register(app, "school");
    const first = (await prepare({ memberId, ...proposal })).document;
    const other = (await prepare({ memberId, ...proposal, award: "Благодарность" })).document;
    expect(await wordsOf(app, first.docx as string)).toContain("Чем и когда награждён(а) не имеет наград");
    const check = `query C($code: String!) { documentCheck(code: $code) { isLatest } }`;
    for (const { code } of [first, other]) {
      expect(await app.anonymous.run(check, { code })).toEqual({ documentCheck: { isLatest: true } });
    }
  });

  it("refuses an award without a name, merits untold, a decision to come, and other people's members", async () => {
    const memberId = await register(app, "school");
    expect(
      await prepare({
        memberId,
        award: " ",
        merits: "",
        decision: { on: "2190-01-01" },
        nameInAccusative: "\0",
      }),
    ).toEqual({
      __typename: "InvalidInput",
      fields: ["award", "merits", "decision.on", "nameInAccusative"].map((path) => ({ path })),
    });
    const input = { memberId, ...proposal };
    expect(await chairOf(app, "plant").run(Prepare, { input })).toMatchObject({
      prepareAwardSheet: { __typename: "MemberNotFound" },
    });
    expect(await person(app, Role.MEMBER, "school", memberId).refusal(Prepare, { input })).toBe("FORBIDDEN");
  });
});

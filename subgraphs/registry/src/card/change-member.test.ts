import { beforeAll, describe, expect, it } from "@jest/globals";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { chairOf, register, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const CARD = `sex bornOn duesForm workplace position courseOfStudy phone email consentedOn filledOn career {
  workingFrom teachingFrom hasLongServicePension isLabourVeteran education academicDegree academicTitle }`;
const Change = `mutation C($input: ChangeMemberInput!) { changeMember(input: $input) { __typename
  ... on ChangeMemberPayload { member { ${CARD} } }
  ... on CardChangedMeanwhile { member { revision position } }
  ... on InvalidInput { fields { path message } } } }`;

async function read(memberId: string) {
  const { member } = await chairOf(app, "school").run(
    `query R($id: ID!) { member(id: $id) { revision ${CARD} } }`,
    {
      id: memberId,
    },
  );
  const { revision, ...card } = member;
  return { revision: revision as string, card };
}

async function change(memberId: string, input: object) {
  const { revision } = await read(memberId);
  return (await chairOf(app, "school").run(Change, { input: { memberId, revision, ...input } })).changeMember;
}

describe("changing a card", () => {
  it("changes what is given, and leaves the rest as it was", async () => {
    const memberId = await register(app, "school", { workplace: "Школа № 12", position: "Учитель" });
    const { card } = await read(memberId);

    const ofMember = { position: "Завуч", phone: "8 (912) 345-67-89", email: " Anna@Mail.example " };
    const ofCareer = { teachingFrom: "2012-09-01", education: "HIGHER", isLabourVeteran: false };
    expect(await change(memberId, { ...ofMember, ...ofCareer, filledOn: "2024-01-15" })).toEqual({
      __typename: "ChangeMemberPayload",
      member: {
        ...card,
        position: "Завуч",
        phone: "+79123456789",
        email: "anna@mail.example",
        filledOn: "2024-01-15",
        career: { ...card.career, ...ofCareer },
      },
    });
    expect(
      await change(memberId, { academicDegree: "кандидат педагогических наук", phone: null }),
    ).toMatchObject({
      member: {
        phone: null,
        position: "Завуч",
        career: { ...card.career, ...ofCareer, academicDegree: "кандидат педагогических наук" },
      },
    });
    expect(await app.told()).toContainEqual({ name: "memberChanged", payload: { memberId } });
  });

  it("refuses to overwrite what another has written meanwhile, and shows it", async () => {
    const memberId = await register(app, "school");
    const { revision } = await read(memberId);
    await change(memberId, { position: "Библиотекарь" });
    const now = (await read(memberId)).revision;

    const late = { input: { memberId, revision, position: "Сторож" } };
    expect(await chairOf(app, "school").run(Change, late)).toEqual({
      changeMember: {
        __typename: "CardChangedMeanwhile",
        member: { revision: now, position: "Библиотекарь" },
      },
    });
    expect((await read(memberId)).card.position).toBe("Библиотекарь");
  });

  it("notices a change of either half of the card, and a transfer", async () => {
    const memberId = await register(app, "school");
    const revisions = [(await read(memberId)).revision];
    await change(memberId, { education: "VOCATIONAL" });
    revisions.push((await read(memberId)).revision);
    await change(memberId, { duesForm: "CASH" });
    revisions.push((await read(memberId)).revision);
    expect(new Set(revisions).size).toBe(3);
  });

  it.each([
    [{ sex: null }, ["sex"]],
    [{ bornOn: null }, ["bornOn"]],
    [{ bornOn: "2019-01-01" }, ["bornOn"]],
    [{ phone: "12" }, ["phone"]],
    [{ email: "anna@" }, ["email"]],
    [{ courseOfStudy: 2 }, ["courseOfStudy"]],
    [{ workplace: "я".repeat(301) }, ["workplace"]],
    [{ workingFrom: "2999-01-01" }, ["workingFrom"]],
    [{ teachingFrom: "1980-01-01" }, ["teachingFrom"]],
    [{ academicTitle: "a\0" }, ["academicTitle"]],
  ])("refuses %j and changes nothing", async (input, paths) => {
    const memberId = await register(app, "school");
    const before = await read(memberId);
    const answer = await change(memberId, { position: "Кто-то", ...input });
    expect(answer.fields.map(({ path }: { path: string }) => path)).toEqual(paths);
    expect(await read(memberId)).toEqual(before);
  });

  it("does not blame a change for what was wrong on the card before", async () => {
    const memberId = await register(app, "school");
    await app.sql("update registry.members set phone = '12', born_on = null where id = $1", [memberId]);
    expect(await change(memberId, { position: "Повар" })).toMatchObject({ member: { position: "Повар" } });
  });

  it("is for those who keep the register", async () => {
    const memberId = await register(app, "plant");
    const input = { memberId, revision: "1.0", position: "Никто" };
    expect(await chairOf(app, "school").run(Change, { input })).toEqual({
      changeMember: { __typename: "MemberNotFound" },
    });
    expect(await app.anonymous.refusal(Change, { input })).toBe("UNAUTHENTICATED");
  });
});

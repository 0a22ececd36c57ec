import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { today } from "@angel/kit/values";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { appeals } from "../subgraph.js";
import { deed, look, lookByCode, queue, submit, submitted } from "../testing/appeals.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(appeals);
beforeAll(() => TestUnion.open(app));

const lastTold = async (name: string) => (await app.told()).findLast((event) => event.name === name)?.payload;

describe("handling an appeal", () => {
  it("goes from the queue to the end, which the author may dispute once and rate", async () => {
    const union = await TestUnion.found(app);
    const anna = union.member(union.school);
    const chair = union.chair(union.school);
    const { id: appealId } = await submitted(anna);
    const handlerId = chair.viewer.accountId;

    expect(await deed(chair, "takeAppeal", { appealId })).toMatchObject({
      state: "IN_WORK",
      handler: { id: handlerId },
      viewerMay: {
        reply: true,
        note: true,
        takeOn: false,
        passOn: true,
        close: true,
        reopen: false,
        rate: false,
      },
    });
    expect(await deed(chair, "closeAppeal", { appealId, outcome: "HELPED" })).toMatchObject({
      __typename: "InvalidInput",
    });
    const closed = await deed(chair, "closeAppeal", { appealId, outcome: "HELPED", text: "Выплатили." });
    expect(closed).toMatchObject({ state: "CLOSED", outcome: "HELPED" });
    expect(await lastTold("appealClosed")).toEqual({
      id: appealId,
      organisationId: union.school.id,
      handlerId,
      outcome: "HELPED",
      registeredOn: today(),
      closedOn: today(),
      inTime: true,
      rating: null,
    });
    for (const name of ["takeAppeal", "replyToAppeal"]) {
      const more = name === "replyToAppeal" ? { text: "Ещё" } : {};
      expect(await deed(chair, name, { appealId, ...more })).toMatchObject({
        __typename: "AppealStateDiffers",
      });
    }

    expect((await look(anna, appealId)).viewerMay).toMatchObject({ reply: false, reopen: true, rate: true });
    const again = await deed(anna, "reopenAppeal", { appealId, text: "Не всё." });
    expect(again).toMatchObject({ state: "IN_WORK", closedAt: null, outcome: null });
    await deed(chair, "closeAppeal", { appealId, outcome: "EXPLAINED" });
    expect(await deed(anna, "reopenAppeal", { appealId, text: "И снова." })).toMatchObject({
      __typename: "AppealCannotBeReopened",
    });
    for (const rating of [0, 6])
      expect(await deed(anna, "rateAppeal", { appealId, rating })).toMatchObject({
        __typename: "InvalidInput",
      });
    expect(await deed(anna, "rateAppeal", { appealId, rating: 4 })).toMatchObject({ rating: 4 });
    expect(await lastTold("appealRated")).toEqual({
      id: appealId,
      organisationId: union.school.id,
      handlerId,
      rating: 4,
    });
  });

  it("is put under the kind and topic it is of, which its term follows, while it is open", async () => {
    const union = await TestUnion.found(app);
    const [chair, operator] = [union.chair(union.school), union.operator()];
    const { id: appealId } = await submitted(union.member(union.school), {
      kind: "QUESTION",
      topicCode: "OTHER",
    });
    await app.sql("update appeals.appeals set registered_at = '2026-03-30T22:00:00Z' where id = $1", [
      appealId,
    ]);
    const to = { appealId, kind: "VIOLATION", topicCode: "WAGES" };

    expect(await deed(operator, "sortAppeal", { ...to, topicCode: "НЕТ" })).toMatchObject({
      __typename: "InvalidInput",
    });
    for (let time = 0; time < 2; time += 1)
      expect(await deed(operator, "sortAppeal", to)).toMatchObject({
        kind: "VIOLATION",
        topic: { code: "WAGES" },
        // It came on the 31st by the union's clocks.
        dueOn: "2026-04-05",
        state: "REGISTERED",
      });
    const told = (await app.told()).filter(({ name }) => name === "appealSorted");
    expect(told.map(({ payload }) => payload)).toEqual([
      {
        id: appealId,
        kind: "VIOLATION",
        topic: "WAGES",
        former: { kind: "QUESTION", topic: "OTHER" },
        organisationId: union.school.id,
        employerKey: "1001234567",
        branch: "04",
        registeredOn: "2026-03-31",
      },
    ]);

    for (const who of [union.chair(union.plant), union.operator(union.other)])
      expect(await deed(who, "sortAppeal", to)).toMatchObject({ __typename: "AppealNotFound" });
    await deed(chair, "closeAppeal", { appealId, outcome: "HELPED", text: "Выплатили." });
    expect(await deed(chair, "sortAppeal", to)).toMatchObject({ __typename: "AppealStateDiffers" });
  });

  it("has two voices: what is noted is for those who handle it alone", async () => {
    const union = await TestUnion.found(app);
    const { appeal, followUpCode } = await submit(app.anonymous, { organisationId: union.school.id });
    const chair = union.chair(union.school);
    await deed(chair, "noteOnAppeal", { appealId: appeal.id, text: "Третий раз за год." });
    await deed(chair, "replyToAppeal", { appealId: appeal.id, text: "Разберёмся." });
    await deed(app.anonymous, "replyToAppeal", { code: followUpCode, text: "Жду." });

    const texts = async (messages: { nodes: { text: string }[]; totalCount: number }) => [
      ...messages.nodes.map(({ text }) => text),
      messages.totalCount,
    ];
    const { messages } = await look(union.operator(), appeal.id);
    expect(await texts(messages)).toEqual([appeal.text, "Третий раз за год.", "Разберёмся.", "Жду.", 4]);
    expect(await texts((await lookByCode(app.anonymous, followUpCode)).messages)).toEqual([
      appeal.text,
      "Разберёмся.",
      "Жду.",
      3,
    ]);
  });

  it("is for those who stand over it, and never one's own", async () => {
    const union = await TestUnion.found(app);
    const anna = union.member(union.school);
    const { id: appealId } = await submitted(anna);
    const self = union.servant(union.region, Role.OPERATOR, anna.viewer.memberId);
    for (const [name, more] of [
      ["takeAppeal", {}],
      ["noteOnAppeal", { text: "Заметка" }],
      ["closeAppeal", { outcome: "HELPED", text: "Готово" }],
      ["passAppealOn", { organisationId: union.region.id, decision: "BY_COMPETENCE" }],
    ] as const) {
      for (const who of [union.chair(union.plant), union.operator(union.other), self])
        expect(await deed(who, name, { appealId, ...more })).toMatchObject({ __typename: "AppealNotFound" });
      await expect(deed(anna, name, { appealId, ...more })).rejects.toThrow("FORBIDDEN");
      await expect(deed(app.anonymous, name, { appealId, ...more })).rejects.toThrow("UNAUTHENTICATED");
    }
    expect(await queue(self, union.region)).toEqual([]);
    for (const name of ["reopenAppeal", "rateAppeal"]) {
      const more = name === "rateAppeal" ? { rating: 5 } : { text: "Снова" };
      for (const given of [{ appealId }, { code: "K7QM-2XRA-9TBW-HP4C" }, {}])
        expect(await deed(union.operator(), name, { ...given, ...more })).toMatchObject({
          __typename: "AppealNotFound",
        });
    }
  });
});

describe("passing an appeal on", () => {
  it("hands it to the committee of the industry, with the decision, out of the sight of who passed it", async () => {
    const union = await TestUnion.found(app);
    const anna = union.member(union.school);
    const chair = union.chair(union.school);
    const { id: appealId } = await submitted(anna);
    const way = { organisationId: union.industry.id, decision: "COMPREHENSIVE_INTERVENTION" };

    const passed = await deed(chair, "passAppealOn", { appealId, ...way, note: "Уже трое." });

    expect(passed).toMatchObject({ state: "PASSED_ON", handlingOrganisation: { id: union.industry.id } });
    expect(await lastTold("appealPassedOn")).toEqual({
      id: appealId,
      fromOrganisationId: union.school.id,
      ...way,
    });
    expect(await look(chair, appealId)).toBeNull();
    expect(await queue(union.chair(union.industry), union.industry)).toHaveLength(1);
    const passings = `passings { nodes { from { id } to { id } decision } totalCount }`;
    for (const who of [anna, union.operator()]) {
      expect(await look(who, appealId, passings)).toEqual({
        passings: {
          nodes: [
            {
              from: { id: union.school.id },
              to: { id: union.industry.id },
              decision: "COMPREHENSIVE_INTERVENTION",
            },
          ],
          totalCount: 1,
        },
      });
    }
    const back = { organisationId: union.school.id, decision: "BY_COMPETENCE" };
    expect(await deed(union.operator(), "passAppealOn", { appealId, ...back })).toMatchObject({
      handlingOrganisation: { id: union.school.id },
    });
  });

  it("goes up the line and to industries, and nowhere else", async () => {
    const union = await TestUnion.found(app);
    const { id: appealId } = await submitted(union.member(union.school));
    const to = async (organisationId: string) =>
      deed(union.operator(), "passAppealOn", { appealId, organisationId, decision: "BY_COMPETENCE" });
    for (const nowhere of [union.plant.id, union.other.id, union.school.id, randomUUID(), "нет"])
      expect(await to(nowhere)).toMatchObject({ __typename: "AppealCannotGoThere" });
    for (const { id } of [union.district, union.region])
      expect(await to(id)).toMatchObject({ handlingOrganisation: { id } });
    expect(await to(union.root.id)).toMatchObject({ state: "PASSED_ON" });
    expect(await to(union.region.id)).toMatchObject({ __typename: "AppealNotFound" });
  });
});

describe("an appeal that complains of an organisation", () => {
  it("goes to the one above, and is never seen by who leads the organisation", async () => {
    const union = await TestUnion.found(app);
    const anna = union.member(union.school);
    const appeal = await submitted(anna, { isAboutOrganisation: true, text: "Председатель не отвечает." });
    expect(appeal.handlingOrganisation).toEqual({ id: union.district.id });

    const leader = union.chair(union.school);
    const { accountId, grants } = leader.viewer;
    const above = { role: Role.OPERATOR, path: union.region.path, organisationId: union.region.id };
    const risen = app.as({ accountId, grants: [...grants, above] });
    for (const who of [leader, risen]) {
      expect(await look(who, appeal.id)).toBeNull();
      expect(await queue(who, union.region)).toEqual([]);
      expect(await deed(who, "takeAppeal", { appealId: appeal.id })).toMatchObject({
        __typename: "AppealNotFound",
      });
    }
    const back = { appealId: appeal.id, organisationId: union.school.id, decision: "BY_COMPETENCE" };
    expect(await deed(union.chair(union.district), "passAppealOn", back)).toMatchObject({
      __typename: "AppealCannotGoThere",
    });
  });
});

describe("the queue", () => {
  it("gives what is asked of it, what came last first", async () => {
    const union = await TestUnion.found(app);
    const operator = union.operator();
    const write = (text: string, more: object = {}) =>
      submitted(union.member(union.school), { text, ...more });
    const late = await write("поздно");
    const mine = await write("моё", { kind: "QUESTION", topicCode: "PENSION" });
    await write("новое", { kind: "PROPOSAL", topicCode: "UNION_WORK" });
    await submitted(union.member(union.plant), { text: "рядом" });
    await app.sql("update appeals.appeals set due_on = '2026-01-01' where id = $1", [late.id]);
    await deed(operator, "takeAppeal", { appealId: mine.id });

    expect(await queue(operator, union.region)).toEqual(["рядом", "новое", "моё", "поздно"]);
    expect(await queue(operator, union.school)).toEqual(["новое", "моё", "поздно"]);
    expect(await queue(operator, union.school, { states: ["REGISTERED"] })).toEqual(["новое", "поздно"]);
    expect(await queue(operator, union.school, { kind: "PROPOSAL" })).toEqual(["новое"]);
    expect(await queue(operator, union.school, { topicCode: "PENSION" })).toEqual(["моё"]);
    expect(await queue(operator, union.school, { isOverdue: true })).toEqual(["поздно"]);
    expect(await queue(operator, union.school, { isMine: true })).toEqual(["моё"]);
    expect((await look(operator, late.id, "isOverdue")).isOverdue).toBe(true);
    for (const who of [union.operator(union.other), union.member(union.school), app.anonymous])
      expect(await queue(who, union.region)).toEqual([]);
  });
});

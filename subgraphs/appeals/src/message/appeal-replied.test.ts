import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { appeals } from "../subgraph.js";
import { deed, look, submit, submitted } from "../testing/appeals.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(appeals);
beforeAll(() => TestUnion.open(app));

const Replied = `subscription R($appealId: ID, $code: String, $after: ID) {
  appealReplied(appealId: $appealId, code: $code, after: $after) { id side text } }`;
const Registered = `subscription Q($organisationId: ID!, $after: String) {
  appealRegistered(organisationId: $organisationId, after: $after) { text revision } }`;

/** Whoever listens does so by now. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 300));

describe("hearing what is said in an appeal", () => {
  it("gives the author what is said to them as it is said, by the code too, and no notes", async () => {
    const union = await TestUnion.found(app);
    const { appeal, followUpCode } = await submit(app.anonymous, { organisationId: union.school.id });
    const chair = union.chair(union.school);
    const heard = app.anonymous.subscribe<{ appealReplied: object }, object>(Replied, { code: followUpCode });
    const first = heard.next();
    await settle();

    await deed(chair, "noteOnAppeal", { appealId: appeal.id, text: "Между нами." });
    await deed(chair, "replyToAppeal", { appealId: appeal.id, text: "Разберёмся." });

    expect((await first).value).toMatchObject({ appealReplied: { side: "HANDLER", text: "Разберёмся." } });
    await heard.return(undefined);
  });

  it("gives first what was missed, to handlers with their notes", async () => {
    const union = await TestUnion.found(app);
    const anna = union.member(union.school);
    const chair = union.chair(union.school);
    const { id: appealId } = await submitted(anna);
    const [{ id: after }] = (await look(anna, appealId, "messages { nodes { id } }")).messages.nodes;
    await deed(chair, "noteOnAppeal", { appealId, text: "Между нами." });
    await deed(anna, "replyToAppeal", { appealId, text: "Что нового?" });
    for (const [who, texts] of [
      [chair, ["Между нами.", "Что нового?"]],
      [anna, ["Что нового?"]],
    ] as const) {
      const heard = who.subscribe<{ appealReplied: { text: string } }, object>(Replied, { appealId, after });
      for (const text of texts) expect((await heard.next()).value).toMatchObject({ appealReplied: { text } });
      await heard.return(undefined);
    }
    expect(await look(anna, appealId, "accesses { totalCount }")).not.toEqual({
      accesses: { totalCount: 0 },
    });
  });

  it("refuses whoever the appeal is not for, and a place that is not in it", async () => {
    const union = await TestUnion.found(app);
    const anna = union.member(union.school);
    const { id: appealId } = await submitted(anna);
    for (const [who, given] of [
      [app.anonymous, { appealId }],
      [union.member(union.school), { appealId }],
      [app.anonymous, { code: "K7QM-2XRA-9TBW-HP4C" }],
      [anna, {}],
      [anna, { appealId, after: appealId }],
    ] as const)
      await expect(who.subscribe(Replied, given).next()).rejects.toThrow("BAD_USER_INPUT");
  });
});

describe("hearing what comes to a queue", () => {
  it("gives what comes here and below, what is passed on too, from where one stopped", async () => {
    const union = await TestUnion.found(app);
    const committee = union.chair(union.industry);
    const operator = union.operator();
    const seen = await submitted(union.member(union.school), { text: "видели" });
    const { revision: after } = await look(operator, seen.id, "revision");
    const missed = await submitted(union.member(union.plant), { text: "пропустили" });
    const heard = operator.subscribe(Registered, { organisationId: union.region.id, after });
    expect(await heard.next()).toMatchObject({ value: { appealRegistered: { text: "пропустили" } } });

    const passed = committee.subscribe(Registered, { organisationId: union.industry.id });
    const first = passed.next();
    await settle();
    const way = { organisationId: union.industry.id, decision: "COMPREHENSIVE_INTERVENTION" };
    await deed(operator, "passAppealOn", { appealId: missed.id, ...way });

    expect(await first).toMatchObject({ value: { appealRegistered: { text: "пропустили" } } });
    expect(await heard.next()).toMatchObject({ value: { appealRegistered: { text: "пропустили" } } });
    await Promise.all([heard.return(undefined), passed.return(undefined)]);
  });

  it("passes by those that complain of what one leads, and refuses others' queues", async () => {
    const union = await TestUnion.found(app);
    const risen = app.as({
      accountId: union.chair(union.school).viewer.accountId,
      grants: [...union.chair(union.school).viewer.grants, ...union.operator().viewer.grants],
    });
    const start = (await look(union.operator(), (await submitted(union.member(union.plant))).id, "revision"))
      .revision;
    await submitted(union.member(union.school), { isAboutOrganisation: true, text: "о председателе" });
    await submitted(union.member(union.school), { text: "о другом" });
    const heard = risen.subscribe(Registered, { organisationId: union.region.id, after: start });
    expect(await heard.next()).toMatchObject({ value: { appealRegistered: { text: "о другом" } } });
    await heard.return(undefined);
    const elsewhere = { organisationId: union.other.id };
    await expect(union.operator().subscribe(Registered, elsewhere).next()).rejects.toThrow("BAD_USER_INPUT");
    await expect(app.anonymous.subscribe(Registered, elsewhere).next()).rejects.toThrow("UNAUTHENTICATED");
  });
});

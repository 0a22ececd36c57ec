import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { community } from "../subgraph.js";
import { say, TestUnion } from "../testing/union.js";

const app = testSubgraph(community);
beforeAll(() => TestUnion.open(app));

const Changed = `subscription C($subject: ID!, $after: String) { commentChanged(subjectId: $subject, after: $after) { id text status revision } }`;
const Edit = `mutation E($id: ID!, $text: String!) { editComment(input: { commentId: $id, text: $text }) { __typename } }`;
const Delete = `mutation D($id: ID!) { deleteComment(input: { commentId: $id }) { __typename } }`;
const Hide = `mutation H($id: ID!) { hideComment(input: { commentId: $id, reason: "Грубость" }) { __typename } }`;

describe("hearing comments as they change", () => {
  it("gives first each that changed unheard, as it is now, and then what changes", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member(union.primary);
    const subject = await union.article(union.primary);
    const [one, two, three] = [
      await say(anna, subject, "1"),
      await say(anna, subject, "2"),
      await say(anna, subject, "3"),
    ];
    await anna.run(Edit, { id: one, text: "1+" });
    await anna.run(Edit, { id: two, text: "2+" });
    await anna.run(Edit, { id: one, text: "1++" });

    const heard = app.anonymous.subscribe<{ commentChanged: object }, object>(Changed, {
      subject,
      after: "4",
    });
    const next = async () => (await heard.next()).value?.commentChanged;

    expect(await next()).toEqual({ id: two, text: "2+", status: "VISIBLE", revision: "5" });
    expect(await next()).toEqual({ id: one, text: "1++", status: "VISIBLE", revision: "6" });
    await anna.run(Delete, { id: three });
    expect(await next()).toEqual({ id: three, text: null, status: "DELETED", revision: "7" });
    await union.servant(union.primary, Role.EDITOR).run(Hide, { id: two });
    expect(await next()).toEqual({ id: two, text: null, status: "HIDDEN", revision: "8" });
    await heard.return(undefined);
  });

  it("does not give what was only added", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member(union.primary);
    const subject = await union.article(union.primary);
    const heard = app.anonymous.subscribe<{ commentChanged: object }, object>(Changed, {
      subject,
      after: "0",
    });
    const first = heard.next();
    const id = await say(anna, subject, "новое");
    await anna.run(Edit, { id, text: "иначе" });
    expect((await first).value).toMatchObject({ commentChanged: { id, text: "иначе" } });
    await heard.return(undefined);
  });

  it("refuses what is no revision, and a subject that is not published", async () => {
    const union = await TestUnion.found(app);
    const subject = await union.article(union.primary);
    for (const bad of [
      { subject, after: "x" },
      { subject, after: "-1" },
      { subject, after: "1e99" },
      { subject: "нет" },
    ])
      await expect(app.anonymous.subscribe(Changed, bad).next()).rejects.toThrow("BAD_USER_INPUT");
  });
});

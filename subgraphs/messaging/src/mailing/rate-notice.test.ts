import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { messaging } from "../subgraph.js";
import { look, plan, servantOf, told, wish } from "../testing/mailing.js";
import { type TestPerson, TestUnion } from "../testing/union.js";

const app = testSubgraph(messaging);
beforeAll(() => TestUnion.open(app));

const Rate = `mutation Rate($input: RateNoticeInput!) { rateNotice(input: $input) { __typename
  ... on RateNoticePayload { notice { title isRateable isUseful } } ... on Problem { message } } }`;

const readerOf = ({ accountId, memberId }: TestPerson) =>
  app.as({ accountId, memberId, grants: [{ role: Role.MEMBER, path: "1", organisationId: "" }] });
const noticeOf = async ({ memberId }: TestPerson) =>
  (await app.sql<{ id: string }>("select id from messaging.notices where person_id = $1", [memberId]))[0]?.id;

describe("saying whether a mailing was of use", () => {
  it("is summed on the mailing, the last word of each", async () => {
    const union = await TestUnion.found(app);
    const [anna, boris] = [await union.member(), await union.member()];
    const chair = servantOf(app, union.school);
    const { id } = (await plan(chair, wish(union.school))).mailing;
    await told(app, chair, id);
    const said = async (who: TestPerson, isUseful: boolean) =>
      (await readerOf(who).run(Rate, { input: { noticeId: await noticeOf(who), isUseful } })).rateNotice;

    expect(await said(anna, false)).toEqual({
      __typename: "RateNoticePayload",
      notice: { title: "С 8 Марта!", isRateable: true, isUseful: false },
    });
    await said(anna, true);
    await said(anna, true);
    await said(boris, false);

    expect((await look(chair, id)).counts).toMatchObject({ useful: 1, useless: 1 });
  });

  it("is for whoever was told, by a mailing", async () => {
    const union = await TestUnion.found(app);
    const [anna, boris] = [await union.member(), await union.member()];
    const chair = servantOf(app, union.school);
    const { id } = (await plan(chair, wish(union.school))).mailing;
    await told(app, chair, id);
    const refused = {
      rateNotice: { __typename: "NotRateable", message: "Это уведомление нельзя оценить." },
    };
    for (const noticeId of [await noticeOf(boris), randomUUID(), "нет\0"])
      expect(await readerOf(anna).run(Rate, { input: { noticeId, isUseful: true } })).toEqual(refused);
    await app.sql("update messaging.notices set mailing_id = null where person_id = $1", [anna.memberId]);
    const own = await noticeOf(anna);
    expect(await readerOf(anna).run(Rate, { input: { noticeId: own, isUseful: true } })).toEqual(refused);
    expect(await app.anonymous.refusal(Rate, { input: { noticeId: own, isUseful: true } })).toBe(
      "UNAUTHENTICATED",
    );
    expect((await look(chair, id)).counts).toMatchObject({ useful: 0, useless: 0 });
  });
});

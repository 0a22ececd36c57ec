import { expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { eventually, type Person } from "./person.js";
import type { Platform } from "./platform.js";

const Submit = `mutation($input: SubmitAppealInput!) { submitAppeal(input: $input) {
  ... on SubmitAppealPayload { appeal { id number } } } }`;
const Reply = `mutation($input: ReplyToAppealInput!) { replyToAppeal(input: $input) { __typename ... on Problem { message } } }`;
const Notices = `{ viewer { unreadNoticeCount notices(first: 50) { nodes { id subject title path readAt } } } }`;
const MarkRead = `mutation($input: MarkNoticesReadInput!) { markNoticesRead(input: $input) {
  ... on MarkNoticesReadPayload { account { unreadNoticeCount } } } }`;

export function noticesJourney(platform: () => Platform): void {
  it("tells the author, and nobody else, that an appeal is answered", async () => {
    const member = await platform().signIn("member");
    const operator = await platform().signIn("operator");
    const chair = await platform().signIn("chair");
    const { appealTopics } = await member.run("{ appealTopics { code } }");
    const { submitAppeal } = await member.run(Submit, {
      input: {
        idempotencyKey: randomUUID(),
        kind: "QUESTION",
        topicCode: appealTopics[0].code,
        text: "Когда выплатят премию?",
      },
    });
    const { id, number } = submitAppeal.appeal;
    const told = async (person: Person) => {
      const { viewer } = await person.run(Notices);
      const notice = viewer.notices.nodes.find(({ path }: { path: string }) => path === `/appeals/${id}`);
      return { notice, unread: viewer.unreadNoticeCount };
    };
    const { replyToAppeal } = await operator.run(Reply, {
      input: { appealId: id, text: "Премию выплатят в декабре." },
    });
    expect(replyToAppeal).toMatchObject({ __typename: "ReplyToAppealPayload" });

    const { notice, unread } = await eventually(
      () => told(member),
      ({ notice: found }) => found !== undefined,
    );
    expect(notice).toMatchObject({
      subject: "APPEAL",
      title: `На обращение № ${number} ответили`,
      readAt: null,
    });
    expect((await told(chair)).notice).toBeUndefined();

    const { markNoticesRead } = await member.run(MarkRead, { input: { noticeIds: [notice.id] } });
    expect(markNoticesRead.account.unreadNoticeCount).toBe(unread - 1);
  });
}

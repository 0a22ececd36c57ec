import { expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { eventually, type Person } from "./person.js";
import type { Platform } from "./platform.js";

const Submit = `mutation($input: SubmitAppealInput!) { submitAppeal(input: $input) {
  ... on SubmitAppealPayload { appeal { id number } } } }`;
const Reply = `mutation($input: ReplyToAppealInput!) { replyToAppeal(input: $input) { __typename ... on Problem { message } } }`;
const Notices = `{ viewer { unreadNoticeCount notices(first: 50) { nodes { id subject title path readAt } } } }`;
const Register = `mutation($input: RegisterAccountInput!) { registerAccount(input: $input) {
  ... on RegisterAccountPayload { challenge { id } } } }`;
const Confirm = `mutation($input: ConfirmContactInput!) { confirmContact(input: $input) { __typename } }`;
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

  it("sends the code by which a newcomer shows whose the address is", async () => {
    const contact = `newcomer-${randomUUID()}@mail.example`;
    const { registerAccount } = await platform().anonymous.run(Register, {
      input: { contact, displayName: "Вера Новикова", password: "длинный пароль наугад" },
    });
    const sent = await eventually(
      () => sentTo(platform().folder, contact),
      (messages) => messages.length > 0,
    );
    expect(sent).toEqual([expect.objectContaining({ channel: "EMAIL", to: contact })]);
    const [code = ""] = /\d{6}/.exec(sent[0]?.text ?? "") ?? [];
    const { confirmContact } = await platform().anonymous.run(Confirm, {
      input: { challengeId: registerAccount.challenge.id, code },
    });
    expect(confirmContact).toEqual({ __typename: "ConfirmContactPayload" });
  });
}

interface Sent {
  readonly channel: string;
  readonly to: string;
  readonly text: string;
}

/** What left for them; on one machine it is written into a file. */
async function sentTo(folder: string, address: string): Promise<Sent[]> {
  const lines = await readFile(join(folder, "messages.jsonl"), "utf8").catch(() => "");
  return lines
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Sent)
    .filter(({ to }) => to === address);
}

import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { messaging } from "../subgraph.js";
import { say, someMember, standReach } from "../testing/cabinet.js";

const app = testSubgraph(messaging);
beforeAll(() => standReach(app));

const markRead = /* GraphQL */ `
  mutation ($input: MarkNoticesReadInput!) {
    markNoticesRead(input: $input) {
      ... on MarkNoticesReadPayload {
        markedCount
        account {
          unreadNoticeCount
        }
      }
      ... on InvalidInput {
        fields {
          path
          message
        }
      }
    }
  }
`;

const noticeIds = (people: string[]) =>
  app
    .sql<{ id: string }>("select id from messaging.notices where person_id = any($1) order by id", [people])
    .then((rows) => rows.map(({ id }) => id));

describe("reading notices", () => {
  it("marks those that are named, once, and nobody else's", async () => {
    const [anna, boris] = [await someMember(app), await someMember(app)];
    await say(app, [anna, boris]);
    await say(app, [anna]);
    const all = await noticeIds([anna.viewer.memberId ?? "", boris.viewer.memberId ?? ""]);
    const [first = ""] = await noticeIds([anna.viewer.memberId ?? ""]);
    const input = { noticeIds: [first, "no id"] };
    const answer = (markedCount: number, unreadNoticeCount: number) => ({
      markNoticesRead: { markedCount, account: { unreadNoticeCount } },
    });
    expect(await anna.run(markRead, { input })).toEqual(answer(1, 1));
    expect(await anna.run(markRead, { input })).toEqual(answer(0, 1));
    expect(await anna.run(markRead, { input: { noticeIds: all } })).toEqual(answer(1, 0));
    expect(await boris.run(markRead, { input: { all: true } })).toEqual(answer(1, 0));
  });

  it.each([{}, { all: false }, { noticeIds: [], all: true }])("is not said by %j", async (input) => {
    const anna = await someMember(app);
    expect(await anna.run(markRead, { input })).toEqual({
      markNoticesRead: {
        fields: [{ path: "noticeIds", message: "Назовите уведомления или отметьте все." }],
      },
    });
  });

  it("takes up to a hundred at once", async () => {
    const anna = await someMember(app);
    const input = { noticeIds: Array.from({ length: 101 }, () => randomUUID()) };
    expect((await anna.run(markRead, { input })).markNoticesRead.fields).toHaveLength(1);
  });

  it("is for those who are signed in", async () => {
    expect(await app.anonymous.refusal(markRead, { input: { all: true } })).toBe("UNAUTHENTICATED");
  });
});

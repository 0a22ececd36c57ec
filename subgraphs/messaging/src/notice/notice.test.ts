import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { inEnglish, say, someMember, standReach } from "../testing/cabinet.js";
import { messaging } from "../subgraph.js";

const app = testSubgraph(messaging);
beforeAll(() => standReach(app));

const cabinet = /* GraphQL */ `
  query ($account: ID!, $first: Int! = 20, $after: String, $isUnread: Boolean) {
    _entities(representations: [{ __typename: "Account", id: $account }]) {
      ... on Account {
        unreadNoticeCount
        notices(first: $first, after: $after, isUnread: $isUnread) {
          nodes {
            id
            subject
            title
            text
            path
            readAt
            deliveries {
              channel
              state
            }
            organisation {
              id
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
          totalCount
        }
      }
    }
  }
`;

const titles = { nodes: [expect.objectContaining({ title: "На обращение ответили" })] };

describe("a notice", () => {
  it("lies in the cabinet of whom it is for, in their language", async () => {
    const anna = await someMember(app);
    const organisationId = randomUUID();
    await say(app, [anna], { organisationId });
    const english = inEnglish(app, anna);
    const answer = await english.run(cabinet, { account: anna.viewer.accountId });
    expect(answer._entities[0]).toEqual({
      unreadNoticeCount: 1,
      notices: {
        nodes: [
          {
            id: expect.any(String),
            subject: "APPEAL",
            title: "Your appeal is answered",
            text: "The answer is in your cabinet.",
            path: "/cabinet/appeals",
            readAt: null,
            deliveries: [],
            organisation: { id: organisationId },
          },
        ],
        pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
        totalCount: 1,
      },
    });
  });

  it("is nobody else's to see, by the list or by its id", async () => {
    const [anna, boris] = [await someMember(app), await someMember(app)];
    await say(app, [anna]);
    const [own] = await app.sql<{ id: string }>("select id from messaging.notices where person_id = $1", [
      anna.viewer.memberId,
    ]);
    const byId = /* GraphQL */ `
      query ($id: ID!) {
        notice(id: $id) {
          title
        }
      }
    `;
    const nothing = { _entities: [{ unreadNoticeCount: null, notices: null }] };
    expect(await anna.run(byId, { id: own?.id })).toEqual({ notice: { title: "На обращение ответили" } });
    expect(await boris.run(byId, { id: own?.id })).toEqual({ notice: null });
    expect(await boris.run(cabinet, { account: anna.viewer.accountId })).toEqual(nothing);
    const chair = app.as({
      accountId: randomUUID(),
      grants: [{ role: Role.CHAIR, path: "1", organisationId: randomUUID() }],
    });
    expect(await chair.run(byId, { id: own?.id })).toEqual({ notice: null });
  });

  it("is said once under its key, however often and in whatever words it is told", async () => {
    const [anna, boris] = [await someMember(app), await someMember(app)];
    const key = randomUUID();
    await say(app, [anna], { key });
    await say(app, [anna, boris], { key, title: { ru: "Иначе", en: "Otherwise" } });
    const annas = await anna.run(cabinet, { account: anna.viewer.accountId });
    const boriss = await boris.run(cabinet, { account: boris.viewer.accountId });
    expect(annas._entities[0].notices).toMatchObject(titles);
    expect(boriss._entities[0].notices).toMatchObject({ nodes: [{ title: "Иначе" }] });
  });

  it("is told to thousands of people in one go, each once", async () => {
    const people = Array.from({ length: 2_500 }, () => randomUUID());
    await app.sql("insert into published.member_reach (member_id) select unnest($1::uuid[])", [people]);
    const key = randomUUID();
    await say(app, [], { key, to: { memberIds: people } });
    await say(app, [], { key, to: { memberIds: people } });
    const rows = await app.sql("select from messaging.notices where key = $1", [key]);
    expect(rows).toHaveLength(2_500);
  });

  it("stands page by page, the newest first, and the unread apart", async () => {
    const anna = await someMember(app);
    for (const title of ["Первое", "Второе", "Третье"])
      await say(app, [anna], { title: { ru: title, en: title } });
    const account = anna.viewer.accountId;
    const first = await anna.run(cabinet, { account, first: 2 });
    const { notices } = first._entities[0];
    expect(notices.nodes.map(({ title }: { title: string }) => title)).toEqual(["Третье", "Второе"]);
    const rest = await anna.run(cabinet, { account, after: notices.pageInfo.endCursor });
    expect(rest._entities[0].notices.nodes).toEqual([expect.objectContaining({ title: "Первое" })]);
    await anna.run(markRead, { input: { noticeIds: [notices.nodes[0].id] } });
    const unread = await anna.run(cabinet, { account, isUnread: true });
    expect(unread._entities[0]).toMatchObject({
      unreadNoticeCount: 2,
      notices: { nodes: [{ title: "Второе" }, { title: "Первое" }], totalCount: 2 },
    });
  });

  it("waits to be sent by the first chosen channel that has an address", async () => {
    const anna = await someMember(app, { email: "anna@mail.example", phone: "+79000000001" });
    const boris = await someMember(app, { phone: "+79000000002" });
    const vera = await someMember(app, { email: "vera@mail.example", phone: "+79000000003" });
    const galina = await someMember(app, { email: "galina@mail.example" });
    await vera.run(prefer, { input: { subject: "APPEAL", channels: ["SMS", "EMAIL"] } });
    await galina.run(prefer, { input: { subject: "APPEAL", channels: [] } });
    await say(app, [anna, boris, vera, galina]);
    const waiting = await Promise.all(
      [anna, boris, vera, galina].map(async (person) => {
        const { _entities } = await person.run(cabinet, { account: person.viewer.accountId });
        return _entities[0].notices.nodes[0].deliveries;
      }),
    );
    const by = (channel: string) => [{ channel, state: "WAITING" }];
    expect(waiting).toEqual([by("EMAIL"), by("SMS"), by("SMS"), []]);
  });
});

const markRead = /* GraphQL */ `
  mutation ($input: MarkNoticesReadInput!) {
    markNoticesRead(input: $input) {
      __typename
    }
  }
`;

const prefer = /* GraphQL */ `
  mutation ($input: SetNoticePreferenceInput!) {
    setNoticePreference(input: $input) {
      __typename
    }
  }
`;

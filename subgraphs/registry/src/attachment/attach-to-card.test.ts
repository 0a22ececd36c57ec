import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { AccessLog } from "../audit/access-log.js";
import { registry } from "../subgraph.js";
import { chairOf, person, register, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const SHOWN = "id title fileName mediaType size url recordedBy { id }";
const Attach = `mutation A($input: AttachToCardInput!) { attachToCard(input: $input) { __typename
  ... on AttachToCardPayload { attachment { ${SHOWN} } } ... on InvalidInput { fields { path } } } }`;
const Attachments = `query T($id: ID!) { member(id: $id) { attachments { ${SHOWN} } } }`;

async function* contentOf(text: string) {
  yield Buffer.from(text);
}
const send = async ({ viewer }: Actor) =>
  (
    await app.running.files.receive({
      name: "диплом.csv",
      mediaType: "text/csv",
      accountId: viewer.accountId,
      content: contentOf("а;б"),
    })
  ).id;
const self = (id: string) => person(app, Role.MEMBER, "school", id);

describe("attaching a file to a card", () => {
  it("puts it there, once, for those who see the card; and who read it is told to the member", async () => {
    const memberId = await register(app, "school");
    const chair = chairOf(app, "school");
    const fileId = await send(chair);
    const input = { memberId, fileId, title: "Копия диплома" };

    const { attachToCard } = await chair.run(Attach, { input });

    const shown = {
      id: expect.any(String),
      title: "Копия диплома",
      fileName: "диплом.csv",
      mediaType: "text/csv",
      size: 5,
      url: expect.stringMatching(/^\/files\/registry\/.+signature=/),
      recordedBy: { id: chair.viewer.accountId },
    };
    expect(attachToCard).toEqual({ __typename: "AttachToCardPayload", attachment: shown });
    expect((await chair.run(Attach, { input })).attachToCard).toEqual({
      __typename: "InvalidInput",
      fields: [{ path: "fileId" }],
    });
    for (const who of [self(memberId), person(app, Role.STAFF, "north")]) {
      expect(await who.run(Attachments, { id: memberId })).toEqual({ member: { attachments: [shown] } });
    }
    await app.running.companion(AccessLog).flush();
    const { member } = await self(memberId).run(
      `query A($id: ID!) { member(id: $id) { accesses { nodes { operation } } } }`,
      { id: memberId },
    );
    expect(member.accesses.nodes).toEqual([{ operation: "member" }, { operation: "attachToCard" }]);
  });

  it("is struck out where it was a mistake", async () => {
    const memberId = await register(app, "school");
    const chair = chairOf(app, "school");
    const input = { memberId, fileId: await send(chair), title: "Не тот файл" };
    const { attachment } = (await chair.run(Attach, { input })).attachToCard;
    await chair.run(`mutation S($input: StrikeEntryInput!) { strikeEntry(input: $input) { __typename } }`, {
      input: { tab: "ATTACHMENTS", entryId: attachment.id },
    });
    expect(await chair.run(Attachments, { id: memberId })).toEqual({ member: { attachments: [] } });
  });

  it("takes nobody else's file, no title left empty, and no card of another register", async () => {
    const memberId = await register(app, "school");
    const chair = chairOf(app, "school");
    const foreign = await send(chairOf(app, "plant"));
    for (const [change, path] of [
      [{ fileId: foreign }, "fileId"],
      [{ fileId: "\0" }, "fileId"],
      [{ title: " " }, "title"],
    ] as const) {
      const whole = { memberId, fileId: await send(chair), title: "Диплом" };
      const input = { ...whole, ...change };
      expect((await chair.run(Attach, { input })).attachToCard).toMatchObject({ fields: [{ path }] });
    }
    const plant = chairOf(app, "plant");
    expect(await plant.run(Attach, { input: { memberId, fileId: foreign, title: "?" } })).toEqual({
      attachToCard: { __typename: "MemberNotFound" },
    });
    expect(await plant.run(Attachments, { id: memberId })).toEqual({ member: null });
  });
});

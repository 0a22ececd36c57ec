import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { registry } from "../subgraph.js";
import { chairOf, facts, person, register, rowsOf, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const Change = `mutation C($input: ChangeOwnContactsInput!) { changeOwnContacts(input: $input) { __typename
  ... on ChangeOwnContactsPayload { member { id phone email revision } }
  ... on CardChangedMeanwhile { member { phone revision } }
  ... on InvalidInput { fields { path message } } } }`;

const self = (memberId: string) => person(app, Role.MEMBER, "school", memberId);

async function read(memberId: string) {
  const { member } = await self(memberId).run(
    `query R($id: ID!) { member(id: $id) { revision phone email contacts { value isPreferred } } }`,
    { id: memberId },
  );
  return member as { revision: string; phone: string; email: string; contacts: { value: string }[] };
}

async function change(memberId: string, input: object, who = self(memberId)) {
  const { revision } = await read(memberId);
  return (await who.run(Change, { input: { revision, ...input } })).changeOwnContacts;
}

const pathsOf = ({ fields }: { fields: { path: string }[] }) => fields.map(({ path }) => path);

/** As the service's own role, past all its checks. */
const write = (memberId: string, sql: string) =>
  rowsOf(app, facts(Role.MEMBER, "school", memberId)).transactional((em) => em.execute<object[]>(sql));

describe("changing one's own contacts", () => {
  it("writes what is given, as it is kept, and leaves the rest", async () => {
    const memberId = await register(app, "school", { phone: "+79120000001", email: "old@mail.example" });

    const { member } = await change(memberId, { phone: "8 (912) 000-00-02" });
    expect(member).toMatchObject({ phone: "+79120000002", email: "old@mail.example" });
    expect(await change(memberId, { email: " New@Mail.example ", phone: null })).toMatchObject({
      __typename: "ChangeOwnContactsPayload",
      member: { id: memberId, phone: null, email: "new@mail.example" },
    });
    expect(await app.told()).toContainEqual({ name: "memberChanged", payload: { memberId } });
  });

  it("is read by messaging at once", async () => {
    const memberId = await register(app, "school", { phone: "+79120000003" });
    await change(memberId, { phone: "+79120000004", email: "reach-me@mail.example" });

    expect(
      await app.sql("select phone, email from published.member_reach where member_id = $1", [memberId]),
    ).toEqual([{ phone: "+79120000004", email: "reach-me@mail.example" }]);
  });

  it("stands in the card's history with who did it", async () => {
    const memberId = await register(app, "school", { phone: "+79120000005" });
    const me = self(memberId);
    await change(memberId, { phone: "+79120000006" }, me);

    const { member } = await chairOf(app, "school").run(
      `query H($id: ID!) { member(id: $id) {
         history(first: 1) { nodes { record by { id } fields { name from to } } } } }`,
      { id: memberId },
    );
    expect(member.history.nodes).toEqual([
      {
        record: "members",
        by: { id: me.viewer.accountId },
        fields: [{ name: "phone", from: "+79120000005", to: "+79120000006" }],
      },
    ]);
  });

  it("does nothing where the card says it already", async () => {
    const memberId = await register(app, "school", { phone: "+79120000007", email: "same@mail.example" });
    const before = await read(memberId);
    const told = (await app.told()).length;

    expect(await change(memberId, { phone: "8 912 000-00-07", email: "SAME@mail.example" })).toMatchObject({
      member: { revision: before.revision },
    });
    expect(await read(memberId)).toEqual(before);
    expect(await app.told()).toHaveLength(told);
  });

  it("puts one of the other contacts first without telling it twice", async () => {
    const memberId = await register(app, "school", { phone: "+79120000008" });
    await chairOf(app, "school").run(
      `mutation A($input: AddContactInput!) { addContact(input: $input) { __typename } }`,
      { input: { memberId, kind: "PHONE", value: "+79120000009" } },
    );
    await change(memberId, { phone: "+79120000009" });

    expect((await read(memberId)).contacts).toEqual([{ value: "+79120000009", isPreferred: true }]);
  });

  it("refuses to overwrite what another has written meanwhile, and shows it", async () => {
    const memberId = await register(app, "school", { phone: "+79120000010" });
    const { revision } = await read(memberId);
    await change(memberId, { phone: "+79120000011" });
    const now = (await read(memberId)).revision;

    expect(await change(memberId, { revision, phone: "+79120000012" })).toEqual({
      __typename: "CardChangedMeanwhile",
      member: { phone: "+79120000011", revision: now },
    });
  });

  it.each([
    [{ phone: "12" }, ["phone"]],
    [{ phone: "+7912\0 0000013" }, ["phone"]],
    [{ phone: "9".repeat(300) }, ["phone"]],
    [{ email: "anna@" }, ["email"]],
    [{ email: "an\0na@mail.example" }, ["email"]],
    [{ email: `anna@${"mail.".repeat(100)}example` }, ["email"]],
    [{ email: "\ud800@mail.example" }, ["email"]],
    [{ phone: "none", email: "none" }, ["phone", "email"]],
    [{ phone: null, email: "" }, ["phone", "email"]],
  ])("refuses %j and changes nothing", async (input, paths) => {
    const memberId = await register(app, "school", { phone: "+79120000013", email: "stay@mail.example" });
    const before = await read(memberId);
    expect(pathsOf(await change(memberId, input))).toEqual(paths);
    expect(await read(memberId)).toEqual(before);
  });

  it("does not take the last one away", async () => {
    const memberId = await register(app, "school", { email: "last@mail.example" });
    expect(pathsOf(await change(memberId, { email: null }))).toEqual(["email"]);
    expect(await change(memberId, { email: null, phone: "+79120000014" })).toMatchObject({
      member: { email: null, phone: "+79120000014" },
    });
  });

  it("is for those who are on a register, and of their own card alone", async () => {
    const memberId = await register(app, "school", { phone: "+79120000015" });
    const { revision } = await read(memberId);
    const input = { input: { revision, phone: "+79120000016" } };

    expect(await chairOf(app, "school").run(Change, input)).toEqual({
      changeOwnContacts: { __typename: "MemberNotFound" },
    });
    expect(await app.anonymous.refusal(Change, input)).toBe("UNAUTHENTICATED");
    await app.sql("update registry.members set status = 'REMOVED' where id = $1", [memberId]);
    expect(await change(memberId, { phone: "+79120000016" })).toEqual({ __typename: "MemberNotFound" });
    expect((await read(memberId)).phone).toBe("+79120000015");
  });
});

describe("the rows of one's own card", () => {
  const REFUSED = /row-level security/;

  it("let contacts be changed, and nothing beside them", async () => {
    const memberId = await register(app, "school", { phone: "+79120000017" });
    const other = await register(app, "school", { phone: "+79120000018" });

    await write(memberId, `update members set phone = '+79120000019' where id = '${memberId}'`);
    expect((await read(memberId)).phone).toBe("+79120000019");
    for (const column of ["last_name = 'Иной'", "born_on = '1980-01-01'", "status = 'REMOVED'"]) {
      await expect(write(memberId, `update members set ${column}, phone = null`)).rejects.toThrow(REFUSED);
    }
    await write(memberId, `update members set phone = null where id = '${other}'`);
    expect((await read(other)).phone).toBe("+79120000018");
  });

  it("take no contact of another", async () => {
    const memberId = await register(app, "school");
    const other = await register(app, "school");
    const add = (id: string) =>
      write(memberId, `insert into contacts (member_id, kind, value) values ('${id}', 'SOCIAL', 'vk.com/x')`);

    await add(memberId);
    await expect(add(other)).rejects.toThrow(REFUSED);
  });
});

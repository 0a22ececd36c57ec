import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { chairOf, person, register, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

type Deed = "add" | "prefer" | "remove";

const contacts = (deed: Deed, input: object, place: "school" | "plant" = "school") =>
  contactsBy(chairOf(app, place), deed, input);

async function contactsBy(who: Actor, deed: Deed, input: object) {
  const name = `${deed.charAt(0).toUpperCase()}${deed.slice(1)}Contact`;
  const answer = await who.run(
    `mutation M($input: ${name}Input!) { ${deed}Contact(input: $input) { __typename
      ... on ${name}Payload { member { phone email contacts { kind value note isPreferred } } }
      ... on InvalidInput { fields { path } } } }`,
    { input },
  );
  const { __typename, member, fields } = answer[`${deed}Contact`];
  if (!member) return fields ?? __typename;
  const written = member.contacts.map(
    ({ value, note, isPreferred }: { value: string; note: string | null; isPreferred: boolean }) =>
      `${value}${note ? ` (${note})` : ""}${isPreferred ? " *" : ""}`,
  );
  return { phone: member.phone, email: member.email, contacts: written };
}

describe("a member's contacts", () => {
  it("are several of each kind, one of them preferred", async () => {
    const memberId = await register(app, "school", { phone: "+79110000001" });
    await contacts("add", { memberId, kind: "PHONE", value: "8 8142 76-54-32", note: "рабочий" });
    await contacts("add", { memberId, kind: "EMAIL", value: "Anna@Mail.example" });
    await contacts("add", { memberId, kind: "ADDRESS", value: "Петрозаводск, ул. Кирова, 1" });
    await contacts("add", { memberId, kind: "ADDRESS", value: "Кондопога, ул. Мира, 2", isPreferred: true });
    expect(await contacts("add", { memberId, kind: "SOCIAL", value: "vk.com/anna" })).toEqual({
      phone: "+79110000001",
      email: "anna@mail.example",
      contacts: [
        "+79110000001 *",
        "+78142765432 (рабочий)",
        "anna@mail.example *",
        "Кондопога, ул. Мира, 2 *",
        "Петрозаводск, ул. Кирова, 1",
        "vk.com/anna *",
      ],
    });
  });

  it("change places when another is preferred, and lists find the member by it", async () => {
    const memberId = await register(app, "school", { phone: "+79110000002" });
    await contacts("add", { memberId, kind: "PHONE", value: "+79110000003" });
    expect(await contacts("prefer", { memberId, kind: "PHONE", value: "8 911 000-00-03" })).toEqual({
      phone: "+79110000003",
      email: null,
      contacts: ["+79110000003 *", "+79110000002"],
    });
    const found = await chairOf(app, "school").run(
      `{ members(search: "+7 911 000-00-03") { nodes { id } } }`,
    );
    expect(found).toEqual({ members: { nodes: [{ id: memberId }] } });
  });

  it("go off the card; of the others the oldest takes the place of a preferred one", async () => {
    const memberId = await register(app, "school", { phone: "+79110000004" });
    await contacts("add", { memberId, kind: "PHONE", value: "+79110000005" });
    await contacts("add", { memberId, kind: "PHONE", value: "+79110000006" });
    const without = await contacts("remove", { memberId, kind: "PHONE", value: "+79110000004" });
    expect(without).toMatchObject({ contacts: ["+79110000005 *", "+79110000006"] });
    await contacts("remove", { memberId, kind: "PHONE", value: "+79110000005" });
    expect(await contacts("remove", { memberId, kind: "PHONE", value: "+79110000006" })).toEqual({
      phone: null,
      email: null,
      contacts: [],
    });
  });

  it("stand once when the keeper writes one of the others first on the card, and go off whole", async () => {
    const memberId = await register(app, "school", { phone: "+79110000021", email: "one@mail.example" });
    await contacts("add", { memberId, kind: "PHONE", value: "+79110000022" });
    await contacts("add", { memberId, kind: "EMAIL", value: "two@mail.example" });
    const chair = chairOf(app, "school");
    const { member } = await chair.run("query R($id: ID!) { member(id: $id) { revision } }", {
      id: memberId,
    });
    await chair.run("mutation C($input: ChangeMemberInput!) { changeMember(input: $input) { __typename } }", {
      input: { memberId, revision: member.revision, phone: "8 911 000-00-22", email: "two@mail.example" },
    });
    expect(await contacts("add", { memberId, kind: "SOCIAL", value: "vk.com/two" })).toEqual({
      phone: "+79110000022",
      email: "two@mail.example",
      contacts: ["+79110000022 *", "two@mail.example *", "vk.com/two *"],
    });
  });

  it("go off whole where they stood twice", async () => {
    const memberId = await register(app, "school", { phone: "+79110000023" });
    const twice = () =>
      app.sql(
        "insert into registry.contacts (member_id, kind, value) values ($1, 'PHONE', '+79110000023') on conflict do nothing",
        [memberId],
      );
    await twice();
    const last = { kind: "PHONE", value: "+79110000023" };
    const me = person(app, Role.MEMBER, "school", memberId);
    expect(await contactsBy(me, "remove", last)).toEqual([{ path: "value" }]);
    expect(await contacts("remove", { memberId, ...last })).toEqual({
      phone: null,
      email: null,
      contacts: [],
    });
  });

  it("are added once, however often they are given", async () => {
    const memberId = await register(app, "school", { phone: "+79110000007" });
    await contacts("add", { memberId, kind: "PHONE", value: "+79110000007" });
    await contacts("add", { memberId, kind: "PHONE", value: "+79110000008" });
    const again = { memberId, kind: "PHONE", value: "+79110000008", note: "домашний" };
    expect(await contacts("add", again)).toMatchObject({
      contacts: ["+79110000007 *", "+79110000008 (домашний)"],
    });
  });

  it("are refused when they are none, unknown or another's", async () => {
    const memberId = await register(app, "school");
    expect(await contacts("add", { memberId, kind: "PHONE", value: "12" })).toEqual([{ path: "value" }]);
    expect(await contacts("add", { memberId, kind: "EMAIL", value: "anna" })).toEqual([{ path: "value" }]);
    expect(await contacts("add", { memberId, kind: "ADDRESS", value: " " })).toEqual([{ path: "value" }]);
    const absent = { memberId, kind: "ADDRESS", value: "Нигде" };
    expect(await contacts("prefer", absent)).toBe("ContactNotFound");
    expect(await contacts("remove", absent)).toBe("ContactNotFound");
    for (const deed of ["add", "prefer", "remove"] as const) {
      expect(await contacts(deed, absent, "plant")).toBe("MemberNotFound");
    }
  });
});

describe("one's own contacts", () => {
  it("are written down, put first and taken off by oneself", async () => {
    const memberId = await register(app, "school", { phone: "+79110000011" });
    const me = person(app, Role.MEMBER, "school", memberId);
    await contactsBy(me, "add", { kind: "ADDRESS", value: "Кондопога, ул. Мира, 2" });
    await contactsBy(me, "add", { kind: "PHONE", value: "+79110000012", note: "домашний" });
    expect(await contactsBy(me, "prefer", { kind: "PHONE", value: "+79110000012" })).toEqual({
      phone: "+79110000012",
      email: null,
      contacts: ["+79110000012 *", "+79110000011", "Кондопога, ул. Мира, 2 *"],
    });
    await contactsBy(me, "remove", { kind: "ADDRESS", value: "Кондопога, ул. Мира, 2" });
    expect(await contactsBy(me, "remove", { kind: "PHONE", value: "+79110000012" })).toEqual({
      phone: "+79110000011",
      email: null,
      contacts: ["+79110000011 *"],
    });
  });

  it("keep the last telephone or e-mail, which a keeper may take off", async () => {
    const memberId = await register(app, "school", { phone: "+79110000013" });
    const me = person(app, Role.MEMBER, "school", memberId);
    const last = { kind: "PHONE", value: "+79110000013" };
    expect(await contactsBy(me, "remove", last)).toEqual([{ path: "value" }]);
    expect(await contacts("remove", { memberId, ...last })).toMatchObject({ contacts: [] });
  });

  it("are nobody else's, and nobody's who is no member", async () => {
    const memberId = await register(app, "school");
    const another = await register(app, "school");
    const contact = { kind: "SOCIAL", value: "vk.com/nobody" };
    for (const deed of ["add", "prefer", "remove"] as const) {
      const colleague = person(app, Role.MEMBER, "school", another);
      expect(await contactsBy(colleague, deed, { memberId, ...contact })).toBe("MemberNotFound");
      expect(await contactsBy(chairOf(app, "school"), deed, contact)).toBe("MemberNotFound");
      const keeper = person(app, Role.CHAIR, "school", another);
      expect(await contactsBy(keeper, deed, { memberId: "", ...contact })).toBe("MemberNotFound");
    }
  });
});

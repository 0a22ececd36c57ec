import { describe, expect, it, beforeAll } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { Merge, merging } from "../testing/two-cards.js";
import {
  application,
  chairOf,
  organisationId,
  person,
  register,
  RegisterMember,
  seedWorld,
  uniqueName,
} from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const RegisterAndRead = `mutation Register($input: RegisterMemberInput!) { registerMember(input: $input) {
  ... on RegisterMemberPayload {
    memberEdge { cursor node { displayName } }
    member {
      id displayName name { full } sex bornOn occupation duesForm workplace position courseOfStudy phone email
      consentedOn joinedOn status organisation { name memberCount } card { number formattedNumber status issuedOn }
      movements { kind on organisation { name } from { name } reason recordedBy { id } }
    }
  }
} }`;

const Remove = `mutation Remove($id: ID!, $reason: RemovalReason!) {
  removeMember(input: { memberId: $id, reason: $reason, on: "2024-05-31" }) { __typename } }`;

const faultsOf = async (change: object) => {
  const answer = await chairOf(app, "school").run(RegisterMember, { input: application("school", change) });
  return answer.registerMember.fields?.map(({ path }: { path: string }) => path);
};

describe("putting a person on the register", () => {
  it("makes a member with a card, a movement and a place in the list", async () => {
    const chair = chairOf(app, "camp");
    const { registerMember } = await chair.run(RegisterAndRead, {
      input: application("camp", {
        name: { last: "  Сидорова ", first: "Анна", patronymic: null },
        sex: "FEMALE",
        occupation: "STUDENT",
        courseOfStudy: 2,
        workplace: "Университет",
        phone: "8 (921) 700-11-22",
        email: "Anna@Mail.Example",
        consentedOn: "2020-09-01",
      }),
    });
    expect(registerMember).toEqual({
      memberEdge: { cursor: expect.any(String), node: { displayName: "Анна С." } },
      member: {
        id: expect.any(String),
        displayName: "Анна С.",
        name: { full: "Сидорова Анна" },
        sex: "FEMALE",
        bornOn: "1990-04-12",
        occupation: "STUDENT",
        duesForm: "WITHHELD",
        workplace: "Университет",
        position: null,
        courseOfStudy: 2,
        phone: "+79217001122",
        email: "anna@mail.example",
        consentedOn: "2020-09-01",
        joinedOn: "2020-09-01",
        status: "ON_REGISTER",
        organisation: { name: "ППО лагеря", memberCount: 1 },
        card: {
          number: expect.stringMatching(/^96438090\d{8}$/),
          formattedNumber: expect.stringMatching(/^9643 8090 \d{4} \d{4}$/),
          status: "NOT_ORDERED",
          issuedOn: null,
        },
        movements: [
          {
            kind: "REGISTERED",
            on: "2020-09-01",
            organisation: { name: "ППО лагеря" },
            from: null,
            reason: null,
            recordedBy: { id: chair.viewer.accountId },
          },
        ],
      },
    });
    expect(await app.told()).toContainEqual({
      name: "memberRegistered",
      payload: { memberId: registerMember.member.id, organisationId: organisationId("camp") },
    });
  });

  it("gives each a card number of its own that ends with a check digit, however many come at once", async () => {
    const rows = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const id = await register(app, "school");
        return app.sql<{ number: string }>(
          "select number from registry.membership_cards where member_id = $1",
          [id],
        );
      }),
    );
    const numbers = rows.flat().map(({ number }) => number);
    expect(new Set(numbers).size).toBe(12);
    expect(numbers.filter((number) => !passesLuhn(number))).toEqual([]);
  });

  it("passes over numbers that cards made elsewhere have", async () => {
    const id = await register(app, "school");
    const [next] = await app.sql<{ number: string }>(
      `select made || registry.luhn_digit(made) as number
       from (select '96438090' || lpad((last_value + 1)::text, 7, '0') as made from registry.card_serials) next`,
    );
    await app.sql(
      "insert into registry.membership_cards (number, member_id, primary_id, replaced_on) values ($1, $2, 5, now())",
      [next?.number, id],
    );
    const other = await register(app, "school");
    const [card] = await app.sql<{ number: string }>(
      "select number from registry.membership_cards where member_id = $1",
      [other],
    );
    expect(Number(card?.number)).toBeGreaterThan(Number(next?.number));
  });

  it("refuses a primary whose register another keeps, an organisation that keeps none, and no organisation", async () => {
    const chair = chairOf(app, "school");
    for (const id of [
      organisationId("plant"),
      organisationId("lakeside"),
      organisationId("union"),
      "7f2c9a52-65d1-4b0c-8b52-33f13a1a5c11",
      "abc",
      "a\0b",
      "\ud800",
    ]) {
      const answer = await chair.run(RegisterMember, {
        input: application("school", { organisationId: id }),
      });
      expect(answer.registerMember).toMatchObject({ __typename: "OrganisationNotFound" });
    }
  });

  it("lets in those who keep a register, and no others", async () => {
    const input = application("school");
    expect(await app.anonymous.refusal(RegisterMember, { input })).toBe("UNAUTHENTICATED");
    for (const role of [Role.MEMBER, Role.OPERATOR, Role.EDITOR, Role.PARTNER]) {
      expect(await person(app, role, "union").refusal(RegisterMember, { input })).toBe("FORBIDDEN");
    }
    for (const role of [Role.CHAIR, Role.STAFF, Role.ADMINISTRATOR]) {
      const answer = await person(app, role, "lakeside").run(RegisterMember, {
        input: application("school"),
      });
      expect(answer.registerMember.__typename).toBe("RegisterMemberPayload");
    }
  });

  it.each([
    ["a digit in the name", { name: { last: "Иван0в", first: "Пётр" } }, ["name.last"]],
    ["a Latin letter among Cyrillic", { name: { last: "Cидоров", first: "Пётр" } }, ["name.last"]],
    ["two alphabets in one name", { name: { last: "Smith", first: "Пётр" } }, ["name"]],
    ["an empty name", { name: { last: " ", first: "" } }, ["name.last", "name.first"]],
    ["a NUL in the name", { name: { last: "Ив\0анов", first: "Пётр" } }, ["name.last"]],
    ["a lone surrogate in the name", { name: { last: "Ив\ud800анов", first: "Пётр" } }, ["name.last"]],
    ["a name too long", { name: { last: "Я".repeat(61), first: "Пётр" } }, ["name.last"]],
    ["somebody of thirteen", { bornOn: "2007-09-02", joinedOn: "2021-09-01" }, ["bornOn"]],
    ["somebody of the nineteenth century", { bornOn: "1890-01-01" }, ["bornOn"]],
    ["somebody not yet born", { bornOn: "2190-01-01" }, ["bornOn"]],
    ["joining tomorrow or later", { joinedOn: "2190-01-01" }, ["joinedOn"]],
    ["a consent before birth", { consentedOn: "1980-01-01" }, ["consentedOn"]],
    ["a consent to come", { consentedOn: "2190-01-01" }, ["consentedOn"]],
    ["no telephone at all", { phone: "позвоните мне" }, ["phone"]],
    ["a telephone too short", { phone: "12-34" }, ["phone"]],
    ["no e-mail at all", { email: "at home" }, ["email"]],
    ["an e-mail without a domain", { email: "anna@mail" }, ["email"]],
    ["two e-mails", { email: "a@mail.example, b@mail.example" }, ["email"]],
    ["a NUL in the e-mail", { email: "a\0@mail.example" }, ["email"]],
    ["a NUL in the workplace", { workplace: "шко\0ла" }, ["workplace"]],
    ["a course of one who works", { courseOfStudy: 2 }, ["courseOfStudy"]],
    ["a course beyond the seventh", { occupation: "STUDENT", courseOfStudy: 8 }, ["courseOfStudy"]],
  ])("refuses %s", async (_, change, paths) => {
    expect(await faultsOf(change)).toEqual(paths);
  });

  it.each([
    [{ last: "Римская-Корсакова", first: "Анна-Мария", patronymic: "Оттовна" }],
    [{ last: "Мамедов", first: "Али", patronymic: "Гасан оглы" }],
    [{ last: "O’Brien", first: "Sean" }],
    [{ last: "Ёлкин", first: "Фёдор" }],
  ])("takes the name %j", async (name) => {
    expect(await faultsOf({ name })).toBeUndefined();
  });

  it("finds the same person anywhere in the union, and shows the card only to those who may see it", async () => {
    const name = { last: "Щёголев", first: "Семён", patronymic: "Львович" };
    const id = await register(app, "plant", { name });
    const again = { name: { ...name, last: "Щеголев", first: "Семен" } };

    const elsewhere = await chairOf(app, "school").run(RegisterMember, {
      input: application("school", again),
    });
    expect(elsewhere.registerMember).toMatchObject({ __typename: "AlreadyMember", known: null });
    const above = await chairOf(app, "north").run(RegisterMember, { input: application("school", again) });
    expect(above.registerMember).toMatchObject({ __typename: "AlreadyMember", known: { id } });
    const namesake = application("school", { ...again, bornOn: "1991-04-12" });
    expect(
      (await chairOf(app, "school").run(RegisterMember, { input: namesake })).registerMember.__typename,
    ).toBe("RegisterMemberPayload");
  });

  it("registers one person once when two keepers come at the same moment", async () => {
    const name = uniqueName();
    const answers = await Promise.all(
      (["school", "plant", "harbour"] as const).map((place) =>
        chairOf(app, place).run(RegisterMember, { input: application(place, { name }) }),
      ),
    );
    const results: string[] = answers.map(({ registerMember }) => registerMember.__typename);
    expect(results.toSorted()).toEqual(["AlreadyMember", "AlreadyMember", "RegisterMemberPayload"]);
  });

  it("returns one who was removed to the same card, after the day of the removal", async () => {
    const name = uniqueName();
    const id = await register(app, "school", { name });
    await chairOf(app, "school").run(Remove, { id, reason: "DISMISSED" });
    const chair = chairOf(app, "lakeside");

    const early = application("kindergarten", { name, joinedOn: "2024-05-30" });
    expect((await chair.run(RegisterMember, { input: early })).registerMember).toMatchObject({
      fields: [{ path: "joinedOn" }],
    });
    const later = application("kindergarten", { name, joinedOn: "2024-06-01", position: "воспитатель" });
    const { registerMember } = await chair.run(RegisterAndRead, { input: later });
    expect(registerMember.member).toMatchObject({
      id,
      joinedOn: "2020-09-01",
      position: "воспитатель",
      status: "ON_REGISTER",
      organisation: { name: "ППО детского сада «Ёлочка»" },
      movements: [{ kind: "REGISTERED" }, { kind: "REMOVED" }, { kind: "REGISTERED", on: "2024-06-01" }],
    });
  });

  it("knows a person by the name of a card that was merged, while on the register and after", async () => {
    const [kept, merged] = [
      { name: uniqueName(), bornOn: "1980-02-03" },
      { name: uniqueName(), bornOn: "1980-02-03" },
    ];
    const id = await register(app, "school", kept);
    const chair = chairOf(app, "school");
    const { mergeMembers } = await chair.run(Merge, merging(id, await register(app, "school", merged)));
    expect(mergeMembers.__typename).toBe("MergeMembersPayload");
    const again = { input: application("school", { ...merged, joinedOn: "2024-06-01" }) };
    expect((await chair.run(RegisterMember, again)).registerMember).toMatchObject({
      __typename: "AlreadyMember",
      known: { id },
    });

    await chair.run(Remove, { id, reason: "DISMISSED" });
    expect((await chair.run(RegisterAndRead, again)).registerMember.member).toMatchObject({
      id,
      status: "ON_REGISTER",
      name: { full: expect.stringContaining(merged.name.last) },
    });
  });

  it("keeps of who returns what is not said again: telephone, address and consent", async () => {
    const name = uniqueName();
    const known = { phone: "+79110001234", email: "returns@mail.example", consentedOn: "2020-09-01" };
    const id = await register(app, "school", { name, ...known, workplace: "Школа № 12" });
    await chairOf(app, "school").run(Remove, { id, reason: "DISMISSED" });
    const bare = {
      name,
      joinedOn: "2024-06-03",
      phone: null,
      email: null,
      consentedOn: null,
      workplace: null,
    };
    const { registerMember } = await chairOf(app, "school").run(RegisterAndRead, {
      input: application("school", bare),
    });
    expect(registerMember.member).toMatchObject({ id, ...known, workplace: null });
  });

  it("does not return the dead", async () => {
    const name = uniqueName();
    const id = await register(app, "school", { name });
    await chairOf(app, "school").run(Remove, { id, reason: "DIED" });
    expect(await register(app, "school", { name })).not.toBe(id);
  });
});

function passesLuhn(number: string): boolean {
  const sum = number
    .split("")
    .toReversed()
    .reduce((total, digit, place) => {
      const doubled = Number(digit) * (1 + (place % 2));
      return total + (doubled > 9 ? doubled - 9 : doubled);
    }, 0);
  return sum % 10 === 0;
}

import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { messaging } from "../subgraph.js";
import { NO_MESSAGES, idsOf, look, plan, readersOf, servantOf, told, wish } from "../testing/mailing.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(messaging);
beforeAll(() => TestUnion.open(app));

describe("planning a mailing", () => {
  it("sends one text to the members of an organisation and of those below, each once", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member(union.school);
    const boris = await union.member(union.lyceum);
    const vera = await union.member(union.lyceum, { hasAccount: false });
    await union.consent(anna, "EMAIL");
    const chair = servantOf(app, union.region);
    const input = wish(union.region);

    const { mailing, mailingEdge } = await plan(chair, input);

    expect(mailing).toEqual({
      id: expect.any(String),
      title: "С 8 Марта!",
      text: input.text,
      state: "PLANNED",
      plannedAt: expect.any(String),
      sentAt: null,
      revision: "1",
      viewerMayCancel: true,
      organisation: { id: union.region.id },
      author: { id: chair.viewer.accountId },
      audience: {
        withBelow: true,
        sex: null,
        ageFrom: null,
        ageUntil: null,
        occupations: null,
        onlyChairs: false,
        theme: null,
      },
      counts: {
        people: 0,
        told: 0,
        alreadyTold: 0,
        gone: 0,
        withoutConsent: 0,
        ...NO_MESSAGES,
        read: 0,
        useful: 0,
        useless: 0,
        byChannel: ["EMAIL", "SMS", "JABBER", "PUSH", "VK", "TELEGRAM"].map((channel) => ({
          channel,
          ...NO_MESSAGES,
        })),
      },
    });
    expect(mailingEdge).toEqual({ cursor: expect.any(String), node: { id: mailing.id } });
    const { counts } = await told(app, chair, mailing.id);
    expect(counts).toMatchObject({ people: 3, told: 3, alreadyTold: 0, gone: 0, withoutConsent: 2 });
    expect(await readersOf(union, input.text)).toEqual(idsOf(anna, boris, vera));
    expect(await app.told()).toContainEqual({
      name: "mailingPlanned",
      payload: { id: mailing.id, organisationId: union.region.id },
    });
  });

  it("chooses by sex, age, occupation and office", async () => {
    const union = await TestUnion.found(app);
    const person = async (facts: object) => {
      const { memberId } = await union.member();
      for (const [column, value] of Object.entries(facts))
        await app.sql(`update published.member_reach set ${column} = $2 where member_id = $1`, [
          memberId,
          value,
        ]);
      return memberId;
    };
    const young = await person({ sex: "MALE", born_on: "2004-01-01", occupation: "STUDENT" });
    const old = await person({ born_on: "1950-01-01", occupation: "PENSIONER" });
    const unknown = await person({ sex: null, born_on: null, occupation: null });
    await person({ is_on_register: false });
    await union.lend("chair", { organisation_id: union.school.id, node: union.school.node, member_id: old });
    await union.lend("chair", { organisation_id: union.lyceum.id, node: union.lyceum.node, member_id: old });
    const chair = servantOf(app, union.region);
    const chosen = async (audience: object) => {
      const input = wish(union.region, { audience });
      const { mailing } = await plan(chair, input);
      await told(app, chair, mailing.id);
      return new Set(await readersOf(union, input.text));
    };

    expect(await chosen({})).toEqual(new Set([young, old, unknown]));
    expect(await chosen({ sex: "FEMALE" })).toEqual(new Set([old]));
    expect(await chosen({ ageUntil: 35 })).toEqual(new Set([young]));
    expect(await chosen({ ageFrom: 60, ageUntil: 150 })).toEqual(new Set([old]));
    expect(await chosen({ occupations: ["STUDENT", "EMPLOYED"] })).toEqual(new Set([young]));
    expect(await chosen({ onlyChairs: true })).toEqual(new Set([old]));
    expect(await chosen({ withBelow: false })).toEqual(new Set());
  });

  it("tells of the same words once, whoever sends them and however they are spaced", async () => {
    const union = await TestUnion.found(app);
    const { memberId } = await union.member();
    await union.member(union.lyceum);
    const text = `Ёлка — в «Доме учителя» ${randomUUID()}`;
    const [school, region] = [servantOf(app, union.school), servantOf(app, union.region)];

    const first = await plan(school, wish(union.school, { text }));
    await told(app, school, first.mailing.id);
    const again = wish(union.region, { text: `  ${text.toUpperCase().replaceAll(" ", "\u00a0 ")}` });
    const second = await plan(region, again);

    expect((await told(app, region, second.mailing.id)).counts).toMatchObject({
      people: 2,
      told: 1,
      alreadyTold: 1,
    });
    expect(await readersOf(union, text)).toEqual([memberId]);
  });

  it("takes two cards that were merged for one person, and leaves out who has left", async () => {
    const union = await TestUnion.found(app);
    const [kept, merged, leaving] = [await union.member(), await union.member(), await union.member()];
    const chair = servantOf(app, union.school);
    const input = wish(union.school);
    const before = await plan(chair, input);
    await told(app, chair, before.mailing.id);
    await union.lend("member_merge", { kept_id: kept.memberId, merged_id: merged.memberId });
    await app.sql("update published.member_reach set is_on_register = false where member_id = any($1)", [
      [merged.memberId, leaving.memberId],
    ]);
    const fresh = await union.member();

    const { mailing } = await plan(chair, wish(union.school, { text: input.text }));

    expect((await told(app, chair, mailing.id)).counts).toMatchObject({ people: 2, told: 1, alreadyTold: 1 });
    expect(await readersOf(union, input.text)).toEqual(idsOf(kept, merged, leaving, fresh));
  });

  it("waits for its moment", async () => {
    const union = await TestUnion.found(app);
    await union.member();
    const chair = servantOf(app, union.school);
    const plannedAt = new Date(Date.now() + 3_600_000).toISOString();
    const { mailing } = await plan(chair, wish(union.school, { plannedAt }));
    const meanwhile = await plan(chair, wish(union.school));
    await told(app, chair, meanwhile.mailing.id);
    expect(await look(chair, mailing.id, "state plannedAt counts { people }")).toEqual({
      state: "PLANNED",
      plannedAt,
      counts: { people: 0 },
    });
    await app.sql("update messaging.mailings set planned_at = now() where id = $1", [mailing.id]);
    expect((await told(app, chair, mailing.id)).counts).toMatchObject({ people: 1, told: 1 });
  });

  it("is planned once with a key, and refuses the key for another", async () => {
    const union = await TestUnion.found(app);
    const chair = servantOf(app, union.school);
    const input = wish(union.school, { plannedAt: new Date(Date.now() + 3_600_000) });
    const [first, second] = await Promise.all([plan(chair, input), plan(chair, input)]);
    expect(second.mailing.id).toBe(first.mailing.id);
    expect(await plan(chair, { ...input, title: "Другое" })).toEqual({
      __typename: "MailingKeyUsed",
      message: "С этим ключом уже запланирована другая рассылка.",
    });
    const other = await plan(servantOf(app, union.school), input);
    expect(other.mailing.id).not.toBe(first.mailing.id);
  });

  it("is for those who lead the organisation or one above it, and for the press service", async () => {
    const union = await TestUnion.found(app);
    const input = wish(union.school, { plannedAt: new Date(Date.now() + 3_600_000) });
    const tried = async (place: typeof union.school, role: Role) => {
      const answer = await servantOf(app, place, role).answer(
        `mutation Plan($input: PlanMailingInput!) { planMailing(input: $input) { __typename } }`,
        { input },
      );
      return answer.errors?.[0]?.extensions["code"] ?? "planned";
    };
    const roles = Object.values(Role);
    const allowed = [Role.CHAIR, Role.STAFF, Role.EDITOR, Role.ADMINISTRATOR];
    for (const place of [union.root, union.region, union.school, union.lyceum])
      expect(await Promise.all(roles.map((role) => tried(place, role)))).toEqual(
        roles.map((role) => (place !== union.lyceum && allowed.includes(role) ? "planned" : "FORBIDDEN")),
      );
    const upwards = servantOf(app, union.school);
    expect(
      await upwards.refusal(
        `mutation Plan($input: PlanMailingInput!) { planMailing(input: $input) { __typename } }`,
        { input: wish(union.region) },
      ),
    ).toBe("FORBIDDEN");
    expect(
      await app.anonymous.refusal(
        `mutation Plan($input: PlanMailingInput!) { planMailing(input: $input) { __typename } }`,
        { input },
      ),
    ).toBe("UNAUTHENTICATED");
  });

  it.each([
    ["no text", { text: " \r\n " }, ["text"]],
    ["NUL", { text: "а\0б" }, ["text"]],
    ["half of a pair", { title: "а\ud800", text: "\udc00" }, ["title", "text"]],
    ["a text of a hundred kilobytes", { text: "я".repeat(100_000) }, ["text"]],
    ["a key that cannot be kept", { idempotencyKey: "\0" }, ["idempotencyKey"]],
    [
      "an age of nobody",
      { audience: { ageFrom: -1, ageUntil: 151 } },
      ["audience.ageFrom", "audience.ageUntil"],
    ],
    ["no occupation at all", { audience: { occupations: [] } }, ["audience.occupations"]],
    ["a moment in another age", { plannedAt: new Date("9999-01-01") }, ["plannedAt"]],
  ])("refuses %s", async (_, change, paths) => {
    const union = await TestUnion.found(app);
    const answer = await plan(servantOf(app, union.school), wish(union.school, change));
    expect(answer).toMatchObject({ __typename: "InvalidInput", fields: paths.map((path) => ({ path })) });
  });

  it("makes one line of a title, as it stands in the head of a letter", async () => {
    const union = await TestUnion.found(app);
    const title = " С праздником!\r\nBcc: everyone@angel.example ";
    const { mailing } = await plan(servantOf(app, union.school), wish(union.school, { title }));
    expect(mailing.title).toBe("С праздником! Bcc: everyone@angel.example");
  });

  it("keeps markup as the plain text that it is", async () => {
    const union = await TestUnion.found(app);
    const chair = servantOf(app, union.school);
    const text = `<script>alert("8 Марта")</script> %s ${"${text}"} 🌷 '; drop table mailings; --`;
    expect((await plan(chair, wish(union.school, { text }))).mailing.text).toBe(text);
  });

  it("knows no organisation that is closed, nowhere or no id at all", async () => {
    const union = await TestUnion.found(app);
    await app.sql("update published.organisation set closed_on = '2026-01-01' where id = $1", [
      union.lyceum.id,
    ]);
    const chair = servantOf(app, union.root);
    for (const id of [union.lyceum.id, randomUUID(), "нет\0"])
      expect((await plan(chair, wish({ ...union.school, id }))).__typename).toBe("OrganisationNotFound");
  });
});

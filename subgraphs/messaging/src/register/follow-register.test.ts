import type { ToldEvent } from "@angel/kit/events";
import type { Context } from "@angel/kit/subgraph";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { NoticeSubject } from "../notice/notice-words.js";
import { notify } from "../notice/notify.js";
import { messaging } from "../subgraph.js";
import { type TestPerson, TestUnion } from "../testing/union.js";
import { registerHearers } from "./follow-register.js";

const app = testSubgraph(messaging);
beforeAll(() => TestUnion.open(app));

const say = (person: TestPerson, subject: NoticeSubject, key: string = randomUUID()) =>
  app.em().transactional((em) =>
    notify(em, {
      key,
      subject,
      to: { memberIds: [person.memberId ?? ""] },
      title: { ru: `Анне: ${key}`, en: `To Anna: ${key}` },
      text: { ru: "Текст.", en: "Text." },
      path: "",
    }),
  );
const states = async ({ memberId }: TestPerson) =>
  app.sql<object>(
    `select subject, channel, state from messaging.deliveries join messaging.notices on notices.id = notice_id
       join messaging.sayings on sayings.id = saying_id where person_id = $1 order by deliveries.id`,
    [memberId],
  );
const OTHERS = 2_000;
const withdrawn = { purpose: "NOTIFICATIONS", channel: null, on: "2026-11-21" };

describe("what is said, when the register changes", () => {
  it("is dropped while it waits, once the consent it goes by is withdrawn; service is not", async () => {
    const union = await TestUnion.found(app);
    const [anna, boris] = [await union.member(), await union.member()];
    for (const person of [anna, boris]) {
      await union.consent(person, "EMAIL");
      await say(person, NoticeSubject.NEWS);
      await say(person, NoticeSubject.CLAIM);
    }

    await union.hear("consentWithdrawn", { ...withdrawn, memberId: anna.memberId, purpose: "STATISTICS" });
    expect(await states(anna)).toEqual(await states(boris));
    await app.sql("delete from published.mailing_consent where member_id = $1", [anna.memberId]);
    await union.hear("consentWithdrawn", { ...withdrawn, memberId: anna.memberId });

    expect(await states(anna)).toEqual([
      { subject: "NEWS", channel: "EMAIL", state: "DROPPED" },
      { subject: "CLAIM", channel: "EMAIL", state: "WAITING" },
    ]);
    expect(await states(boris)).toEqual([
      { subject: "NEWS", channel: "EMAIL", state: "WAITING" },
      { subject: "CLAIM", channel: "EMAIL", state: "WAITING" },
    ]);
  });

  it("goes by the channel that is left, where only one was withdrawn", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member(union.school, { phone: "+79210000019" });
    await union.consent(anna, "EMAIL", "SMS");
    await say(anna, NoticeSubject.NEWS);
    await app.sql("delete from published.mailing_consent where member_id = $1 and channel = 'EMAIL'", [
      anna.memberId,
    ]);

    await union.hear("consentWithdrawn", { ...withdrawn, channel: "EMAIL", memberId: anna.memberId });

    expect(await states(anna)).toEqual([
      { subject: "NEWS", channel: "EMAIL", state: "DROPPED" },
      { subject: "NEWS", channel: "SMS", state: "WAITING" },
    ]);
  });

  it("is gone with the person's data, and stays for others who were told the same", async () => {
    const union = await TestUnion.found(app);
    const [anna, boris] = [await union.member(), await union.member()];
    await say(anna, NoticeSubject.CARD, "hers");
    for (const person of [anna, boris]) await say(person, NoticeSubject.EVENT, "theirs");
    await app.sql(
      "insert into messaging.preferences (person_id, subject, channels) values ($1, 'CARD', '{}')",
      [anna.accountId],
    );
    for (const { accountId } of [anna, boris]) {
      await app.sql("insert into messaging.jabber_addresses values ($1, $2)", [
        accountId,
        `${accountId}@a.example`,
      ]);
      await app.sql(
        `insert into messaging.jabber_codes (account_id, address, code_mac, expires_at)
         values ($1, $2, '', now())`,
        [accountId, `${accountId}@a.example`],
      );
      await app.sql(
        `insert into messaging.push_devices (account_id, endpoint, p256dh, auth, name)
         values ($1::uuid, $1, '', '', '')`,
        [accountId],
      );
      await app.sql(
        `insert into messaging.messenger_links (channel, account_id, address)
         values ('VK', $1::uuid, $1::text), ('TELEGRAM', $1::uuid, $1::text)`,
        [accountId],
      );
      await app.sql(
        `insert into messaging.messenger_codes (channel, account_id, code_hash, expires_at)
         values ('VK', $1::uuid, convert_to($1::text, 'UTF8'), now())`,
        [accountId],
      );
    }

    await union.hear("personalDataDestroyed", { memberId: anna.memberId });

    expect(await union.told(anna)).toEqual([]);
    expect(await union.told(boris)).toHaveLength(1);
    const left = await app.sql<{ row: string }>(
      `select row::text from (select to_jsonb(sayings)::text as row from messaging.sayings
         union all select to_jsonb(preferences)::text from messaging.preferences
         union all select to_jsonb(jabber_addresses)::text from messaging.jabber_addresses
         union all select to_jsonb(jabber_codes)::text from messaging.jabber_codes
         union all select to_jsonb(push_devices)::text from messaging.push_devices
         union all select to_jsonb(messenger_links)::text from messaging.messenger_links
         union all select to_jsonb(messenger_codes)::text from messaging.messenger_codes) as row`,
    );
    expect(left.filter(({ row }) => row.includes(boris.accountId ?? "?"))).toHaveLength(6);
    expect(left.map(({ row }) => row).join()).not.toContain("hers");
    expect(left.map(({ row }) => row).join()).not.toContain(anna.accountId);
  });

  it("is forgotten without reading what everybody else was told", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member();
    await say(anna, NoticeSubject.CARD, "hers alone");
    await say(anna, NoticeSubject.EVENT, "everybody's");
    await app.sql(
      `insert into messaging.notices (person_id, key, saying_id)
       select uuidv7(), key, saying_id from messaging.notices, generate_series(1, ${OTHERS})
       where person_id = $1 and key = $2`,
      [anna.memberId, "everybody's"],
    );
    await app.sql("analyze messaging.notices, messaging.sayings");
    const forget = registerHearers.find(({ eventName }) => eventName === "personalDataDestroyed");

    const read = await app.em().transactional(async (em) => {
      await forget?.hear({ memberId: anna.memberId }, {} as ToldEvent, { em } as Context);
      const [notices] = await em.execute<{ rows: number }[]>(
        `select (seq_tup_read + idx_tup_fetch)::int as rows from pg_stat_xact_user_tables
         where relid = 'messaging.notices'::regclass`,
      );
      return notices?.rows;
    });

    expect(await union.told(anna)).toEqual([]);
    expect(await app.sql("select from messaging.sayings where title_ru = 'Анне: hers alone'")).toEqual([]);
    expect(read).toBeLessThan(OTHERS / 10);
  });

  it.each([
    ["the second first", [1, 0], ["boris", "boris"]],
    ["the first first", [0, 1], ["anna", "clara"]],
  ])("goes back where two merges in a chain are undone, %s", async (_order, undone, between) => {
    const union = await TestUnion.found(app);
    const people = { anna: await union.member(), boris: await union.member(), clara: await union.member() };
    const { anna, boris, clara } = people;
    for (const [of, code] of [
      [anna, "WAGES"],
      [boris, "YOUTH"],
    ] as const) {
      await say(of, NoticeSubject.CARD, code);
      await app.sql("insert into messaging.theme_subscriptions (theme_code, person_id) values ($1, $2)", [
        code,
        of.memberId,
      ]);
    }
    const hasOf = (code: string) => async (who: TestPerson) => {
      const [asked] = await app.sql<{ of: number }>(
        "select count(*)::int as of from messaging.theme_subscriptions where person_id = $1 and theme_code = $2",
        [who.memberId, code],
      );
      const told = (await union.told(who)).filter(({ title }) => title === `Анне: ${code}`);
      expect(told).toHaveLength(asked?.of ?? -1);
      return told.length === 1;
    };
    const holderOf = async (code: string) => {
      const has = await Promise.all(Object.values(people).map(hasOf(code)));
      return Object.keys(people)
        .filter((_name, at) => has[at])
        .join();
    };
    const whose = async () => [await holderOf("WAGES"), await holderOf("YOUTH")];
    const mergeOf = (merged: TestPerson, kept: TestPerson) => ({
      mergeId: randomUUID(),
      keptId: kept.memberId,
      mergedId: merged.memberId,
    });
    const merges = [mergeOf(anna, boris), mergeOf(boris, clara)];

    for (const merge of merges) for (const _twice of "12") await union.hear("membersMerged", merge);
    expect(await whose()).toEqual(["clara", "clara"]);
    for (const [step, expected] of [between, ["anna", "boris"]].entries()) {
      for (const _twice of "12") await union.hear("mergeUndone", merges[undone[step] ?? 0] ?? {});
      expect(await whose()).toEqual(expected);
    }
  });

  it("follows a card that was merged, is there once, and goes back", async () => {
    const union = await TestUnion.found(app);
    const [merged, kept] = [await union.member(), await union.member()];
    await say(merged, NoticeSubject.CARD, "of the merged");
    for (const person of [merged, kept]) await say(person, NoticeSubject.EVENT, "of both");

    const merge = { mergeId: randomUUID(), keptId: kept.memberId, mergedId: merged.memberId };
    await union.hear("membersMerged", merge);

    expect((await union.told(kept)).map(({ title }) => title)).toEqual([
      "Анне: of the merged",
      "Анне: of both",
    ]);

    await union.hear("mergeUndone", merge);
    expect((await union.told(kept)).map(({ title }) => title)).toEqual(["Анне: of both"]);
    expect((await union.told(merged)).map(({ title }) => title)).toEqual([
      "Анне: of the merged",
      "Анне: of both",
    ]);
  });
});

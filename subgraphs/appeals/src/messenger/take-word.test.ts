import { Telling } from "@angel/kit/events";
import { OWN_HAND } from "@angel/kit/database";
import { seal } from "@angel/kit/seal";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { today } from "@angel/kit/values";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomBytes, randomUUID } from "node:crypto";
import { AppealChannel } from "../appeal/appeal-words.js";
import { appeals } from "../subgraph.js";
import { deed, look, queue, submitted } from "../testing/appeals.js";
import { TestUnion } from "../testing/union.js";
import { messengerWordHeard } from "./messenger-word.events.js";
import { takeWord } from "./take-word.js";

const app = testSubgraph(appeals);
beforeAll(async () => {
  await TestUnion.open(app);
  // What messaging lends.
  await app.sql(
    "create table published.messenger_word (id uuid primary key, channel text, member_id uuid, sealed text)",
  );
  await app.sql("grant select on published.messenger_word to appeals");
});

const WORDS = "Мне не доплатили за классное руководство, куда идти?";

interface Written {
  readonly channel?: "VK" | "TELEGRAM";
  readonly key?: Buffer;
}

/** A member writes it in a messenger; under which id messaging tells of it. */
async function write(
  { viewer }: Actor,
  text: string,
  { channel = "TELEGRAM", key = app.running.key("messenger words to appeals") }: Written = {},
): Promise<string> {
  const id = randomUUID();
  await app.sql("insert into published.messenger_word values ($1, $2, $3, $4)", [
    id,
    channel,
    viewer.memberId,
    seal(key, id, Buffer.from(JSON.stringify(text))),
  ]);
  await hear(id);
  return id;
}

const hear = (id: string) =>
  app.em().transactional((em) => {
    const telling = new Telling();
    telling.tell(messengerWordHeard, { id });
    return telling.write(em);
  });

interface Outcome {
  readonly name: string;
  readonly payload: {
    readonly id: string;
    readonly appealId?: string;
    readonly number?: number;
    readonly isNew?: boolean;
    readonly reason?: string;
  };
}

/** All that was told of a word. */
const outcomesOf = async (id: string) =>
  ((await app.told()) as Outcome[]).filter(
    ({ name, payload }) => /^messengerWord(Taken|Refused)$/.test(name) && payload.id === id,
  );
const outcomeOf = async (id: string) => {
  const [outcome, ...others] = await app.eventually(
    () => outcomesOf(id),
    ({ length }) => length > 0,
  );
  if (!outcome) throw new Error("Nothing came of it.");
  expect(others).toEqual([]);
  return outcome.payload;
};
/** The appeal that it became, or has joined. */
const taken = async (who: Actor, text = WORDS, written: Written = {}) => {
  const { appealId: id = "", isNew } = await outcomeOf(await write(who, text, written));
  return { id, isNew };
};
const refused = async (who: Actor, text = WORDS, written: Written = {}) =>
  (await outcomeOf(await write(who, text, written))).reason;
const wordsOf = async (who: Actor, id: string) =>
  (await look(who, id, "messages { nodes { text } }")).messages.nodes.map(
    ({ text }: { text: string }) => text,
  );
/** As if all in it had been said so long ago. */
const age = (id: string, interval: string) =>
  app.sql("update appeals.messages set said_at = now() - $2::interval where appeal_id = $1", [id, interval]);
/** Until all that was told is heard. */
const isHeard = async () => {
  await app.eventually(
    () =>
      app.sql(
        `select from events.outbox where name = 'messengerWordHeard'
           and coalesce(position > (select position from events.inbox where hearer = 'appeals'), true)`,
      ),
    ({ length }) => length === 0,
  );
};

describe("what a member writes in a messenger", () => {
  it.each(["VK", "TELEGRAM"] as const)("becomes an appeal that came by %s", async (channel) => {
    const union = await TestUnion.found(app);
    const anna = await union.enrol(union.school);
    const id = await write(anna, ` ${WORDS}\r\n`, { channel });
    const { appealId = "", number, isNew } = await outcomeOf(id);

    expect(isNew).toBe(true);
    const appeal = await look(union.operator(), appealId);
    expect(appeal).toMatchObject({
      number,
      kind: "QUESTION",
      state: "REGISTERED",
      channel,
      isAnonymous: false,
      isAboutOrganisation: false,
      employerName: "МБОУ «Школа № 12»",
      topic: { code: "OTHER" },
      organisation: { id: union.school.id },
      handlingOrganisation: { id: union.school.id },
      author: { id: anna.viewer.memberId },
      text: WORDS,
      messages: { totalCount: 1 },
    });
    expect(await queue(union.operator(), union.region)).toEqual([WORDS]);
    expect(await look(anna, appealId, "number viewerMay { reply }")).toEqual({
      number,
      viewerMay: { reply: true },
    });
    expect(await look(union.member(union.school), appealId)).toBeNull();
    const told = (await app.told()).filter(({ name }) => name === "appealRegistered");
    expect(told.at(-1)?.payload).toMatchObject({ id: appealId, number, channel, registeredOn: today() });
    expect(await app.sql("select * from published.appeal_author where appeal_id = $1", [appealId])).toEqual([
      { appeal_id: appealId, number, member_id: anna.viewer.memberId },
    ]);
  });

  it("stands nowhere in the open", async () => {
    const union = await TestUnion.found(app);
    await taken(await union.enrol(union.school), "Канарейка не получила премию");
    const tables = await app.sql<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname in ('appeals', 'events', 'published')`,
    );
    for (const { name } of tables)
      expect(
        await app.sql(`select from ${name} kept where to_jsonb(kept)::text ilike '%канарейка%'`),
      ).toEqual([]);
  });

  it("joins the appeal that was begun so, from either messenger, while anything is said there", async () => {
    const union = await TestUnion.found(app);
    const [anna, operator] = [await union.enrol(union.school), union.operator()];
    const { id } = await taken(anna);
    await age(id, "5 hours 59 minutes");
    expect(await taken(anna, "Школа № 12", { channel: "VK" })).toEqual({ id, isNew: false });
    await age(id, "7 hours");
    expect(await deed(operator, "replyToAppeal", { appealId: id, text: "С какого месяца?" })).toMatchObject({
      state: "ANSWERED",
    });
    expect(await taken(anna, "С сентября")).toEqual({ id, isNew: false });

    expect(await wordsOf(operator, id)).toEqual([WORDS, "Школа № 12", "С какого месяца?", "С сентября"]);
    expect(await look(operator, id, "state channel")).toEqual({ state: "IN_WORK", channel: "TELEGRAM" });
  });

  it("is a new appeal after six hours, after the end of the other, and beside one of the site", async () => {
    const union = await TestUnion.found(app);
    const [anna, operator] = [await union.enrol(union.school), union.operator()];
    await submitted(anna);
    const first = await taken(anna);
    await age(first.id, "6 hours 1 minute");
    // What the author does not see is no word of theirs to go on from.
    await deed(operator, "noteOnAppeal", { appealId: first.id, text: "Позвонить" });
    const second = await taken(anna);
    await deed(operator, "closeAppeal", { appealId: second.id, outcome: "EXPLAINED", text: "Готово." });
    const third = await taken(anna);
    expect([first, second, third].map(({ isNew }) => isNew)).toEqual([true, true, true]);
    expect(new Set([first.id, second.id, third.id]).size).toBe(3);
  });

  it("does not join another's", async () => {
    const union = await TestUnion.found(app);
    const first = await taken(await union.enrol(union.school));
    const second = await taken(await union.enrol(union.school));
    expect(second.isNew).toBe(true);
    expect(second.id).not.toBe(first.id);
  });

  it("is refused, with the reason, where it can be no appeal", async () => {
    const union = await TestUnion.found(app);
    const [anna, boris] = [await union.enrol(union.school), await union.enrol(union.plant)];
    expect(await refused(anna, "Здравствуйте!")).toBe("TOO_SHORT");
    expect(await refused(anna, "👍")).toBe("TOO_SHORT");
    expect(await refused(anna, "я ".repeat(2_501) + "!")).toBe("TOO_LONG");
    expect(await refused(anna, "Зарплата \0 не пришла")).toBe("NOT_TEXT");
    expect(await refused(anna, WORDS, { key: randomBytes(32) })).toBe("NOT_READ");
    expect(await refused(union.member(union.school))).toBe("NO_ORGANISATION");
    await app.sql("update published.organisation set closed_on = '2026-01-01' where id = $1", [
      union.plant.id,
    ]);
    expect(await refused(boris)).toBe("NO_ORGANISATION");
    expect(await queue(union.operator(), union.region)).toEqual([]);
    expect((await taken(anna, "я ".repeat(2_500))).isNew).toBe(true);
  });

  it("counts with what the member sends by the form", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.enrol(union.school);
    for (let sent = 0; sent < 19; sent += 1) await submitted(anna);
    const { id } = await taken(anna);
    await deed(union.operator(), "closeAppeal", { appealId: id, outcome: "EXPLAINED", text: "Готово." });
    expect(await refused(anna)).toBe("TOO_MANY");
  });

  it("comes to nothing where it is lent no more", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.enrol(union.school);
    const id = randomUUID();
    await hear(id);
    await taken(anna);
    expect(await outcomesOf(id)).toEqual([]);
    expect(await queue(union.operator(), union.region)).toEqual([WORDS]);
  });

  it("is forgotten with the personal data of who wrote it", async () => {
    const union = await TestUnion.found(app);
    const [anna, operator] = [await union.enrol(union.school), union.operator()];
    const { id } = await taken(anna);
    await app.sql(`insert into events.outbox (name, payload) values ('personalDataDestroyed', $1)`, [
      JSON.stringify({ memberId: anna.viewer.memberId }),
    ]);
    await app.eventually(
      () => look(operator, id, "text author { id }"),
      ({ text }) => text === null,
    );
    expect((await taken(anna)).isNew).toBe(true);
  });
});

describe("the platform that breaks while a word of a member is taken", () => {
  /** The database fails what is written into the table so many times, at the end of the transaction. */
  const failing = async (table: string, times: number) => {
    await app.sql(`create sequence public.failed_${table}`);
    await app.sql(`grant usage on sequence public.failed_${table} to public`);
    await app.sql(`create function public.fail_${table}() returns trigger language plpgsql as $$
      begin
        if nextval('public.failed_${table}') <= ${times} then raise exception 'The disk is full.'; end if;
        return null;
      end $$`);
    await app.sql(`create constraint trigger fail after insert on ${table.replace("_", ".")}
      deferrable initially deferred for each row execute function public.fail_${table}()`);
    return () => app.sql(`drop trigger fail on ${table.replace("_", ".")}`);
  };

  it("takes it once", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.enrol(union.school);
    const mend = await failing("appeals_messages", 2);
    const { id } = await taken(anna);
    const more = await taken(anna, "И за кабинет");
    await mend();
    expect(more).toEqual({ id, isNew: false });
    expect(await queue(union.operator(), union.region)).toEqual([WORDS]);
    expect(await wordsOf(anna, id)).toEqual([WORDS, "И за кабинет"]);
    const [tried] = await app.sql<{ count: string }>(
      "select last_value as count from public.failed_appeals_messages",
    );
    expect(Number(tried?.count)).toBe(4);
  });

  it("takes it once where it is told of twice", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.enrol(union.school);
    const id = await write(anna, WORDS);
    await hear(id);
    await isHeard();
    expect(await queue(union.operator(), union.region)).toEqual([WORDS]);
    const [first] = await outcomesOf(id);
    expect(await wordsOf(anna, first?.payload.appealId ?? "")).toEqual([WORDS]);
  });
});

describe("the work of taking a word", () => {
  it("is as many statements however much was asked before", async () => {
    const union = await TestUnion.found(app);
    const count = async (who: Actor) => {
      const context = app.running.request(OWN_HAND);
      const word = {
        id: randomUUID(),
        channel: AppealChannel.VK,
        memberId: who.viewer.memberId ?? "",
        text: WORDS,
      } as const;
      return app.statementsOf(() => context.transact(() => takeWord(word, context)));
    };
    const [newcomer, known] = [await union.enrol(union.school), await union.enrol(union.school)];
    // What is read once a process.
    await count(await union.enrol(union.school));
    const operator = union.operator();
    for (let asked = 0; asked < 3; asked += 1) {
      const { id } = await taken(known);
      await deed(operator, "closeAppeal", { appealId: id, outcome: "EXPLAINED", text: "Готово." });
    }
    const once = await count(newcomer);
    expect(await count(known)).toHaveLength(once.length);
    expect(once.length).toBeLessThanOrEqual(16);
    expect((await count(newcomer)).length).toBeLessThanOrEqual(8);
  });
});

import { Telling } from "@angel/kit/events";
import { seal, unseal } from "@angel/kit/seal";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { randomInt, randomUUID } from "node:crypto";
import { openCompanions } from "../companions.js";
import { messaging } from "../subgraph.js";
import { someMember, standReach } from "../testing/cabinet.js";
import { removeAddress } from "../testing/jabber.js";
import { keptIn } from "../testing/kept.js";
import { connect } from "../testing/messenger.js";
import { TelegramServer } from "../testing/telegram-server.js";
import { VkServer } from "../testing/vk-server.js";
import { LateWords } from "./late-words.js";
import { messengerWordRefused, messengerWordTaken, type WordRefusal } from "./messenger-word.events.js";

let vk: VkServer;
let telegram: TelegramServer;
beforeAll(async () => {
  vk = await VkServer.start();
  telegram = await TelegramServer.start();
});
const app = testSubgraph({
  ...messaging,
  open: (parts) => openCompanions(parts, { ...vk.env, ...telegram.env, SITE_URL: "https://site.example" }),
});
beforeAll(async () => {
  await standReach(app);
  // What appeals lends where it serves.
  await app.sql("create table published.appeal_author (appeal_id uuid, number int, member_id uuid)");
});
afterAll(async () => {
  await vk.stop();
  await telegram.stop();
});

const WORDS = "Мне не доплатили за классное руководство, куда идти?";
const messengers = [
  {
    channel: "VK",
    name: "ВКонтакте",
    server: () => vk,
    write: (from: string, text: string) => vk.write(from, text),
    come: (from: string, code: string) => vk.write(from, "Начать", { ref: code }),
    show: (from: string, text: string) => vk.write(from, text, { attachments: [{ type: "photo" }] }),
  },
  {
    channel: "TELEGRAM",
    name: "Telegram",
    server: () => telegram,
    write: (from: string, text: string) => telegram.write(from, text),
    come: (from: string, code: string) => telegram.write(from, `/start ${code}`),
    show: (from: string, caption: string) =>
      telegram.send(from, { photo: [{}], ...(caption && { caption }) }),
  },
];

interface Waiting {
  readonly id: string;
  readonly member_id: string;
  readonly sealed: string;
}

/** What this person has written that waits for appeals. */
const waitingOf = ({ viewer }: Actor) =>
  app.sql<Waiting>(
    "select id, member_id, sealed from messaging.untaken_words where account_id = $1 order by heard_at",
    [viewer.accountId],
  );
const lent = ({ id }: Waiting) => app.sql("select channel from published.messenger_word where id = $1", [id]);
const tell = (say: (telling: Telling) => void) =>
  app.em().transactional((em) => {
    const telling = new Telling();
    say(telling);
    return telling.write(em);
  });
const APPEAL = { appealId: randomUUID(), number: 1024 };
const take = ({ id }: Waiting, isNew = true) =>
  tell(({ tell: say }) => say(messengerWordTaken, { id, ...APPEAL, isNew }));
const refuse = ({ id }: Waiting, reason: WordRefusal) =>
  tell(({ tell: say }) => say(messengerWordRefused, { id, reason }));
const happened = (name: string, payload: object) => tell(({ tell: say }) => say({ name }, payload));
const age = ({ id }: Waiting, interval: string) =>
  app.sql("update messaging.untaken_words set heard_at = now() - $2::interval where id = $1", [id, interval]);

describe.each(messengers)("what a member writes in $name", ({ channel, name, server, write, come, show }) => {
  /** The last of so many answers. */
  const answered = async (from: string, count: number) => {
    const read = await app.eventually(
      () => server().readBy(from),
      ({ length }) => length >= count,
    );
    expect(read).toHaveLength(count);
    return read.at(-1) ?? "";
  };
  const linked = async (who?: Actor) => {
    const anna = who ?? (await someMember(app));
    const from = `${randomInt(1e9, 2e9)}`;
    come(from, (await connect(anna, channel)).code);
    expect(await answered(from, 1)).toContain("просто напишите, что случилось");
    return { anna, from };
  };
  /** So many words of theirs wait; the last. */
  const waits = async (anna: Actor, count = 1) => {
    const waiting = await app.eventually(
      () => waitingOf(anna),
      ({ length }) => length >= count,
    );
    expect(waiting).toHaveLength(count);
    const last = waiting.at(-1);
    if (!last) throw new Error("Nothing waits.");
    return last;
  };
  const written = async (text = WORDS) => {
    const { anna, from } = await linked();
    write(from, text);
    return { anna, from, word: await waits(anna) };
  };
  const isSettled = (anna: Actor) =>
    app.eventually(
      () => waitingOf(anna),
      ({ length }) => length === 0,
    );

  it("is lent to appeals, sealed, and nowhere in the open", async () => {
    const { anna, word } = await written();
    expect(word.member_id).toBe(anna.viewer.memberId);
    expect(await lent(word)).toEqual([{ channel }]);
    const key = app.running.key("messenger words to appeals");
    expect(JSON.parse(unseal(key, word.id, word.sealed)?.toString() ?? "")).toBe(WORDS);
    const heard = (await app.told()).filter(({ name: told }) => told === "messengerWordHeard");
    expect(heard.at(-1)?.payload).toEqual({ id: word.id });

    const secrets = ["доплатили", Buffer.from(JSON.stringify(WORDS)).toString("base64").slice(0, 40)];
    const waiting = await keptIn(app, "messaging", "events");
    expect(waiting).toContain(word.sealed);
    for (const secret of secrets) expect(waiting).not.toContain(secret);
    await take(word);
    await isSettled(anna);
    const kept = await keptIn(app, "messaging", "events");
    expect(kept).toContain(word.id);
    for (const secret of [...secrets, word.sealed]) expect(kept).not.toContain(secret);
  });

  it("is answered by the number of its appeal, once, and is forgotten", async () => {
    const { anna, from, word } = await written();
    for (let time = 0; time < 2; time += 1) await take(word);
    const answer = await answered(from, 2);
    expect(answer).toContain("Принято как обращение № 1024");
    expect(answer).toContain("Taken as appeal No. 1024");
    expect(answer).toContain(`https://site.example/appeals/${APPEAL.appealId}`);
    expect(answer).not.toContain("Принят только текст");
    expect(await waitingOf(anna)).toEqual([]);

    write(from, "И ещё одно");
    await take(await waits(anna), false);
    expect(await answered(from, 3)).toContain("Добавлено к обращению № 1024.");
  });

  it("is answered once where the platform breaks while it hears what became of it", async () => {
    const { anna, from, word } = await written();
    // At the end of the transaction, twice.
    const fault = `fault_${channel.toLowerCase()}`;
    await app.sql(`create sequence public.${fault}`);
    await app.sql(`grant usage on sequence public.${fault} to public`);
    await app.sql(`create function public.${fault}() returns trigger language plpgsql as $$
      begin
        if nextval('public.${fault}') <= 2 then raise exception 'The disk is full.'; end if;
        return null;
      end $$`);
    await app.sql(`create constraint trigger ${fault} after delete on messaging.untaken_words
      deferrable initially deferred for each row execute function public.${fault}()`);
    await take(word);
    await isSettled(anna);
    await app.sql(`drop trigger ${fault} on messaging.untaken_words`);
    const [tried] = await app.sql(`select last_value::int as count from public.${fault}`);
    expect(tried).toEqual({ count: 3 });
    write(from, "/help");
    await answered(from, 3);
    expect(server().readBy(from)[1]).toContain("Принято как обращение № 1024");
  });

  it("is its text; of what came with it the answer says that it did not come", async () => {
    const { anna, from } = await linked();
    show(from, WORDS);
    const word = await waits(anna);
    const key = app.running.key("messenger words to appeals");
    expect(JSON.parse(unseal(key, word.id, word.sealed)?.toString() ?? "")).toBe(WORDS);
    await take(word);
    expect(await answered(from, 2)).toContain("Принят только текст");
    show(from, "");
    expect(await answered(from, 3)).toContain("Мы принимаем здесь только текст");
    expect(await waitingOf(anna)).toEqual([]);
  });

  it.each([
    ["TOO_SHORT", "Напишите сюда несколькими словами"],
    ["TOO_LONG", "оно длиннее 5 000 знаков"],
    ["TOO_MANY", "слишком много обращений"],
    ["NOT_TEXT", "недопустимые символы"],
    ["NO_ORGANISATION", "Вы не состоите на учёте"],
    ["NOT_READ", "не дошло по нашей вине"],
  ] as const)("is answered why, where appeals refuse it: %s", async (reason, why) => {
    const { anna, from, word } = await written();
    for (let time = 0; time < 2; time += 1) await refuse(word, reason);
    const answer = await answered(from, 2);
    expect(answer).toContain(why);
    expect(answer).toContain("https://site.example/appeals/new");
    expect(await waitingOf(anna)).toEqual([]);
  });

  it("is told in the cabinet where it is refused and the messenger linked no more", async () => {
    const { anna, from, word } = await written();
    await removeAddress(anna, channel);
    await refuse(word, "TOO_MANY");
    const told = await app.eventually(
      () =>
        app.sql<{ title: string; text: string }>(
          `select title_ru as title, text_ru as text from messaging.notices join messaging.sayings on sayings.id = saying_id
           where person_id = $1 and subject = 'APPEAL'`,
          [anna.viewer.memberId],
        ),
      ({ length }) => length > 0,
    );
    expect(told).toEqual([
      { title: `Сообщение в ${name} не принято`, text: expect.stringContaining("слишком много обращений") },
    ]);
    expect(server().readBy(from)).toHaveLength(1);
  });

  it("is no word to the union where it is one to the bot", async () => {
    const { anna, from } = await linked();
    for (const [count, command] of ["/start", "/help", "Начать", "/start K7QM-2XRA-9TBW-HP4C"].entries()) {
      write(from, command);
      expect(await answered(from, count + 2)).toContain("Напишите сюда несколькими словами");
    }
    write(from, "k7qm 2xra 9tbw hp4c");
    expect(await answered(from, 6)).toContain("Этот код не подходит");
    expect(await waitingOf(anna)).toEqual([]);
  });

  it("leads to the form where the account has no member's card", async () => {
    const accountId = randomUUID();
    await app.sql("insert into published.account_reach values ($1, null, 'Борис', null, null)", [accountId]);
    const { viewer } = await someMember(app);
    const { anna: boris, from } = await linked(app.as({ accountId, grants: viewer.grants }));
    write(from, WORDS);
    expect(await answered(from, 2)).toContain("https://site.example/appeals/new");
    expect(await waitingOf(boris)).toEqual([]);
  });

  it("is heard twenty times in a quarter of an hour; of the rest it is said, once, that it is not", async () => {
    const { anna, from } = await linked();
    for (let time = 0; time < 30; time += 1) write(from, `${WORDS} ${time}`);
    expect(await answered(from, 2)).toContain("Сообщений слишком много");
    await waits(anna, 19);
    write(from, "стоп");
    await app.eventually(
      () => app.sql("select from messaging.messenger_links where address = $1", [from]),
      ({ length }) => length === 0,
    );
    await answered(from, 2);
  });

  it("is said to be on its way where it takes long, once; and given back after a day", async () => {
    const { anna, from, word } = await written();
    const late = app.running.companion(LateWords);
    await late.tell();
    await age(word, "61 seconds");
    for (let time = 0; time < 2; time += 1) await late.tell();
    expect(await answered(from, 2)).toContain("Номер обращения пришлём чуть позже");
    await age(word, "23 hours 1 minute");
    expect(await lent(word)).toEqual([]);
    await late.tell();
    expect(await waitingOf(anna)).toHaveLength(1);
    await age(word, "24 hours 1 minute");
    for (let time = 0; time < 2; time += 1) await late.tell();
    expect(await answered(from, 3)).toContain("не дошло по нашей вине");
    await isSettled(anna);
  });

  it("is not given back where it was taken, however late that is heard", async () => {
    const { anna, from, word } = await written();
    await age(word, "24 hours 1 minute");
    await app.em().transactional(async (em) => {
      // Nobody hears yet.
      await em.execute("select from events.inbox where hearer = 'messaging' for update");
      await take(word);
      await app.running.companion(LateWords).tell();
    });
    await isSettled(anna);
    // That it is late, and that it is taken.
    expect(await answered(from, 3)).toContain("Принято как обращение № 1024");
  });

  it("goes with destroyed personal data, and with the card that was kept where two were merged", async () => {
    const { anna, word } = await written();
    const [{ memberId: keptId }, { memberId: mergedId }] = [(await someMember(app)).viewer, anna.viewer];
    const merge = { mergeId: randomUUID(), keptId, mergedId };
    const isOf = (memberId: string | null) =>
      app.eventually(
        () => waitingOf(anna),
        ([now]) => now?.member_id === memberId,
      );
    await app.sql("insert into published.member_merge values ($1, $2)", [keptId, mergedId]);
    await app.sql("update published.account_reach set member_id = $2 where account_id = $1", [
      anna.viewer.accountId,
      keptId,
    ]);
    await happened("membersMerged", merge);
    await isOf(keptId);
    await app.sql("delete from published.member_merge where kept_id = $1", [keptId]);
    await app.sql("update published.account_reach set member_id = $2 where account_id = $1", [
      anna.viewer.accountId,
      mergedId,
    ]);
    await happened("mergeUndone", merge);
    await isOf(mergedId);
    await happened("personalDataDestroyed", { memberId: mergedId });
    await isSettled(anna);
    expect(await lent(word)).toEqual([]);
  });
});

describe("what members write in messengers", () => {
  it("is lent to the role of appeals and to no other", async () => {
    await app.sql(`do $$ begin create role appeals login;
      exception when duplicate_object or unique_violation then null; end $$`);
    await app.em().execute("select publish_words()");
    const readers = await app.sql<{ rolname: string }>(
      `select rolname from pg_roles where has_table_privilege(rolname, 'published.messenger_word', 'select')
         and not rolsuper and rolname not like 'pg\\_%' order by 1`,
    );
    expect(readers.map(({ rolname }) => rolname)).toEqual(["appeals", "messaging_owner"]);
  });

  it("opens under no other key", () => {
    const [key, id] = [app.running.key("messenger words to appeals"), randomUUID()];
    expect(unseal(app.running.key("codes wanted"), id, seal(key, id, Buffer.from(WORDS)))).toBeNull();
  });
});

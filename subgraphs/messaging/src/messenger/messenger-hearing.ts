import { type EntityManager, OWN_ROWS } from "@angel/kit/database";
import type { Companion, Parts } from "@angel/kit/subgraph";
import { Tries } from "@angel/kit/tries";
import { GraphQLError } from "graphql";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { reasonOf } from "../sending/lost-or-unreached.js";
import { answerWord, isEnd } from "./answer-word.js";
import { TOO_MANY_WORDS } from "./bot-answers.js";
import { MessengerAnswers } from "./messenger-answers.js";
import { type Messenger, type MessengerChannel, NotHeard, type Word } from "./messenger.js";

/** `holdMs` is longer than a messenger waits before it answers that nothing has come. */
const PACE = { holdMs: 60_000, pauseMs: 5_000, restMs: 250 };
/** So many words of one person are heard in so many minutes; then they are told, once, that no more are. */
const MOST_WORDS = 20;
const QUARTER_OF_AN_HOUR = 15 * 60;
/** No messenger says again what is older: Telegram keeps it for a day. */
const REMEMBERED_DAYS = 8;

type OwnParts = Pick<Parts, "orm" | "log" | "key">;

/**
 * Hears what people write to us in messengers, each by one host at a time. What is heard, what comes of it and the answer on its
 * way are one transaction, so a host that dies loses nothing, and what a messenger says again is not done again.
 */
export class MessengerHearing implements Companion {
  private readonly own = randomUUID();
  private readonly wordsKey: Buffer;
  private readonly answers: MessengerAnswers;
  private readonly tries: Tries<"person" | "warned">;
  private readonly stop = new AbortController();
  private readonly working: Promise<void>[];

  constructor(
    private readonly parts: OwnParts,
    private readonly messengers: readonly Messenger[],
    private readonly pace = PACE,
  ) {
    this.wordsKey = parts.key("messenger words to appeals");
    this.answers = new MessengerAnswers(parts);
    this.tries = new Tries(parts.orm, parts.key("messenger words"), {
      person: { most: MOST_WORDS, seconds: QUARTER_OF_AN_HOUR },
      warned: { most: 1, seconds: QUARTER_OF_AN_HOUR },
    });
    this.working = messengers.map((messenger) => this.work(messenger));
  }

  /** Where people write to us; undefined where they cannot. */
  in(channel: string): Messenger | undefined {
    return this.messengers.find((messenger) => messenger.channel === channel);
  }

  async close(): Promise<void> {
    this.stop.abort();
    await Promise.all(this.working);
  }

  private async work(messenger: Messenger): Promise<void> {
    const { channel } = messenger;
    while (!this.isStopped) {
      const pauseMs = await this.turn(messenger).catch((error: unknown) => {
        const why = error instanceof NotHeard ? { reason: error.message } : { err: error };
        if (!this.isStopped)
          this.parts.log.warn({ channel, ...why }, "what is written to us is not heard yet");
        return this.pace.pauseMs;
      });
      await sleep(pauseMs, undefined, { signal: this.stop.signal, ref: false }).catch(() => undefined);
    }
    await this.transact((em) => this.release(em, channel)).catch(() => {
      // Whoever hears after us waits until the hold runs out.
    });
  }

  /** How long to wait before the next. */
  private async turn(messenger: Messenger): Promise<number> {
    const { channel } = messenger;
    const held = await this.transact((em) => this.hold(em, channel));
    if (!held) return this.pace.pauseMs;
    const { words, place } = await messenger.hear(held.place, this.stop.signal).catch((error: unknown) => {
      throw error instanceof NotHeard ? error : new NotHeard(reasonOf(error as Error));
    });
    for (const word of words) await this.take(channel, word);
    await this.transact((em) => this.remember(em, channel, place));
    return words.length > 0 ? 0 : this.pace.restMs;
  }

  private async take(channel: MessengerChannel, word: Word): Promise<void> {
    const to = word.from;
    const isHeard = await this.may({ person: [channel, to], warned: null });
    const isWarned = !isHeard && (await this.may({ person: null, warned: [channel, to] }));
    await this.transact(async (em) => {
      if (!(await this.hold(em, channel))) throw new NotHeard("another host hears");
      const first = await em.execute<object[]>(
        "insert into messenger_words (channel, id) values (?, ?) on conflict do nothing returning 1 as first",
        [channel, word.id],
      );
      if (first.length === 0) return;
      // Whoever writes too much may still be rid of us.
      const answer = isHeard || isEnd(word) ? await answerWord(em, this.wordsKey, channel, word) : null;
      const said = isHeard ? answer : isWarned ? TOO_MANY_WORDS : null;
      if (said) await this.answers.say(em, { channel, to }, said);
    });
  }

  private async may(tried: Parameters<Tries<"person" | "warned">["take"]>[0]): Promise<boolean> {
    try {
      await this.tries.take(tried);
      return true;
    } catch (error) {
      if (error instanceof GraphQLError) return false;
      throw error;
    }
  }

  /** Where to hear on from; undefined while another host hears. */
  private async hold(
    em: EntityManager,
    channel: MessengerChannel,
  ): Promise<{ place: string | null } | undefined> {
    const [held] = await em.execute<{ place: string | null }[]>(
      `update messenger_places set held_by = ?, held_until = now() + make_interval(secs => ?::float8 / 1000)
       where channel = ? and (held_by = ? or held_until < now()) returning place`,
      [this.own, this.pace.holdMs, channel, this.own],
    );
    return held;
  }

  private async remember(em: EntityManager, channel: MessengerChannel, place: string | null): Promise<void> {
    await em.execute("update messenger_places set place = ? where channel = ? and held_by = ?", [
      place,
      channel,
      this.own,
    ]);
    await em.execute(
      `delete from messenger_words
       where channel = ? and heard_at < now() - make_interval(days => ${REMEMBERED_DAYS})`,
      [channel],
    );
  }

  private release(em: EntityManager, channel: MessengerChannel): Promise<unknown> {
    return em.execute("update messenger_places set held_until = now() where channel = ? and held_by = ?", [
      channel,
      this.own,
    ]);
  }

  private get isStopped(): boolean {
    return this.stop.signal.aborted;
  }

  private transact<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.parts.orm.em.fork({ session: OWN_ROWS }).transactional(work);
  }
}

import { OWN_ROWS } from "@angel/kit/database";
import type { Companion, Parts } from "@angel/kit/subgraph";
import { setTimeout as sleep } from "node:timers/promises";
import { type CodeMessage, openCode, wordsOfCode } from "../code/code-message.js";
import { codeQueued } from "../code/code-wanted.events.js";
import type { NoticeChannel } from "../notice/notice-words.js";
import { noticesLaid } from "../notice/notice.events.js";
import { DECLINING } from "../preference/declining.js";
import type { CodeOnItsWay, Lane, NoticeOnItsWay } from "./delivery.js";
import { type Message, type Outcome, refused, type Sender } from "./sender.js";
import type { Ways } from "./senders.js";
import { type End, giveUpLost, type Pause, settleDelivery, usualPause } from "./settle-delivery.js";
import { takeCodes, takeNotices } from "./take-deliveries.js";
import { type Links, wordMessage } from "./word-message.js";

const POLL_MS = 2_000;
/** Longer than any sender waits for an answer. */
const LOST_AFTER_MS = 10 * 60_000;

type OwnParts = Pick<Parts, "orm" | "bus" | "log" | "key">;

export interface Habits {
  readonly now: () => Date;
  readonly pause: Pause;
  readonly lostAfterMs: number;
}

const HABITS: Habits = { now: () => new Date(), pause: usualPause, lostAfterMs: LOST_AFTER_MS };

interface Turn {
  /** Whether more may be due. */
  readonly isFull: boolean;
  /** For how many milliseconds the channel takes in nothing at all; null where it does. */
  readonly shutForMs: number | null;
}

/** Sends what waits, each to one person at most once, by the ways that there are. */
export class Sending implements Companion {
  private readonly wakers = new Set<() => void>();
  private readonly running: Promise<void>[];
  private readonly underWay = new Set<Promise<unknown>>();
  private readonly unhooks: (() => void)[];
  private readonly codesKey: Buffer;
  private readonly links: Links;
  private isStopped = false;
  private stop: () => void = () => {};
  private readonly stopped = new Promise<void>((resolve) => (this.stop = resolve));

  constructor(
    private readonly parts: OwnParts,
    private readonly ways: Ways,
    private readonly habits: Habits = HABITS,
  ) {
    this.codesKey = parts.key("codes wanted");
    this.links = { siteUrl: ways.siteUrl, declineKey: parts.key(DECLINING) };
    this.unhooks = [noticesLaid, codeQueued].map(({ name }) => parts.bus.listen(name, () => this.wake()));
    const lanes: Lane[] = ways.senders.flatMap(({ channel }) =>
      [true, false].map((isUrgent) => ({ channel, isUrgent })),
    );
    this.running = lanes.length === 0 ? [] : (["CODES", ...lanes] as Lane[]).map((lane) => this.run(lane));
  }

  /** Whether anything leaves by this channel. */
  sends(channel: NoticeChannel): boolean {
    return this.senderOf(channel) !== undefined;
  }

  async close(): Promise<void> {
    this.isStopped = true;
    for (const unhook of this.unhooks) unhook();
    this.stop();
    this.wake();
    await Promise.all(this.running);
    await Promise.all(this.underWay);
    await Promise.all(this.ways.senders.map((sender) => sender.close()));
  }

  private senderOf(channel: NoticeChannel | CodeMessage["channel"]): Sender | undefined {
    return this.ways.senders.find((sender) => sender.channel === channel);
  }

  private wake(): void {
    for (const waker of this.wakers) waker();
  }

  private async run(lane: Lane): Promise<void> {
    while (!this.isStopped) {
      let waker: () => void = () => {};
      const woken = new Promise<void>((resolve) => (waker = resolve));
      this.wakers.add(waker);
      let turn: Turn = { isFull: false, shutForMs: null };
      try {
        turn = await this.turn(lane);
      } catch (error) {
        this.parts.log.warn({ err: error }, "what waits is not sent yet");
      }
      // At a door that is shut the rest need not be tried one after another.
      if (turn.shutForMs !== null) await Promise.race([this.stopped, asleep(turn.shutForMs)]);
      else if (!turn.isFull && !this.isStopped) await Promise.race([woken, asleep(POLL_MS)]);
      this.wakers.delete(waker);
    }
  }

  /** Sends what is due in a lane. */
  private async turn(lane: Lane): Promise<Turn> {
    const now = this.habits.now();
    if (lane === "CODES") {
      await this.inOwnHand((em) => giveUpLost(em, this.habits.lostAfterMs));
      const { taken, isFull } = await this.inOwnHand((em) => takeCodes(em, now));
      // No code waits for the one before it.
      for (const code of taken) this.follow(this.sendCode(code).then((end) => this.settle(code, end)));
      return { isFull, shutForMs: null };
    }
    const { taken, isFull } = await this.inOwnHand((em) => takeNotices(em, lane, now));
    const ends = await Promise.all(
      taken.map(async (notice) =>
        this.settle(notice, await this.hand(notice.channel, wordMessage(notice, this.links))),
      ),
    );
    const shut = ends.filter(isAtShutDoor).map(({ opensInMs }) => opensInMs ?? this.habits.pause(1, false));
    return { isFull, shutForMs: shut.length === 0 ? null : Math.max(...shut) };
  }

  private follow(work: Promise<unknown>): void {
    const followed = work
      .catch((error: unknown) => this.parts.log.warn({ err: error }, "how a code went is not written down"))
      .finally(() => this.underWay.delete(followed));
    this.underWay.add(followed);
  }

  private inOwnHand<T>(work: (em: ReturnType<OwnParts["orm"]["em"]["fork"]>) => Promise<T>): Promise<T> {
    return this.parts.orm.em.fork({ session: OWN_ROWS }).transactional(work);
  }

  private async settle(delivery: NoticeOnItsWay | CodeOnItsWay, outcome: End): Promise<End> {
    if (outcome.kind !== "ACCEPTED")
      this.parts.log.info(
        { delivery: delivery.id, outcome: outcome.kind, reason: outcome.reason },
        "not sent",
      );
    const { now, pause } = this.habits;
    await this.inOwnHand((em) => settleDelivery(em, delivery, outcome, { now: now(), pause }));
    // It may be due by another channel now.
    if (outcome.kind !== "ACCEPTED") this.wake();
    return outcome;
  }

  private async sendCode({ id, challengeId, sealedCode }: CodeOnItsWay): Promise<End> {
    const code = openCode(this.codesKey, challengeId, sealedCode);
    const words = code && wordsOfCode(code);
    if (!code || !words) return { kind: "DROPPED", reason: "nobody is to have it" };
    if (new Date(code.expiresAt) <= this.habits.now())
      return { kind: "DROPPED", reason: "it is good no more" };
    const { title, text, path } = words;
    const link = path === null ? null : `${this.ways.siteUrl}${path}`;
    return this.hand(code.channel as NoticeChannel, {
      id,
      to: code.to,
      title,
      text,
      link,
      decline: null,
    });
  }

  private async hand(channel: NoticeChannel, message: Message): Promise<Outcome> {
    const sender = this.senderOf(channel);
    if (!sender) return refused("there is no such way here", { isFinal: false });
    try {
      return await sender.send(message);
    } catch (error) {
      this.parts.log.error({ err: error, delivery: message.id }, "a sender threw");
      return { kind: "UNCERTAIN", reason: "a sender threw" };
    }
  }
}

function asleep(ms: number): Promise<void> {
  return sleep(ms, undefined, { ref: false });
}

function isAtShutDoor(end: End): end is Extract<End, { kind: "REFUSED" }> {
  return end.kind === "REFUSED" && end.isShut === true;
}

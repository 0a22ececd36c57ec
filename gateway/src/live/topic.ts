import type { GraphQLError } from "graphql";
import type { Logger } from "pino";
import { setImmediate as turn } from "node:timers/promises";
import { CURSOR_VARIABLE } from "../engine/cursor.js";
import { toGraphQLError } from "../engine/fault.js";
import type { Answer, ServiceError } from "../engine/read-answer.js";
import { tellable } from "../engine/tellable.js";
import { writeAnswer } from "../engine/write-answer.js";
import type { Sight } from "../sight/sight.js";
import { followed } from "../sight/watch.js";
import type { Hearer } from "./hearer.js";
import { History } from "./history.js";
import { asErrors } from "./live-error.js";
import type { LiveEvent } from "./live-event.js";
import { asCursor, type Question, type Readied } from "./question.js";
import type { Upstreams } from "./upstream.js";

interface TopicOptions {
  readonly question: Question;
  readonly readied: Readied;
  /** Where it begins; null for from now on. */
  readonly after: LiveEvent["cursor"];
  readonly upstreams: Upstreams;
  readonly sight: Sight;
  readonly log: Logger;
  /** An event has been told to everyone here; perhaps another topic has told it too. */
  readonly told: (topic: Topic, cursor: LiveEvent["cursor"]) => void;
  readonly ended: (topic: Topic) => void;
}

const MOST_PENDING = 1_000;
const TOLD_TOGETHER = 32;
const TOLD_AT_ONCE = 32 * TOLD_TOGETHER;

/**
 * A subscription at its service, kept once for all who ask the same with the same rights. Each event is completed by
 * the other services once, written once, and handed to everybody.
 */
export class Topic {
  readonly history: History;
  /** Whether it has come to the present: who wants no more than what happens from now on may sit down. */
  isLive: boolean;
  private readonly hearers = new Set<Hearer>();
  private readied: Readied;
  private pending = 0;
  private work: Promise<void> = Promise.resolve();
  private stopUpstream = () => {};
  /** The same object for each try: when the connection comes back, it asks with the cursor of that moment. */
  private asked: Record<string, unknown> = {};
  private lastTaken: LiveEvent["cursor"];
  private hasGap = false;
  private hasEnded = false;

  constructor(private readonly options: TopicOptions) {
    this.readied = options.readied;
    this.lastTaken = options.after;
    this.history = new History(options.after);
    this.isLive = options.after === null;
    this.start();
  }

  get size(): number {
    return this.hearers.size;
  }

  /** Whether everything after this cursor can be told from here. Without a cursor, from now on is enough. */
  covers(cursor: LiveEvent["cursor"]): boolean {
    return cursor === null ? this.isLive : this.history.after(cursor) !== null;
  }

  join(hearer: Hearer, cursor: LiveEvent["cursor"]): void {
    const missed = this.history.after(cursor) ?? [];
    hearer.row = this;
    this.hearers.add(hearer);
    for (const event of missed) hearer.hear(event);
  }

  leave(hearer: Hearer): void {
    hearer.row = null;
    if (this.hearers.delete(hearer) && this.hearers.size === 0) this.end();
  }

  /** Everyone here goes on there, where the event of this cursor has been told too. */
  mergeInto(other: Topic, cursor: LiveEvent["cursor"]): void {
    other.isLive ||= this.isLive;
    other.history.adopt(this.history, cursor);
    for (const hearer of this.end()) other.join(hearer, cursor);
  }

  /** Goes on with the supergraph that is served now. Resolves when the one before is needed no more. */
  async adopt(): Promise<void> {
    try {
      const before = this.readied;
      const { service, operation } = before.subscription.primary;
      this.readied = this.options.question.ready();
      const { primary } = this.readied.subscription;
      // Where the service is asked the same, it need not be asked again.
      const isSame =
        primary.operation === operation &&
        primary.service === service &&
        this.readied.engine.webSocketUrl(service) === before.engine.webSocketUrl(service);
      if (!isSame) {
        this.stopUpstream();
        this.hasGap ||= this.lastTaken === null;
        this.start();
      }
    } catch (error) {
      for (const hearer of this.end()) hearer.fail(asErrors(error));
    }
    await this.work;
  }

  private start(): void {
    const { upstreams, question } = this.options;
    const { subscription, variables, engine } = this.readied;
    const { service, operation: query } = subscription.primary;
    this.asked = Object.fromEntries(
      subscription.primary.variables.flatMap((name) =>
        variables[name] === undefined ? [] : [[name, variables[name]]],
      ),
    );
    this.goOnAfter(this.lastTaken);
    this.stopUpstream = upstreams.open(
      { service, url: engine.webSocketUrl(service), asker: question.asker },
      { query, variables: this.asked },
      {
        next: (answer) => this.take(answer),
        failed: (errors) => this.fail(errors),
        finished: () => void this.work.then(() => this.finish()),
        resumed: () => {
          this.hasGap ||= this.lastTaken === null;
        },
      },
    );
  }

  private goOnAfter(cursor: LiveEvent["cursor"]): void {
    if (cursor === null || !this.readied.subscription.cursor) return;
    this.lastTaken = cursor;
    this.asked[CURSOR_VARIABLE] = cursor;
  }

  private take(answer: Answer): void {
    const { readied, lastTaken: follows, hasGap: followsGap } = this;
    const cursor = asCursor(answer.data && readied.subscription.cursor?.of(answer.data));
    this.hasGap = false;
    this.goOnAfter(cursor);
    this.pending += 1;
    if (this.pending > MOST_PENDING) return this.fail([]);
    // Events are told in the order they came, however long each takes to complete.
    this.work = this.work.then(() => this.complete(readied, answer, { cursor, follows, followsGap }));
  }

  private async complete(
    { engine, prepared, variables }: Readied,
    answer: Answer,
    happened: Omit<LiveEvent, "payload">,
  ): Promise<void> {
    this.pending -= 1;
    if (this.hasEnded) return;
    const { question, sight, log } = this.options;
    const sighting = sight.event(question.name);
    try {
      const caller = followed(question.asker, sighting.watch);
      const { data, errors } = await engine.executeEvent(prepared, answer, variables, caller);
      const text = writeAnswer({ data, errors, extensions: { cost: question.cost } });
      await this.tell({ ...happened, payload: Buffer.from(text, "latin1") });
      sighting.told(this.hearers.size, errors);
    } catch (error) {
      sighting.failed();
      log.error({ err: error }, "an event could not be completed");
    }
  }

  /** To everyone who sits here now; others get their turn in between. */
  private async tell(event: LiveEvent): Promise<void> {
    this.history.keep(event);
    // Who sits down meanwhile has it from what is kept.
    const hearers = [...this.hearers];
    for (let at = 0; at < hearers.length; at += TOLD_TOGETHER) {
      if (at > 0 && at % TOLD_AT_ONCE === 0) await turn();
      this.tellTogether(hearers.slice(at, at + TOLD_TOGETHER), event);
    }
    if (event.cursor !== null && !this.hasEnded) this.options.told(this, event.cursor);
  }

  /**
   * All are looked at before the first is told. The machine waits for the memory of each of them, and does so for several
   * at a time as long as it need not write to a socket in between.
   */
  private tellTogether(hearers: readonly Hearer[], event: LiveEvent): void {
    const ready: Hearer[] = [];
    const slow: Hearer[] = [];
    for (const hearer of hearers) (hearer.isReady ? ready : slow).push(hearer);
    for (const told of [ready, slow]) {
      for (const hearer of told) if (hearer.row === this) hearer.hear(event);
    }
  }

  private fail(errors: readonly ServiceError[]): void {
    const { service } = this.readied.subscription.primary;
    const told: GraphQLError[] =
      errors.length > 0
        ? errors.map((error) => toGraphQLError(tellable(error, service)))
        : [toGraphQLError({ message: "Something went wrong.", code: "INTERNAL", service })];
    for (const hearer of this.end()) hearer.fail(told);
  }

  private finish(): void {
    for (const hearer of this.end()) hearer.finish();
  }

  /** Those who were listening. */
  private end(): Hearer[] {
    if (this.hasEnded) return [];
    this.hasEnded = true;
    this.stopUpstream();
    this.options.ended(this);
    const hearers = [...this.hearers];
    for (const hearer of hearers) hearer.row = null;
    this.hearers.clear();
    return hearers;
  }
}

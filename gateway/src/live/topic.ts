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
import { type Hearer, Seat } from "./hearer.js";
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
const TOLD_AT_ONCE = 1_000;

/**
 * A subscription at its service, kept once for all who ask the same with the same rights. Each event is completed by
 * the other services once, written once, and handed to everybody.
 */
export class Topic {
  readonly history: History;
  /** Whether it has come to the present: who wants no more than what happens from now on may sit down. */
  isLive: boolean;
  private readonly seats = new Set<Seat>();
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
    return this.seats.size;
  }

  /** Whether everything after this cursor can be told from here. Without a cursor, from now on is enough. */
  covers(cursor: LiveEvent["cursor"]): boolean {
    return cursor === null ? this.isLive : this.history.after(cursor) !== null;
  }

  join(hearer: Hearer, cursor: LiveEvent["cursor"]): Seat {
    const seat = new Seat(hearer);
    this.sit(seat, cursor);
    return seat;
  }

  leave(seat: Seat): void {
    seat.row = null;
    if (this.seats.delete(seat) && this.seats.size === 0) this.end();
  }

  /** Everyone here goes on there, where the event of this cursor has been told too. */
  mergeInto(other: Topic, cursor: LiveEvent["cursor"]): void {
    other.isLive ||= this.isLive;
    other.history.adopt(this.history, cursor);
    for (const seat of this.end()) other.sit(seat, cursor);
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
      for (const { hearer } of this.end()) hearer.fail(asErrors(error));
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

  private sit(seat: Seat, cursor: LiveEvent["cursor"]): void {
    const missed = this.history.after(cursor) ?? [];
    seat.row = this;
    this.seats.add(seat);
    for (const event of missed) seat.hearer.hear(event);
  }

  private goOnAfter(cursor: LiveEvent["cursor"]): void {
    if (cursor === null || !this.readied.subscription.cursor) return;
    this.lastTaken = cursor;
    this.asked[CURSOR_VARIABLE] = cursor;
  }

  private take(answer: Answer): void {
    const { readied, hasGap } = this;
    const cursor = asCursor(answer.data && readied.subscription.cursor?.of(answer.data));
    this.hasGap = false;
    this.goOnAfter(cursor);
    this.pending += 1;
    if (this.pending > MOST_PENDING) return this.fail([]);
    // Events are told in the order they came, however long each takes to complete.
    this.work = this.work.then(() => this.complete(readied, answer, cursor, hasGap));
  }

  private async complete(
    { engine, prepared, variables }: Readied,
    answer: Answer,
    cursor: LiveEvent["cursor"],
    followsGap: boolean,
  ): Promise<void> {
    this.pending -= 1;
    if (this.hasEnded) return;
    const { question, sight, log } = this.options;
    const sighting = sight.event(question.name);
    try {
      const caller = followed(question.asker, sighting.watch);
      const { data, errors } = await engine.executeEvent(prepared, answer, variables, caller);
      const text = writeAnswer({ data, errors, extensions: { cost: question.cost } });
      await this.tell({ cursor, payload: Buffer.from(text, "latin1"), followsGap });
      sighting.told(this.seats.size, errors);
    } catch (error) {
      sighting.failed();
      log.error({ err: error }, "an event could not be completed");
    }
  }

  /** To everyone who sits here now; others get their turn in between. */
  private async tell(event: LiveEvent): Promise<void> {
    this.history.keep(event);
    let count = 0;
    // oxlint-disable-next-line unicorn/no-useless-spread -- who sits down meanwhile has it from what is kept
    for (const seat of [...this.seats]) {
      if (seat.row === this) seat.hearer.hear(event);
      count += 1;
      if (count % TOLD_AT_ONCE === 0) await turn();
    }
    if (event.cursor !== null && !this.hasEnded) this.options.told(this, event.cursor);
  }

  private fail(errors: readonly ServiceError[]): void {
    const { service } = this.readied.subscription.primary;
    const told: GraphQLError[] =
      errors.length > 0
        ? errors.map((error) => toGraphQLError(tellable(error, service)))
        : [toGraphQLError({ message: "Something went wrong.", code: "INTERNAL", service })];
    for (const { hearer } of this.end()) hearer.fail(told);
  }

  private finish(): void {
    for (const { hearer } of this.end()) hearer.finish();
  }

  /** Those who were listening. */
  private end(): Seat[] {
    if (this.hasEnded) return [];
    this.hasEnded = true;
    this.stopUpstream();
    this.options.ended(this);
    const seats = [...this.seats];
    for (const seat of seats) seat.row = null;
    this.seats.clear();
    return seats;
  }
}

import type { GraphQLError } from "graphql";
import type { Logger } from "pino";
import type { Asker } from "../asker.js";
import { CURSOR_VARIABLE } from "../engine/cursor.js";
import type { Engine } from "../engine/engine.js";
import { toGraphQLError } from "../engine/fault.js";
import type { Prepared, PreparedSubscription } from "../engine/prepare.js";
import type { Answer, ServiceError } from "../engine/service.js";
import { tellable } from "../engine/tellable.js";
import type { Upstreams } from "./upstream.js";

/** One who hears a topic. */
export interface Hearer {
  hear(payload: string): void;
  fail(errors: readonly GraphQLError[]): void;
  finish(): void;
}

interface TopicOptions {
  readonly engine: Engine;
  readonly upstreams: Upstreams;
  readonly prepared: Prepared;
  readonly subscription: PreparedSubscription;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly asker: Asker;
  readonly log: Logger;
  readonly ended: () => void;
}

const MOST_KEPT = 128;
const MOST_PENDING = 1_000;

/**
 * A subscription at its service, kept once for all who ask the same with the same rights. Each event is completed by
 * the other services once, written once, and handed to everybody.
 */
export class Topic {
  private readonly hearers = new Set<Hearer>();
  /** The last events, for those who come back and say what they have seen. */
  private readonly kept: { cursor: unknown; payload: string }[] = [];
  private pending = 0;
  private work: Promise<void> = Promise.resolve();
  private stopUpstream: (() => void) | undefined;
  private readonly upstreamVariables: Record<string, unknown>;
  private hasEnded = false;
  private readonly beganAfter: unknown;
  private hasForgotten = false;

  constructor(private readonly options: TopicOptions) {
    const { subscription, variables } = options;
    this.beganAfter = subscription.cursor?.given(variables);
    this.upstreamVariables = Object.fromEntries(
      subscription.primary.variables.flatMap((name) =>
        variables[name] === undefined ? [] : [[name, variables[name]]],
      ),
    );
    this.startAfter(this.beganAfter);
  }

  get size(): number {
    return this.hearers.size;
  }

  /** Whether everything after this cursor can be told from here. Without a cursor, from now on is enough. */
  covers(cursor: unknown): boolean {
    return cursor === undefined || cursor === null || this.indexAfter(cursor) >= 0;
  }

  join(hearer: Hearer, cursor: unknown): void {
    if (cursor !== undefined && cursor !== null) {
      for (const { payload } of this.kept.slice(Math.max(0, this.indexAfter(cursor)))) hearer.hear(payload);
    }
    this.hearers.add(hearer);
    if (!this.stopUpstream) this.start();
  }

  leave(hearer: Hearer): void {
    if (this.hearers.delete(hearer) && this.hearers.size === 0) this.end();
  }

  /** Where in what is kept the events after the cursor begin; less than nothing when that is not known. */
  private indexAfter(cursor: unknown): number {
    if (cursor === this.beganAfter && !this.hasForgotten) return 0;
    const seen = this.kept.findIndex((event) => event.cursor === cursor);
    return seen < 0 ? -1 : seen + 1;
  }

  private startAfter(cursor: unknown): void {
    if (this.options.subscription.cursor && cursor !== undefined && cursor !== null) {
      this.upstreamVariables[CURSOR_VARIABLE] = cursor;
    }
  }

  private start(): void {
    const { upstreams, subscription, asker } = this.options;
    this.stopUpstream = upstreams.open(
      subscription.primary.service,
      asker,
      // The same object each time: when the connection comes back, it asks with the cursor of that moment.
      { query: subscription.primary.operation, variables: this.upstreamVariables },
      {
        next: (answer) => this.take(answer),
        failed: (errors) => this.fail(errors),
        finished: () => {
          for (const hearer of this.end()) hearer.finish();
        },
      },
    );
  }

  private take({ data, errors }: Answer): void {
    const cursor = data && this.options.subscription.cursor?.of(data);
    this.startAfter(cursor);
    this.pending += 1;
    if (this.pending > MOST_PENDING) return this.fail([]);
    // Events are told in the order they came, however long each takes to complete.
    this.work = this.work.then(() => this.tell({ data, errors }, cursor));
  }

  private async tell(answer: Answer, cursor: unknown): Promise<void> {
    this.pending -= 1;
    if (this.hasEnded) return;
    const { engine, prepared, variables, asker, log } = this.options;
    try {
      const payload = JSON.stringify(await engine.executeEvent(prepared, answer, variables, asker));
      this.keep(cursor, payload);
      for (const hearer of this.hearers) hearer.hear(payload);
    } catch (error) {
      log.error({ err: error }, "an event could not be completed");
    }
  }

  private keep(cursor: unknown, payload: string): void {
    if (cursor === null || cursor === undefined) {
      this.hasForgotten = true;
      return;
    }
    this.kept.push({ cursor, payload });
    if (this.kept.length <= MOST_KEPT) return;
    this.kept.shift();
    this.hasForgotten = true;
  }

  private fail(errors: readonly ServiceError[]): void {
    const { service } = this.options.subscription.primary;
    const told =
      errors.length > 0
        ? errors.map((error) => toGraphQLError(tellable(error, service)))
        : [toGraphQLError({ message: "Something went wrong.", code: "INTERNAL", service })];
    for (const hearer of this.end()) hearer.fail(told);
  }

  /** Those who were listening. */
  private end(): Hearer[] {
    if (this.hasEnded) return [];
    this.hasEnded = true;
    this.stopUpstream?.();
    this.options.ended();
    const hearers = [...this.hearers];
    this.hearers.clear();
    return hearers;
  }
}

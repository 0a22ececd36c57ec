import { isUtf8 } from "node:buffer";
import { Pool } from "undici";
import { ServiceTally } from "../sight/service-tally.js";
import type { Asking, Watch } from "../sight/watch.js";
import { CircuitBreaker } from "./circuit-breaker.js";
import { exchange, type Exchanged, ExchangeFailed } from "./exchange.js";
import type { Failure } from "./fault.js";
import type { Presence } from "./presence.js";
import { type Answer, readAnswer } from "./read-answer.js";
import { RetryBudget } from "./retry-budget.js";

/** On whose behalf a service is asked. */
export interface Caller {
  readonly authorization: string;
  /** The address the client asks from. */
  readonly address: string | null;
  readonly watch?: Watch | undefined;
  /** Absent where the answer is waited for whatever happens. */
  readonly presence?: Presence | undefined;
}

/** A whole request came to nothing. */
export class ServiceFailure extends Error {
  constructor(
    readonly failure: Failure,
    readonly isWorthRetrying = false,
  ) {
    super(failure.message);
  }
}

export interface Timeouts {
  readonly readTimeoutMs: number;
  readonly writeTimeoutMs: number;
}

export interface ServiceOptions extends Timeouts {
  readonly connections: number;
  /** Past so many at a time it is not asked: one slow service must not hold the memory that all need. */
  readonly mostInFlight: number;
  readonly mostAnswerBytes: number;
}

export const SERVICE_DEFAULTS: ServiceOptions = {
  readTimeoutMs: 3_000,
  writeTimeoutMs: 10_000,
  connections: 64,
  mostInFlight: 1_000,
  mostAnswerBytes: 16 * 1024 * 1024,
};

const RETRY_AFTER_MS = 25;
const FAILURES_TO_OPEN = 5;
const OPEN_MS = 1_000;
const CHECK = `{"query":"{__typename}"}`;

interface Request {
  /** A character for each byte. */
  readonly body: string;
  /** What makes an answer of its bytes; null where they are none. */
  readonly read: (bytes: Buffer) => Answer | null;
  readonly caller: Caller;
  readonly asking: Asking | undefined;
  /** Who may let go of it: never one that writes. */
  readonly presence: Presence | undefined;
}

/** A subgraph, as the engine asks it: over kept connections, within a time, never twice for a write. */
export class Service {
  private readonly pool: Pool;
  private readonly path: string;
  private readonly breaker = new CircuitBreaker(FAILURES_TO_OPEN, OPEN_MS);
  private readonly retries = new RetryBudget();
  private inFlight = 0;

  constructor(
    readonly name: string,
    readonly url: string,
    private readonly options: ServiceOptions = SERVICE_DEFAULTS,
    private readonly tally = new ServiceTally(),
  ) {
    const { origin, pathname, search } = new URL(url);
    this.path = pathname + search;
    this.pool = new Pool(origin, {
      connections: options.connections,
      pipelining: 1,
      connect: { timeout: options.readTimeoutMs },
      // Timeouts are ours: undici's are good to a second only.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  get isOpen(): boolean {
    return this.breaker.isOpen;
  }

  async send(
    body: string,
    kind: "query" | "mutation",
    caller: Caller,
    read: Request["read"] = readAnswer,
  ): Promise<Answer> {
    const asking = caller.watch?.asks(this.name);
    const began = performance.now();
    let code: string | null = null;
    this.inFlight += 1;
    try {
      if (this.inFlight > this.options.mostInFlight) throw this.unavailable();
      const answer =
        kind === "query"
          ? await this.read({ body, read, caller, asking, presence: caller.presence })
          : await this.attempt(
              { body, read, caller, asking, presence: undefined },
              this.options.writeTimeoutMs,
            );
      if (answer.errors) code = "GRAPHQL";
      return answer;
    } catch (error) {
      code = error instanceof ServiceFailure ? error.failure.code : "INTERNAL";
      throw error;
    } finally {
      this.inFlight -= 1;
      this.tally.durations.note(performance.now() - began);
      if (code !== null) this.tally.failed(code);
      asking?.ended(code);
    }
  }

  /** Whether it answers at all. Asks past the breaker: the truth is wanted, and a good answer closes it. */
  async check(caller: Caller, timeoutMs: number): Promise<Answer> {
    const request = { body: CHECK, read: readAnswer, caller, asking: undefined, presence: undefined };
    const answer = this.understand(request, await this.exchange(request, timeoutMs));
    this.breaker.succeeded();
    return answer;
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }

  /** Once more where it was not reached, after a pause by chance: those who failed together shall not come back together. */
  private async read(request: Request): Promise<Answer> {
    const { readTimeoutMs } = this.options;
    const until = performance.now() + readTimeoutMs;
    this.retries.earn();
    try {
      return await this.attempt(request, readTimeoutMs);
    } catch (error) {
      if (!(error instanceof ServiceFailure) || !error.isWorthRetrying || !this.retries.spend()) throw error;
      this.tally.retries += 1;
      request.asking?.retried();
      const pause = RETRY_AFTER_MS * (1 + Math.random());
      await new Promise((resolve) => setTimeout(resolve, pause));
      return await this.attempt(request, Math.max(1, until - performance.now()));
    }
  }

  private async attempt(request: Request, timeoutMs: number): Promise<Answer> {
    if (request.presence?.isOver || !this.breaker.lets()) throw this.unavailable();
    let exchanged: Exchanged;
    try {
      exchanged = await this.exchange(request, timeoutMs);
    } catch (error) {
      throw this.judge(error);
    }
    const { status } = exchanged;
    if (status >= 502 && status <= 504) {
      this.breaker.failed();
      throw this.unavailable(true);
    }
    this.breaker.succeeded();
    return this.understand(request, exchanged);
  }

  private exchange({ body, caller, asking, presence }: Request, timeoutMs: number): Promise<Exchanged> {
    const headers = ["content-type", "application/json", "accept", "application/json"];
    headers.push("authorization", caller.authorization);
    if (caller.address !== null) headers.push("angel-client-address", caller.address);
    if (asking?.traceparent) headers.push("traceparent", asking.traceparent);
    const { mostAnswerBytes: mostBytes } = this.options;
    return exchange(
      this.pool,
      { path: this.path, method: "POST", headers, body: Buffer.from(body, "latin1") },
      { timeoutMs, mostBytes, presence },
    );
  }

  /** What it says of the service that there was no answer. */
  private judge(error: unknown): ServiceFailure {
    const reason = error instanceof ExchangeFailed ? error.reason : "cut off";
    switch (reason) {
      case "not wanted":
        this.breaker.learntNothing();
        return this.unavailable();
      case "too large":
        this.breaker.succeeded();
        return this.garbled();
      case "late":
        this.breaker.failed();
        return this.timedOut();
      case "cut off":
        this.breaker.failed();
        return this.unavailable(true);
    }
  }

  /** A redirection is no answer: services stand where the gateway was told they do. */
  private understand({ read }: Request, { status, bytes }: Exchanged): Answer {
    const isRedirection = status >= 300 && status < 400;
    const answer = !isRedirection && isUtf8(bytes) ? read(bytes) : null;
    if (answer === null) throw this.garbled();
    return answer;
  }

  private unavailable(isWorthRetrying = false): ServiceFailure {
    return new ServiceFailure(
      {
        message: "A part of the platform does not answer.",
        code: "SUBGRAPH_UNAVAILABLE",
        service: this.name,
      },
      isWorthRetrying,
    );
  }

  private timedOut(): ServiceFailure {
    return new ServiceFailure({
      message: "A part of the platform did not answer in time.",
      code: "SUBGRAPH_TIMEOUT",
      service: this.name,
    });
  }

  private garbled(): ServiceFailure {
    return new ServiceFailure({
      message: "A part of the platform gave an answer that cannot be read.",
      code: "INTERNAL",
      service: this.name,
    });
  }
}

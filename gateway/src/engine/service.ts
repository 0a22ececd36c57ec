import { Pool } from "undici";
import { CircuitBreaker } from "./circuit-breaker.js";
import { exchange, type Exchanged } from "./exchange.js";
import { ServiceTally } from "../sight/service-tally.js";
import type { Asking, Watch } from "../sight/watch.js";
import type { Failure } from "./fault.js";
import { isData } from "./merge.js";

/** What a service says went wrong, as it came over the wire. */
export interface ServiceError {
  readonly message?: unknown;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface Answer {
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly ServiceError[] | null;
}

/** On whose behalf a service is asked. */
export interface Caller {
  readonly authorization: string;
  /** The address the client asks from. */
  readonly address: string | null;
  readonly watch?: Watch | undefined;
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

export interface ServiceOptions {
  readonly readTimeoutMs: number;
  readonly writeTimeoutMs: number;
  readonly connections: number;
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

/** A subgraph, as the engine asks it: over kept connections, within a time, never twice for a write. */
export class Service {
  private readonly pool: Pool;
  private readonly path: string;
  private readonly breaker = new CircuitBreaker(FAILURES_TO_OPEN, OPEN_MS);
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

  async send(body: string, kind: "query" | "mutation", caller: Caller): Promise<Answer> {
    const asking = caller.watch?.asks(this.name);
    const began = performance.now();
    let code: string | null = null;
    this.inFlight += 1;
    try {
      const answer = await this.ask(body, kind, caller, asking);
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
    const answer = this.read(await this.exchange(CHECK, caller, timeoutMs));
    this.breaker.succeeded();
    return answer;
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }

  private ask(
    body: string,
    kind: "query" | "mutation",
    caller: Caller,
    asking: Asking | undefined,
  ): Promise<Answer> {
    if (this.inFlight > this.options.mostInFlight) throw this.unavailable();
    const isWrite = kind === "mutation";
    const deadline = Date.now() + (isWrite ? this.options.writeTimeoutMs : this.options.readTimeoutMs);
    const first = this.attempt(body, caller, deadline, asking);
    if (isWrite) return first;
    return first.catch(async (error: unknown) => {
      if (!(error instanceof ServiceFailure) || !error.isWorthRetrying) throw error;
      this.tally.retries += 1;
      asking?.retried();
      const pause = RETRY_AFTER_MS * (1 + Math.random());
      await new Promise((resolve) => setTimeout(resolve, pause));
      return await this.attempt(body, caller, deadline, asking);
    });
  }

  private async attempt(
    body: string,
    caller: Caller,
    deadline: number,
    asking: Asking | undefined,
  ): Promise<Answer> {
    if (!this.breaker.lets()) throw this.unavailable();
    let exchanged: Exchanged;
    try {
      exchanged = await this.exchange(body, caller, deadline - Date.now(), asking);
    } catch (error) {
      this.breaker.failed();
      throw error instanceof Error && error.message === "timeout" ? this.timedOut() : this.unavailable(true);
    }
    if (exchanged.status >= 502 && exchanged.status <= 504) {
      this.breaker.failed();
      throw this.unavailable(true);
    }
    this.breaker.succeeded();
    return this.read(exchanged);
  }

  private exchange(
    body: string,
    { authorization, address }: Caller,
    timeoutMs: number,
    asking?: Asking,
  ): Promise<Exchanged> {
    const headers = ["content-type", "application/json", "accept", "application/json"];
    headers.push("authorization", authorization);
    if (address !== null) headers.push("angel-client-address", address);
    if (asking?.traceparent) headers.push("traceparent", asking.traceparent);
    return exchange(
      this.pool,
      { path: this.path, method: "POST", headers, body },
      timeoutMs,
      this.options.mostAnswerBytes,
    );
  }

  private read({ text }: Exchanged): Answer {
    let answer: unknown;
    try {
      answer = JSON.parse(text);
    } catch {
      throw this.garbled();
    }
    if (!isData(answer)) throw this.garbled();
    const { data, errors } = answer;
    const hasErrors = Array.isArray(errors) && errors.length > 0;
    if (!isData(data) && !hasErrors) throw this.garbled();
    return { data: isData(data) ? data : null, errors: hasErrors ? errors.filter(isData) : null };
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

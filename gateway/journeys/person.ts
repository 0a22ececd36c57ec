import { type Client, createClient } from "graphql-ws";
import { setTimeout as sleep } from "node:timers/promises";
import WebSocket from "ws";

export interface Answer<Data> {
  status: number;
  data: Data | null;
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
}

/** Someone at the one endpoint, by HTTP and by websocket, as a client of ours would be. */
export class Person {
  #live: Client | undefined;

  constructor(
    private readonly endpoint: string,
    readonly accessToken?: string,
  ) {}

  /** The data; an answer with errors fails the journey and prints both. */
  // oxlint-disable-next-line typescript/no-explicit-any -- journeys compare whole answers
  async run<Data = any>(query: string, variables?: Record<string, unknown>): Promise<Data> {
    const answer = await this.ask<Data>(query, variables);
    if (answer.errors || !answer.data) {
      throw new Error(`${query}\n${JSON.stringify(variables)}\n${JSON.stringify(answer, null, 2)}`);
    }
    return answer.data;
  }

  // oxlint-disable-next-line typescript/no-explicit-any -- journeys compare whole answers
  ask<Data = any>(query: string, variables?: Record<string, unknown>): Promise<Answer<Data>> {
    return this.post<Data>(JSON.stringify({ query, variables }));
  }

  // oxlint-disable-next-line typescript/no-explicit-any -- journeys compare whole answers
  async post<Data = any>(body: string): Promise<Answer<Data>> {
    const response = await fetch(this.endpoint, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(this.accessToken && { authorization: `Bearer ${this.accessToken}` }),
      },
      body,
    });
    return { status: response.status, ...((await response.json()) as Omit<Answer<Data>, "status">) };
  }

  /** What a subscription brings, kept as it comes. */
  // oxlint-disable-next-line typescript/no-explicit-any -- journeys compare whole answers
  listen<Data = any>(query: string, variables: Record<string, unknown>): Listening<Data> {
    this.#live ??= createClient({
      url: this.endpoint.replace(/^http/, "ws"),
      webSocketImpl: WebSocket,
      lazy: true,
      connectionParams: this.accessToken ? { authorization: `Bearer ${this.accessToken}` } : {},
    });
    const listening = new Listening<Data>();
    listening.end = this.#live.subscribe<Data>(
      { query, variables },
      {
        next: (result) => listening.came({ at: performance.now(), ...result } as Came<Data>),
        error: (error) => listening.came({ at: performance.now(), errors: error } as Came<Data>),
        complete: () => {},
      },
    );
    return listening;
  }

  async leave(): Promise<void> {
    await this.#live?.dispose();
  }
}

export interface Came<Data> {
  at: number;
  data?: Data;
  errors?: unknown;
}

class Listening<Data> {
  readonly events: Came<Data>[] = [];
  end: () => void = () => {};

  came(event: Came<Data>): void {
    this.events.push(event);
  }

  /** The event that holds, once it has come; waited for as long as for an answer. */
  async until(holds: (event: Came<Data>) => boolean): Promise<Came<Data>> {
    for (const end = Date.now() + 60_000; Date.now() < end; await sleep(5)) {
      const found = this.events.find(holds);
      if (found) return found;
    }
    throw new Error(`It did not come; what came: ${JSON.stringify(this.events)}`);
  }
}

/** Asks until the answer holds; a minute is for nothing but to catch what never does. */
export async function eventually<T>(ask: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> {
  for (const end = Date.now() + 60_000; ; await sleep(50)) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (Date.now() > end) throw new Error(`Still not so: ${JSON.stringify(answer)}`);
  }
}

export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

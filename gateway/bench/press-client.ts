import { Pool } from "undici";
import type { Question } from "./press.js";

/** One who asks, over as many connections as they are told to. */
export class PressClient {
  private readonly pool: Pool;
  private readonly path: string;
  private asked = 0;

  constructor(
    url: string,
    private readonly connections: number,
    private readonly token: string,
  ) {
    const { origin, pathname } = new URL(url);
    this.path = pathname;
    this.pool = new Pool(origin, { connections, pipelining: 1 });
  }

  async ask(query: string, variables: Record<string, unknown>): Promise<string> {
    const { body } = await this.pool.request({
      path: this.path,
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${this.token}` },
      body: JSON.stringify({ query, variables }),
    });
    return await body.text();
  }

  /** Asks for so long, on each connection as soon as it has its answer. Answers with each request's milliseconds. */
  async press({ query, variables }: Question, durationMs: number): Promise<number[]> {
    const times: number[] = [];
    const until = performance.now() + durationMs;
    const keepAsking = async () => {
      while (performance.now() < until) {
        const began = performance.now();
        const text = await this.ask(query, variables(this.asked++));
        check(text);
        times.push(performance.now() - began);
      }
    };
    await Promise.all(Array.from({ length: this.connections }, keepAsking));
    return times;
  }

  /** Asks so often, within a time, and each time something else if that is wanted. */
  async askTimes(
    times: number,
    questionOf: (time: number) => [query: string, variables: Record<string, unknown>],
    withinMs = Infinity,
  ): Promise<void> {
    let asked = 0;
    const until = performance.now() + withinMs;
    const keepAsking = async () => {
      while (asked < times && performance.now() < until) check(await this.ask(...questionOf(asked++)));
    };
    await Promise.all(Array.from({ length: this.connections }, keepAsking));
  }

  async close(): Promise<void> {
    await this.pool.close();
  }
}

function check(text: string): void {
  if (!text.startsWith('{"data":{')) throw new Error(`It answered: ${text.slice(0, 500)}`);
}

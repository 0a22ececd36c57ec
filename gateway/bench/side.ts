import type { Bench } from "@angel/kit/bench";
import type { Question } from "./press.js";
import type { PressClient } from "./press-client.js";
import type { Subject } from "./subject.js";

export const CROWD = 50;
const WARM_REQUESTS = 4_000;

/** One subject asked one question: by a crowd, which keeps it busy, and by one client alone, who waits for it. */
export class Side {
  private readonly crowd: PressClient;
  private readonly lonely: PressClient;
  private readonly cpu: number[] = [];
  private readonly throughput: number[] = [];
  private readonly latency: number[] = [];
  private readonly resident: number[] = [];

  constructor(
    readonly subject: Subject,
    private readonly question: Question,
    token: string,
  ) {
    this.crowd = subject.client(CROWD, token);
    this.lonely = subject.client(1, token);
  }

  /** Until its compilers have seen what they need, or the time is up. */
  async warmUp(durationMs: number): Promise<void> {
    const { query, variables } = this.question;
    await this.crowd.askTimes(WARM_REQUESTS, (time) => [query, variables(time)], durationMs);
  }

  /** A sample of each figure; answers with the CPU time of a request. */
  async measure(durationMs: number): Promise<number> {
    const before = await this.subject.usage();
    const began = performance.now();
    const { length: answered } = await this.crowd.press(this.question, durationMs);
    const seconds = (performance.now() - began) / 1000;
    const after = await this.subject.usage();
    this.latency.push(...(await this.lonely.press(this.question, durationMs / 3)));
    const cpuMs = (after.cpuMs - before.cpuMs) / answered;
    this.cpu.push(cpuMs);
    this.throughput.push(answered / seconds);
    this.resident.push(after.residentMb);
    return cpuMs;
  }

  report(bench: Bench, name: string): void {
    const figure = {
      case: name,
      subject: this.subject.name,
      ...(this.subject.name === "apollo-gateway" ? {} : { ratioTo: "apollo-gateway" }),
    };
    bench.add({ ...figure, metric: "cpu per request", unit: "ms", better: "lower", samples: this.cpu });
    bench.add({ ...figure, metric: "throughput", unit: "/s", better: "higher", samples: this.throughput });
    bench.add({ ...figure, metric: "latency", unit: "ms", better: "lower", samples: this.latency });
    bench.add({ ...figure, metric: "memory", unit: "MB", better: "lower", samples: this.resident });
  }

  async close(): Promise<void> {
    await this.crowd.close();
    await this.lonely.close();
  }
}

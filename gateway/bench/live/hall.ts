import { type ChildProcess, fork } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { CrowdOrder, CrowdWord } from "./crowd-process.js";
import type { Look, Order, Role } from "./live-process.js";

/** What a while of listening came to. */
export interface Heard {
  readonly latencies: readonly number[];
  readonly cpuMicrosPerDelivery: number;
  readonly deliveries: number;
  readonly missed: number;
  readonly repeated: number;
  readonly dropped: number;
}

const CROWDS = 2;
const SETTLE_MS = 1_500;

/** The source of the news, where a subject does not make them itself. */
export class Source {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {}

  static async start(): Promise<Source> {
    const child = startProcess("live-process", ["news"]);
    const { port } = await heard<{ port: number }>(child);
    return new Source(`http://127.0.0.1:${port}/graphql`, child);
  }

  publish(topics: readonly string[], letters: number): void {
    this.child.send({ do: "publish", topics, letters } satisfies Order);
  }

  stop(): void {
    this.child.kill();
  }
}

/** One of those who are measured, and the crowd that listens to it; each in processes of its own. */
export class Hall {
  private constructor(
    private readonly port: number,
    private readonly server: ChildProcess,
    private readonly crowds: readonly ChildProcess[],
    private readonly publish: Source["publish"],
  ) {}

  static async start(role: Role, number: number, source: Source): Promise<Hall> {
    const server = startProcess("live-process", [role, source.url]);
    const { port } = await heard<{ port: number }>(server);
    const crowds = Array.from({ length: CROWDS }, (_, at) =>
      startProcess("crowd-process", [String(number * CROWDS + at)]),
    );
    await Promise.all(crowds.map((crowd) => heard(crowd)));
    const publish: Source["publish"] =
      role === "electronic-angel"
        ? (topics, letters) => source.publish(topics, letters)
        : (topics, letters) => void server.send({ do: "publish", topics, letters } satisfies Order);
    return new Hall(port, server, crowds, publish);
  }

  /** Everyone comes in; how long that took. */
  async fill(clients: number, topics: readonly string[]): Promise<number> {
    const { port } = this;
    return await this.slowest({ do: "open", port, clients: Math.ceil(clients / CROWDS), topics });
  }

  async empty(): Promise<void> {
    await this.order({ do: "drop" });
    await sleep(SETTLE_MS);
  }

  /** Everyone who was thrown out comes back; how long that took. */
  async comeBack(): Promise<number> {
    return await this.slowest({ do: "reopen" });
  }

  async slowDown(share: number): Promise<void> {
    await this.order({ do: "pause", share });
  }

  async speedUp(): Promise<void> {
    await this.order({ do: "resume" });
  }

  /** So many events on each topic, one after the other. */
  async listen(events: number, topics: readonly string[], letters = 200, everyMs = 1_000): Promise<Heard> {
    await this.order({ do: "heard" });
    const before = await this.look();
    for (let at = 0; at < events; at++) {
      this.publish(topics, letters);
      await sleep(everyMs);
    }
    await sleep(SETTLE_MS);
    const after = await this.look();
    return this.gather(await this.order({ do: "heard" }), after.cpuMs - before.cpuMs);
  }

  async heard(): Promise<Heard> {
    return this.gather(await this.order({ do: "heard" }), 0);
  }

  async look(collect = false): Promise<Look> {
    this.server.send({ do: "look", collect } satisfies Order);
    return await heard<Look>(this.server);
  }

  tell(topics: readonly string[], letters = 200): void {
    this.publish(topics, letters);
  }

  stop(): void {
    for (const child of [this.server, ...this.crowds]) child.kill();
  }

  private gather(words: readonly CrowdWord[], cpuMs: number): Heard {
    const sum = (figure: "deliveries" | "missed" | "repeated" | "dropped") =>
      words.reduce((total, word) => total + word[figure], 0);
    const deliveries = sum("deliveries");
    return {
      latencies: words.flatMap(({ latencies }) => latencies),
      cpuMicrosPerDelivery: (cpuMs * 1000) / deliveries,
      deliveries,
      missed: sum("missed"),
      repeated: sum("repeated"),
      dropped: sum("dropped"),
    };
  }

  private async slowest(order: CrowdOrder): Promise<number> {
    return Math.max(...(await this.order(order)).map(({ tookMs }) => tookMs));
  }

  private async order(order: CrowdOrder): Promise<CrowdWord[]> {
    return await Promise.all(
      this.crowds.map((crowd) => {
        const word = heard<CrowdWord>(crowd);
        crowd.send(order);
        return word;
      }),
    );
  }
}

/** Another file of this folder as a process. It ends with this one. */
function startProcess(name: string, args: readonly string[]): ChildProcess {
  return fork(fileURLToPath(new URL(`${name}.js`, import.meta.url)), args, {
    execArgv: ["--no-warnings", "--expose-gc"],
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

/** The next thing a process says. */
async function heard<Message>(child: ChildProcess): Promise<Message> {
  return await new Promise<Message>((resolve, reject) => {
    const end = () => reject(new Error(`${child.spawnargs.slice(-2).join(" ")} has ended.`));
    child.once("exit", end);
    child.once("message", (message) => {
      child.off("exit", end);
      resolve(message as Message);
    });
  });
}

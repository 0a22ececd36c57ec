import { fork, type ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { ACCOUNT_COUNTS, type CrashPlan, type Kill, planCrash } from "./crash-plan.js";
import type { Answered, Asked } from "./ledger-process.js";

export interface CrashOptions {
  readonly seed: number;
  readonly transfers: number;
  readonly kills: number;
  /** The service's connection, and the administrator's. */
  readonly serviceUrl: string;
  readonly adminUrl: string;
  /** Whether a backend may be killed outright, which makes the whole server recover: only where it is ours alone. */
  readonly mayCrashServer: boolean;
}

export interface CrashReport {
  readonly seed: number;
  readonly kills: Readonly<Record<Kill, number>>;
  readonly requests: number;
  readonly resent: number;
  readonly seconds: number;
  /** What does not hold; empty when all does. */
  readonly faults: readonly string[];
}

const CONNECTIONS = 6;
const IN_FLIGHT = 24;
const APPLICATION = "ledger under crash";
/** As long as a server with a slow disk may take to recover. */
const RECOVERY_MS = 60_000;

/** Posts transfers, again and again where no answer came, while services and backends are killed under it; then counts. */
export async function crash(options: CrashOptions): Promise<CrashReport> {
  const plan = planCrash(options.seed, options.transfers, options.kills, options.mayCrashServer);
  const run = new CrashRun(options, plan);
  const startedAt = performance.now();
  await run.open();
  try {
    await run.go();
    return {
      seed: options.seed,
      kills: run.killed,
      requests: plan.requests.length,
      resent: run.resent,
      seconds: (performance.now() - startedAt) / 1_000,
      faults: await run.faults(),
    };
  } finally {
    await run.close();
  }
}

class CrashRun {
  readonly killed: Record<Kill, number> = { SERVICE: 0, BACKEND: 0, SERVER: 0 };
  resent = 0;
  private service: ChildProcess | undefined;
  private partners: string[] = [];
  private members: string[] = [];
  private readonly waiting: number[] = [];
  private readonly flying = new Map<number, number>();
  private ticket = 0;
  private answered = 0;
  private readonly acknowledged = new Map<string, string>();
  private readonly said: string[] = [];
  private wake: () => void = () => undefined;

  constructor(
    private readonly options: CrashOptions,
    private readonly plan: CrashPlan,
  ) {
    this.waiting = plan.requests.map((_, place) => place).reverse();
  }

  async open(): Promise<void> {
    const open = async (kind: string, count: number) =>
      (
        await this.admin<{ id: string }>(
          `select loyalty.account_of($1, uuidv7(), null)::text as id from generate_series(1, $2)`,
          [kind, count],
        )
      ).map(({ id }) => id);
    this.partners = await open("PARTNER", ACCOUNT_COUNTS.partners);
    this.members = await open("HELD", ACCOUNT_COUNTS.members);
    this.start();
  }

  async go(): Promise<void> {
    const { requests, kills } = this.plan;
    const perKill = requests.length / (kills.length + 1);
    let nextKill = 0;
    while (this.answered < requests.length) {
      while (this.flying.size < IN_FLIGHT && this.waiting.length > 0) this.send(this.waiting.pop() as number);
      await new Promise<void>((settle) => {
        this.wake = settle;
        setTimeout(settle, 200).unref();
      });
      while (nextKill < kills.length && this.answered >= (nextKill + 1) * perKill) {
        await this.kill(kills[nextKill] as Kill);
        nextKill += 1;
      }
    }
    for (; nextKill < kills.length; nextKill++) await this.kill(kills[nextKill] as Kill);
  }

  /** Every transfer once, as planned; sum zero; what was acknowledged is what is stored; balances are their entries' sums. */
  async faults(): Promise<string[]> {
    const rows = await this.admin<{ key: string; id: string; entries: string }>(
      `select key, transfers.id::text as id,
         string_agg(account_id || ':' || kopecks, ',' order by kopecks) as entries
       from loyalty.transfers left join loyalty.entries on transfer_id = transfers.id
       where key like $1 group by transfers.id order by transfers.id`,
      [`crash:${this.options.seed}:%`],
    );
    const stored = new Map(rows.map((row) => [row.key, row]));
    const wrong = this.plan.transfers.flatMap(({ key, partner, member, kopecks }) => {
      const expected = `${this.partners[partner]}:-${kopecks},${this.members[member]}:${kopecks}`;
      const row = stored.get(key);
      if (row?.entries !== expected) return [`${key} is ${row?.entries ?? "absent"}, not ${expected}`];
      return this.acknowledged.get(key) === row.id ? [] : [`${key} was acknowledged otherwise than stored`];
    });
    const [sums] = await this.admin<{ total: string; skewed: string }>(
      `select (select coalesce(sum(kopecks), 0) from loyalty.entries) as total,
         (select count(*) from loyalty.balances where kopecks <>
           (select coalesce(sum(kopecks), 0) from loyalty.entries where entries.account_id = balances.account_id)) as skewed`,
    );
    return [
      ...this.said,
      ...wrong,
      ...(rows.length === this.plan.transfers.length ? [] : [`${rows.length} transfers are stored`]),
      ...(sums?.total === "0" ? [] : [`the sum of all entries is ${sums?.total}`]),
      ...(sums?.skewed === "0" ? [] : [`${sums?.skewed} balances are not the sums of their entries`]),
    ];
  }

  async close(): Promise<void> {
    this.service?.removeAllListeners();
    this.service?.kill("SIGKILL");
  }

  private start(): void {
    const { serviceUrl } = this.options;
    const url = new URL(serviceUrl);
    url.searchParams.set("application_name", APPLICATION);
    // As built it is JavaScript; in tests it runs from its source.
    const file = fileURLToPath(
      new URL(`./ledger-process.${import.meta.url.endsWith(".ts") ? "ts" : "js"}`, import.meta.url),
    );
    const service = fork(file, [url.href, String(CONNECTIONS)], {
      execArgv: ["--no-warnings"],
      stdio: "inherit",
    });
    this.service = service;
    service.on("message", (message) => this.hear(message as Answered));
    service.once("exit", () => {
      if (this.service !== service) return;
      this.start();
      // Nobody knows what became of what was asked: all of it is asked again.
      const lost = [...this.flying.values()];
      this.flying.clear();
      for (const request of lost) this.resend(request);
    });
  }

  private send(request: number): void {
    const transfers = (this.plan.requests[request] ?? []).map((place) => {
      const transfer = this.plan.transfers[place];
      if (!transfer) throw new Error("The plan asks for a transfer that it does not have.");
      return transfer;
    });
    const ticket = this.ticket++;
    const asked: Asked = {
      ticket,
      keys: transfers.map(({ key }) => key),
      froms: transfers.map(({ partner }) => this.partners[partner] ?? ""),
      tos: transfers.map(({ member }) => this.members[member] ?? ""),
      sums: transfers.map(({ kopecks }) => String(kopecks)),
    };
    this.flying.set(ticket, request);
    this.service?.send(asked, () => undefined);
  }

  private hear({ ticket, outcomes }: Answered): void {
    const request = this.flying.get(ticket);
    if (request === undefined) return;
    this.flying.delete(ticket);
    if (outcomes === null) this.resend(request);
    else {
      for (const { key, transferId, outcome } of outcomes) {
        const known = this.acknowledged.get(key) ?? transferId;
        if (outcome === "REFUSED" || known !== transferId)
          this.said.push(`${key} was answered ${outcome} ${transferId}`);
        this.acknowledged.set(key, known);
      }
      this.answered += 1;
    }
    this.wake();
  }

  private resend(request: number): void {
    this.resent += 1;
    // Somewhere among those that wait, so that it comes in another order.
    this.waiting.splice(Math.floor(this.waiting.length / 2), 0, request);
  }

  private async kill(kill: Kill): Promise<void> {
    this.killed[kill] += 1;
    if (kill === "SERVICE") {
      const service = this.service;
      const gone = new Promise((settle) => service?.once("exit", settle));
      service?.kill("SIGKILL");
      await gone;
      return;
    }
    const [backend] = await this.admin<{ pid: number }>(
      `select pid from pg_stat_activity where application_name = $1 and datname = current_database()
       order by md5(pid::text || $2::text) limit 1`,
      [APPLICATION, this.answered],
    );
    if (!backend) return;
    if (kill === "BACKEND") await this.admin("select pg_terminate_backend($1)", [backend.pid]);
    else process.kill(backend.pid, "SIGKILL");
  }

  /** As the administrator, who waits while the server recovers. */
  private async admin<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    for (const deadline = Date.now() + RECOVERY_MS; ;) {
      const client = new pg.Client({ connectionString: this.options.adminUrl });
      client.on("error", () => undefined);
      try {
        await client.connect();
        return (await client.query(sql, values)).rows as Row[];
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await sleep(100);
      } finally {
        await client.end().catch(() => undefined);
      }
    }
  }
}

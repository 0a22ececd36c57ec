import { Bench } from "@angel/kit/bench";
import { setTimeout as sleep } from "node:timers/promises";
import { Hall, type Heard, Source } from "./live/hall.js";

const US = "electronic-angel";
const PEER = "graphql-ws";
const LIMIT = "limit";
const DESCRIPTORS_BESIDE = 1_000;

const bench = new Bench("live");
const CLIENTS = bench.isQuick ? 2_000 : 10_000;
const TOPICS = bench.isQuick ? 100 : 500;
const ROUNDS = bench.isQuick ? 2 : 4;
const EVENTS = bench.isQuick ? 3 : 5;
const SLOW_SHARE = 0.05;

checkDescriptors();
const one = ["main"];
const many = Array.from({ length: TOPICS }, (_, at) => `topic-${at}`);
const source = await Source.start();
const halls = { [US]: await Hall.start(US, 0, source), [PEER]: await Hall.start(PEER, 1, source) };
try {
  await oneTopic();
  await manyTopics();
  await slowReaders();
  await storm();
  bench.report();
} finally {
  for (const hall of Object.values(halls)) hall.stop();
  source.stop();
}

/** Everyone listens to the same, here and at the peer's, in turn. */
async function oneTopic(): Promise<void> {
  const name = "one-topic";
  for (const subject of [US, PEER] as const) await enter(subject, name, one);
  const heard: Record<string, Heard[]> = { [US]: [], [PEER]: [] };
  const listen = (subject: keyof typeof halls) => async () => {
    const round = await halls[subject].listen(EVENTS, one);
    heard[subject]?.push(round);
    return round.cpuMicrosPerDelivery;
  };
  const cpu = await bench.interleave(ROUNDS, { [US]: listen(US), [PEER]: listen(PEER) });
  const deliveries = CLIENTS * EVENTS * ROUNDS;
  for (const subject of [US, PEER] as const) {
    const rounds = heard[subject] ?? [];
    figure(name, subject, "cpu per delivery", "µs", cpu[subject]);
    figure(
      name,
      subject,
      "delivery",
      "ms",
      rounds.flatMap(({ latencies }) => latencies),
    );
    figure(name, subject, "delivered", "%", [(100 * sum(rounds, "deliveries")) / deliveries], "higher");
  }
  limits(name, { "cpu per delivery": ["µs", 12], delivery: ["ms", 500] });
  await countUpstreams(name, 1);
  await halls[PEER].empty();
  await halls[US].empty();
}

async function manyTopics(): Promise<void> {
  const name = `${TOPICS}-topics`;
  await enter(US, name, many);
  const rounds: Heard[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await halls[US].listen(EVENTS, many));
  figure(
    name,
    US,
    "cpu per delivery",
    "µs",
    rounds.map((round) => round.cpuMicrosPerDelivery),
  );
  figure(
    name,
    US,
    "delivery",
    "ms",
    rounds.flatMap(({ latencies }) => latencies),
  );
  limits(name, { "cpu per delivery": ["µs", 12], delivery: ["ms", 500] });
  await countUpstreams(name, TOPICS);
  await halls[US].empty();
}

/** Long events, until the slow can no longer hide them in the machine's own buffers, a few megabytes for each. */
async function slowReaders(): Promise<void> {
  const name = "slow-readers";
  const hall = halls[US];
  const clients = CLIENTS / 5;
  const [letters, everyMs, events] = [32_768, 200, 140];
  bench.say(`${name}: ${clients} clients come to ${US}, ${SLOW_SHARE * 100} % of them read nothing`);
  await hall.fill(clients, one);
  await hall.listen(2, one);
  const without = await hall.listen(events / 5, one, letters, everyMs);
  const before = await hall.look(true);
  await hall.slowDown(SLOW_SHARE);
  const during = await hall.listen(events, one, letters, everyMs);
  const after = await hall.look(true);
  figure(name, "nobody slow", "delivery", "ms", without.latencies);
  bench.add({
    case: name,
    subject: US,
    metric: "delivery",
    unit: "ms",
    better: "lower",
    samples: during.latencies,
    ratioTo: "nobody slow",
  });
  const perSlow = Math.max(0, after.residentBytes - before.residentBytes) / (clients * SLOW_SHARE) / 1024;
  figure(name, US, "memory of a slow reader", "KB", [perSlow]);
  limits(name, { "memory of a slow reader": ["KB", 1_024] });
  figure(name, US, "missed by others", "events", [during.missed]);
  await hall.speedUp();
  await sleep(5_000);
  figure(name, US, "told to the slow as missed", "events", [(await hall.heard()).dropped], "higher");
  await hall.empty();
}

/** Everyone is thrown out at once and comes back at once, while the news go on. */
async function storm(): Promise<void> {
  const name = "storm";
  const hall = halls[US];
  await hall.fill(CLIENTS, one);
  await hall.listen(2, one);
  const back: number[] = [];
  let lost = 0;
  for (let round = 0; round < Math.ceil(ROUNDS / 2); round++) {
    const news = setInterval(() => hall.tell(one), 1_000);
    await hall.empty();
    back.push((await hall.comeBack()) / 1000);
    clearInterval(news);
    await sleep(1_000);
    const heard = await hall.listen(2, one);
    lost += heard.missed + heard.repeated;
  }
  figure(name, US, "back", "s", back);
  limits(name, { back: ["s", 30] });
  figure(name, US, "missed or repeated", "events", [lost]);
  await countUpstreams(name, 1);
  await hall.empty();
}

/** How long it takes to come in, and what a client costs who is there. */
async function enter(subject: keyof typeof halls, name: string, topics: readonly string[]): Promise<void> {
  const hall = halls[subject];
  bench.say(`${name}: ${CLIENTS} clients come to ${subject}`);
  // Code is made ready and buffers are taken by the first who come, however many follow.
  await hall.fill(CLIENTS / 10, ["warm"]);
  await hall.listen(5, ["warm"], 200, 100);
  await hall.empty();
  const before = await hall.look(true);
  const tookMs = await hall.fill(CLIENTS, topics);
  await hall.listen(1, topics);
  const after = await hall.look(true);
  figure(name, subject, "connected", "s", [tookMs / 1000]);
  figure(name, subject, "memory of a client", "KB", [
    (after.residentBytes - before.residentBytes) / CLIENTS / 1024,
  ]);
  if (subject === US) limits(name, { connected: ["s", 15], "memory of a client": ["KB", 40] });
}

async function countUpstreams(name: string, expected: number): Promise<void> {
  figure(name, US, "upstreams", "", [(await halls[US].look()).upstreams]);
  limits(name, { upstreams: ["", expected] });
}

/** Ours is held against the limit, another's stands beside. */
function figure(
  name: string,
  subject: string,
  metric: string,
  unit: string,
  samples: readonly number[],
  better: "lower" | "higher" = "lower",
): void {
  bench.add({ case: name, subject, metric, unit, better, samples });
}

function limits(name: string, of: Readonly<Record<string, readonly [unit: string, limit: number]>>): void {
  for (const [metric, [unit, limit]] of Object.entries(of)) {
    bench.add({ case: name, subject: LIMIT, metric, unit, better: "lower", samples: [limit] });
  }
}

function sum(rounds: readonly Heard[], what: "deliveries"): number {
  return rounds.reduce((total, round) => total + round[what], 0);
}

/** A process that may not open enough connections would measure that and nothing else. */
function checkDescriptors(): void {
  const report = process.report.getReport() as { userLimits?: { open_files?: { soft: number | string } } };
  const most = Number(report.userLimits?.open_files?.soft ?? Infinity);
  if (most >= CLIENTS + DESCRIPTORS_BESIDE) return;
  throw new Error(
    `A process may open ${most} files here; ${CLIENTS} clients need ${CLIENTS + DESCRIPTORS_BESIDE}: ulimit -n ${CLIENTS * 2}, or --quick.`,
  );
}

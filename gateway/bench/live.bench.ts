import { Bench } from "@angel/kit/bench";
import { setTimeout as sleep } from "node:timers/promises";
import { Hall, type Heard, Source } from "./live/hall.js";

const US = "electronic-angel";
const PEER = "graphql-ws";
/** The same bytes written to the same clients, and nothing besides: what is the machine's own of each delivery. */
const FLOOR = "bare-sockets";
const LIMIT = "limit";
type Subject = typeof US | typeof PEER | typeof FLOOR;
const LIMITED = new Set([
  "connected",
  "memory of a client",
  "cpu per delivery",
  "delivery",
  "upstreams",
  "memory of a slow reader",
  "back",
]);
const DESCRIPTORS_BESIDE = 1_000;

const bench = new Bench("live");
const CLIENTS = bench.isQuick ? 2_000 : 10_000;
const TOPICS = bench.isQuick ? 100 : 500;
const ROUNDS = bench.isQuick ? 2 : 4;
const EVENTS = bench.isQuick ? 3 : 5;
const SLOW_CLIENTS = 1_000;
const SLOW_SHARE = 0.05;

checkDescriptors();
const one = ["main"];
const many = Array.from({ length: TOPICS }, (_, at) => `topic-${at}`);
const source = await Source.start();
try {
  await oneTopic();
  await manyTopics();
  await slowReaders();
  await storm();
  bench.report();
} finally {
  source.stop();
}

/** Everyone listens to the same, here and at the peers', in turn. */
async function oneTopic(): Promise<void> {
  await compareHalls("one-topic", one, [US, PEER, FLOOR], 1);
}

async function manyTopics(): Promise<void> {
  await compareHalls(`${TOPICS}-topics`, many, [US, FLOOR], TOPICS);
}

async function compareHalls(
  name: string,
  topics: readonly string[],
  subjects: readonly Subject[],
  upstreams: number,
): Promise<void> {
  const halls = new Map<Subject, Hall>();
  const rounds = new Map<Subject, Heard[]>();
  try {
    for (const [number, subject] of subjects.entries()) {
      const hall = await Hall.start(subject, number, source);
      halls.set(subject, hall);
      await enter(hall, subject, name, topics);
    }
    const listen = ([subject, hall]: [Subject, Hall]) => {
      const heard: Heard[] = [];
      rounds.set(subject, heard);
      return [
        subject,
        async () => {
          const round = await hall.listen(EVENTS, topics);
          heard.push(round);
          return round.cpuMicrosPerDelivery;
        },
      ] as const;
    };
    await bench.interleave(ROUNDS, Object.fromEntries([...halls].map(listen)));
    for (const [subject, heard] of rounds) deliveries(name, subject, heard);
    const ours = halls.get(US);
    if (ours) await countUpstreams(ours, name, upstreams);
  } finally {
    for (const hall of halls.values()) hall.stop();
  }
}

/** Long events, until the slow can no longer hide them in the machine's own buffers, a few megabytes for each. */
async function slowReaders(): Promise<void> {
  const name = "slow-readers";
  const [letters, everyMs, events] = [32_768, 200, 220];
  bench.say(`${name}: ${SLOW_CLIENTS} clients come to ${US}, ${SLOW_SHARE * 100} % of them read nothing`);
  await inHall(3, async (hall) => {
    await hall.fill(SLOW_CLIENTS, one);
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
    const grown = Math.max(0, after.residentBytes - before.residentBytes);
    figure(name, US, "memory of a slow reader", "KB", [grown / (SLOW_CLIENTS * SLOW_SHARE) / 1024]);
    limits(name, { "memory of a slow reader": ["KB", 1_024] });
    figure(name, US, "missed by others", "events", [during.missed]);
    await hall.speedUp();
    const dropped = await settled(async () => (await hall.heard()).dropped);
    figure(name, US, "told to the slow as missed", "events", [dropped], "higher");
  });
}

/** Everyone is thrown out at once and comes back at once, while the news go on. */
async function storm(): Promise<void> {
  const name = "storm";
  bench.say(`${name}: ${CLIENTS} clients come, go and come back`);
  await inHall(4, async (hall) => {
    await hall.fill(CLIENTS, one);
    await hall.listen(2, one);
    const back: number[] = [];
    let lost = 0;
    for (let round = 0; round < Math.ceil(ROUNDS / 2); round++) {
      const news = setInterval(() => hall.tell(one), 1_000);
      await hall.empty();
      back.push((await hall.comeBack()) / 1000);
      clearInterval(news);
      const heard = await hall.listen(2, one);
      lost += heard.missed + heard.repeated;
    }
    figure(name, US, "back", "s", back);
    limits(name, { back: ["s", 30] });
    figure(name, US, "missed or repeated", "events", [lost]);
    await countUpstreams(hall, name, 1);
  });
}

/** How long it takes to come in, and what a client costs who is there. */
async function enter(hall: Hall, subject: string, name: string, topics: readonly string[]): Promise<void> {
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

function deliveries(name: string, subject: string, rounds: readonly Heard[]): void {
  const cpu = rounds.map((round) => round.cpuMicrosPerDelivery);
  const latencies = rounds.flatMap((round) => round.latencies);
  const delivered = rounds.reduce((total, round) => total + round.deliveries, 0);
  figure(name, subject, "cpu per delivery", "µs", cpu);
  figure(name, subject, "delivery", "ms", latencies);
  figure(name, subject, "delivered", "%", [(100 * delivered) / (CLIENTS * EVENTS * ROUNDS)], "higher");
  if (subject === US) limits(name, { "cpu per delivery": ["µs", 12], delivery: ["ms", 500] });
}

async function inHall(number: number, run: (hall: Hall) => Promise<void>): Promise<void> {
  const hall = await Hall.start(US, number, source);
  try {
    await run(hall);
  } finally {
    hall.stop();
  }
}

/** A figure that grows, once it has stopped growing. */
async function settled(read: () => Promise<number>): Promise<number> {
  let before = -1;
  for (let now = await read(); now !== before; now = await read()) {
    before = now;
    await sleep(3_000);
  }
  return before;
}

async function countUpstreams(hall: Hall, name: string, expected: number): Promise<void> {
  figure(name, US, "upstreams", "", [(await hall.look()).upstreams]);
  limits(name, { upstreams: ["", expected] });
}

/** Ours is held against the limit, if there is one; another's against ours. */
function figure(
  name: string,
  subject: string,
  metric: string,
  unit: string,
  samples: readonly number[],
  better: "lower" | "higher" = "lower",
): void {
  const ratioTo =
    subject === PEER || subject === FLOOR ? US : subject === US && LIMITED.has(metric) ? LIMIT : null;
  bench.add({ case: name, subject, metric, unit, better, samples, ...(ratioTo && { ratioTo }) });
}

function limits(name: string, of: Readonly<Record<string, readonly [unit: string, limit: number]>>): void {
  for (const [metric, [unit, limit]] of Object.entries(of)) {
    bench.add({ case: name, subject: LIMIT, metric, unit, better: "lower", samples: [limit] });
  }
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

import { Bench } from "@angel/kit/bench";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { readManifests } from "../src/operation/read-manifest.js";
import { IdentityServer } from "../src/testing/identity-server.js";
import { measureColdOperations, neverSeen } from "./cold-operations.js";
import { QUESTIONS, type Question } from "./press.js";
import { CROWD, Side } from "./side.js";
import { heard, startProcess, Subject } from "./subject.js";
import type { Setting } from "./subjects.js";

const OURS = "electronic-angel";
const PEERS = ["apollo-gateway", "hive-gateway", "hive-gateway-rust", "monolith"] as const;

const REPOSITORY = new URL("../../../", import.meta.url);
const MOST_COLD_MS = 2;

const bench = new Bench("gateway");
const rounds = bench.isQuick ? 2 : 7;
const pressMs = bench.isQuick ? 500 : 1_500;

const identity = await IdentityServer.start();
const token = await identity.token({ accountId: "anna", memberId: "m1" });
const subgraphs = startProcess("subgraphs", []);
const { supergraphSdl } = await heard<{ supergraphSdl: string }>(subgraphs);
const setting: Setting = { supergraphSdl, jwksUrl: identity.jwksUrl };

const subjects: Subject[] = [];
try {
  for (const name of [OURS, ...PEERS] as const) subjects.push(await Subject.start(name, setting));
  for (const [name, question] of Object.entries(QUESTIONS)) await measure(name, question);
  await measureMemory();
  bench.say("operations nobody has asked before");
  await measureCold("cold operation", supergraphSdl, [QUESTIONS.feed.query, QUESTIONS.org.query]);
  await measureCold("cold operation of the site", readSupergraph(), siteOperations());
  bench.report();
} finally {
  for (const subject of subjects) subject.stop();
  subgraphs.kill();
  await identity.stop();
}

async function measure(name: string, question: Question): Promise<void> {
  const equals = await whoAnswersAlike(name, question);
  const sides = equals.map((subject) => new Side(subject, question, token));
  bench.say(`${name}: warming up`);
  for (const side of sides) await side.warmUp(pressMs * 4);
  bench.say(`${name}: measuring`);
  await bench.interleave(
    rounds,
    Object.fromEntries(sides.map((side) => [side.subject.name, () => side.measure(pressMs)])),
  );
  for (const side of sides) {
    side.report(bench, name);
    await side.close();
  }
}

/** Nothing is measured of a peer who answers otherwise than we do. */
async function whoAnswersAlike(name: string, question: Question): Promise<Subject[]> {
  const alike: Subject[] = [];
  let ours: unknown;
  for (const subject of subjects) {
    const answers = await answersOf(subject, question);
    ours ??= answers;
    if (isDeepStrictEqual(answers, ours)) alike.push(subject);
    else
      bench.say(`${name}: ${subject.name} is left out, it answers: ${JSON.stringify(answers).slice(0, 200)}`);
  }
  return alike;
}

async function answersOf(subject: Subject, { query, variables }: Question): Promise<unknown[]> {
  const client = subject.client(1, token);
  const answers: unknown[] = [];
  for (let time = 0; time < 100; time += 11) {
    const { data, errors } = JSON.parse(await client.ask(query, variables(time))) as Record<string, unknown>;
    if (subject.name === OURS && errors) throw new Error(`We fail: ${JSON.stringify(errors)}`);
    answers.push(errors ?? data);
    if (errors) break;
  }
  await client.close();
  return answers;
}

async function measureCold(name: string, sdl: string, texts: readonly string[]): Promise<void> {
  const rounds = Math.ceil((bench.isQuick ? 100 : 600) / texts.length);
  const figure = { case: name, metric: "time", unit: "ms", better: "lower" } as const;
  const samples = await measureColdOperations(sdl, texts, rounds);
  bench.add({ ...figure, subject: "limit", samples: [MOST_COLD_MS] });
  bench.add({ ...figure, subject: OURS, samples, ratioTo: "limit" });
}

/** What is kept of operations stays within its bounds, however many there are. */
async function measureMemory(): Promise<void> {
  bench.say("many distinct operations");
  const ours = subjects.find(({ name }) => name === OURS);
  if (!ours) throw new Error("We do not take part.");
  const figure = { case: "distinct operations", metric: "heap", unit: "MB", better: "lower" } as const;
  const [few, many] = bench.isQuick ? ([2_500, 5_000] as const) : ([3_000, 9_000] as const);
  const client = ours.client(CROWD, token);
  const { query, variables } = QUESTIONS.org;
  await client.askTimes(few, (time) => [neverSeen(query), variables(time)]);
  const before = (await ours.usageAfterCollection()).heapMb;
  await client.askTimes(many - few, (time) => [neverSeen(query), variables(time)]);
  const after = (await ours.usageAfterCollection()).heapMb;
  await client.close();
  const [first, last] = [`${OURS} after ${few}`, `${OURS} after ${many}`];
  bench.add({ ...figure, subject: first, samples: [before] });
  bench.add({ ...figure, subject: last, samples: [after], ratioTo: first });
}

function readSupergraph(): string {
  return readFileSync(new URL("schema/supergraph.graphql", REPOSITORY), "utf8");
}

function siteOperations(): string[] {
  const listed = readManifests([fileURLToPath(new URL("clients/web/build/operations.json", REPOSITORY))]);
  return [...listed.values()].filter((text) => !/\bsubscription \w/.test(text));
}

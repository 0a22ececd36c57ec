import { Bench } from "@angel/kit/bench";
import { isDeepStrictEqual } from "node:util";
import { IdentityServer } from "../src/testing/identity-server.js";
import { QUESTIONS, type Question } from "./press.js";
import { Side } from "./side.js";
import { heard, startProcess, Subject } from "./subject.js";
import type { Setting } from "./subjects.js";

const OURS = "electronic-angel";
const PEERS = ["apollo-gateway", "hive-gateway", "hive-gateway-rust", "monolith"] as const;

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
  for (const side of sides) await side.warmUp(pressMs * 2);
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

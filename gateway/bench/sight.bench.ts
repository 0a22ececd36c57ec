import { Bench } from "@angel/kit/bench";
import { getOperationAST, parse } from "graphql";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { Sight, type SightOptions } from "../src/sight/sight.js";
import { Traces } from "../src/sight/traces.js";
import { IdentityServer } from "../src/testing/identity-server.js";
import { QUESTIONS } from "./press.js";
import { Side } from "./side.js";
import { heard, startProcess, Subject } from "./subject.js";

/**
 * What it costs to look. A request is counted, and followed where it is traced, so often that the clock can tell; a
 * fiftieth of the CPU time of the gateway's whole request, measured in the same run, is the most that may cost.
 */
const MOST_SHARE = 0.02;
const HEADERS = {
  "content-type": "application/json",
  "x-request-id": "7f1b6c3e-5d0a-4a52-9c55-2c1b1d1f0a11",
};
/** How often services are asked for an answer. */
const ASKED = { feed: 6, org: 1 } as const;

const TURN = 20;

const bench = new Bench("sight");
const rounds = bench.isQuick ? 3 : 9;
const pressMs = bench.isQuick ? 500 : 1_500;
const times = bench.isQuick ? 20_000 : 100_000;

const collector = createServer((request, response) => {
  request.resume().on("end", () => response.end("{}"));
});
await new Promise<void>((resolve) => {
  collector.listen(0, "127.0.0.1", resolve);
});
const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
const traces = new Traces({ endpoint, clients: "link" });
const identity = await IdentityServer.start();
const token = await identity.token({ accountId: "anna", memberId: "m1" });
const subgraphs = startProcess("subgraphs", []);
const { supergraphSdl } = await heard<{ supergraphSdl: string }>(subgraphs);
const gateway = await Subject.start("electronic-angel", { supergraphSdl, jwksUrl: identity.jwksUrl });
try {
  for (const name of ["feed", "org"] as const) await measure(name);
  bench.report();
} finally {
  gateway.stop();
  subgraphs.kill();
  await traces.stop();
  await identity.stop();
  collector.close();
}

async function measure(name: keyof typeof ASKED): Promise<void> {
  const question = QUESTIONS[name];
  const side = new Side(gateway, question, token);
  bench.say(`${name}: warming up`);
  await side.warmUp(pressMs * 2);
  const log = pino({ level: "info", enabled: true }, { write: () => {} });
  const looks = {
    counted: look(question.query, ASKED[name], { log }),
    traced: look(question.query, ASKED[name], { log, traces }),
  };
  for (const take of Object.values(looks)) await take();
  bench.say(`${name}: measuring`);
  const { whole, counted, traced } = await bench.interleave(rounds, {
    whole: async () => (await side.measure(pressMs)) * 1_000,
    counted: looks.counted,
    traced: looks.traced,
  });
  const figure = { case: name, metric: "cpu per request", unit: "µs", better: "lower" } as const;
  bench.add({ ...figure, subject: "whole request", samples: whole });
  bench.add({ ...figure, subject: "2 % of it", samples: whole.map((time) => time * MOST_SHARE) });
  bench.add({ ...figure, subject: "electronic-angel", samples: counted, ratioTo: "2 % of it" });
  bench.add({ ...figure, subject: "electronic-angel, traced", samples: traced, ratioTo: "whole request" });
  await side.close();
}

/**
 * The CPU time, in microseconds, of looking at one request and at those it takes to answer it; with traces, of sending
 * them too, and of the collector, which stands in this process.
 */
function look(query: string, asked: number, options: SightOptions): () => Promise<number> {
  const sight = new Sight(options);
  const operation = getOperationAST(parse(query));
  if (!operation) throw new Error("Nothing is asked.");
  const once = () => {
    const visit = sight.visit("http", HEADERS);
    visit.asks(operation);
    for (let number = 0; number < asked; number++) {
      const asking = visit.watch?.asks("registry");
      const began = performance.now();
      sight.engine.of("registry").durations.note(performance.now() - began);
      asking?.ended(null);
    }
    visit.answered(undefined);
    visit.left(200);
  };
  return async () => {
    const before = process.cpuUsage();
    for (let time = 0; time < times; time++) {
      once();
      if (time % TURN === 0) await new Promise(setImmediate);
    }
    const { user, system } = process.cpuUsage(before);
    return (user + system) / times;
  };
}

import { Viewer } from "@angel/kit/access";
import type { Bench } from "@angel/kit/bench";
import { Bus } from "@angel/kit/bus";
import { logger } from "@angel/kit/log";
import { RunningSubgraph } from "@angel/kit/part";
import { urlOfRole } from "@angel/kit/role";
import { execute, parse } from "graphql";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { loyalty } from "../src/subgraph.js";
import type { LedgerServer } from "./ledger-server.js";

const PLACES = 100_000;
const IN_VIEW = 500;
/** Places stand in a square of so many degrees, as many to each of its parts. */
const SIDE = 10;
const BOX = SIDE * Math.sqrt((IN_VIEW * 0.95) / PLACES);
const LIMIT_MS = 10;

/** Some 500 places in view of 100,000, asked through the service; beside it the limit that was set. */
export async function askMap(bench: Bench, { admin, address }: LedgerServer): Promise<void> {
  await admin.query(
    `with partner as (
       insert into loyalty.partners (organisation_id, organisation_path, name, category, contract_number, contract_from)
       values (uuidv7(), '1', 'Сеть', 'BOOKS', '1', '2020-01-01') returning id)
     insert into loyalty.places (partner_id, name, city, address, spot, category, open_minutes)
     select id, 'Точка ' || n, 'Город ' || n % 500, 'Улица', point(30 + random() * ${SIDE}, 55 + random() * ${SIDE}),
       (enum_range(null::loyalty.partner_category))[1 + n % 9], '{[540,1200)}'
     from partner, generate_series(1, ${PLACES}) n`,
  );
  await admin.query("vacuum analyze loyalty.places");
  const log = logger("bench", "warn");
  const bus = new Bus(urlOfRole(address, "events"), log);
  const filesFolder = await mkdtemp(join(tmpdir(), "angel-bench-"));
  const running = await RunningSubgraph.open(loyalty, { ...address, filesFolder }, bus, log);
  try {
    const document = parse(`query Map($within: MapBoxInput!) { placeMap(within: $within) }`);
    const samples: number[] = [];
    const cpu: number[] = [];
    const seen: number[] = [];
    for (let n = 0; n < (bench.isQuick ? 400 : 1_200); n++) {
      const [west, south] = [30, 55].map((from) => from + Math.random() * (SIDE - BOX)) as [number, number];
      const within = { west, south, east: west + BOX, north: south + BOX };
      const [startedAt, used] = [performance.now(), process.cpuUsage()];
      const { data, errors } = await execute({
        schema: running.built.schema,
        document,
        variableValues: { within },
        contextValue: running.request(new Viewer()),
      });
      // The first are for the warmth of all that is asked later.
      if (n >= 200) {
        const { user, system } = process.cpuUsage(used);
        samples.push(performance.now() - startedAt);
        cpu.push((user + system) / 1_000);
      }
      if (errors) throw new Error(JSON.stringify(errors));
      seen.push((data as { placeMap: { features: unknown[] } }).placeMap.features.length);
    }
    const figure = { case: `${IN_VIEW} places in view of ${PLACES}`, better: "lower" } as const;
    const limit = "the limit set, at the 99th";
    bench.add({ ...figure, subject: limit, metric: "time in the service", unit: "ms", samples: [LIMIT_MS] });
    bench.add({
      ...figure,
      subject: "electronic-angel",
      metric: "time in the service",
      unit: "ms",
      samples,
      ratioTo: limit,
    });
    bench.add({
      ...figure,
      subject: "electronic-angel",
      metric: "cpu of the service",
      unit: "ms",
      samples: cpu,
    });
    bench.add({ ...figure, subject: "electronic-angel", metric: "places seen", unit: "", samples: seen });
  } finally {
    await running.close();
    await bus.stop();
    await rm(filesFolder, { recursive: true, force: true });
  }
}

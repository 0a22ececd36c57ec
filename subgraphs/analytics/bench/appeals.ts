import type { Bench } from "@angel/kit/bench";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { addCase } from "./add-case.js";
import type { Platform } from "./platform.js";

/** As many as the union's hotline would have in a good year. */
const APPEALS = 75_000;
const LIMITS = { analysis: 300, warning: 60 };
/** By which what is laid here is known, and taken away again. */
const OURS = "bench ";
const RISE = `${OURS}of a rise`;

const ANALYSIS = `query Analysis($id: ID!, $from: PlainDate) { organisation(id: $id) { appealAnalysis(from: $from) {
  count before figures(by: TOPIC, order: GROWING) { value count before growth organisationCount } } } }`;
const ALERTS = `query Alerts($id: ID!) { organisation(id: $id) { troubleAlerts(first: 1) {
  nodes { value count expected } } } }`;

interface Place {
  id: string;
  node: number;
}

/** A year of appeals of the whole union: how soon they are analysed, and how soon a fourfold rise is noticed. */
export async function askAppeals(bench: Bench, platform: Platform): Promise<void> {
  await forget(platform);
  await lay(platform);
  try {
    for (const [level, column] of [
      ["NATIONAL", null],
      ["REGIONAL", "region_id"],
      ["PRIMARY", "primary_id"],
    ] as const)
      await analyse(bench, platform, level, column);
    await warn(bench, platform);
  } finally {
    await forget(platform);
  }
}

async function lay(platform: Platform): Promise<void> {
  await platform.sql.query(
    `with primaries as materialized (
       select array_agg(id order by md5(node::text)) as ids, array_agg(node order by md5(node::text)) as nodes,
         count(*) as "all"
       from organisations where level = 'PRIMARY')
     insert into analytics.happenings (kind, day, organisation_id, employer_key, branch, topic, count)
     select (array['QUESTION', 'VIOLATION', 'PROPOSAL'])[1 + n % 3], current_date - n % 365, ids[place],
       '${OURS}' || nodes[place], 'branch ' || place % 7, 'topic ' || n % 17, 1
     from generate_series(1, $1::int) n, primaries, lateral (select (1 + n::bigint * 7919 % "all")::int as place) at
     on conflict do nothing`,
    [APPEALS],
  );
  await platform.sql.query("analyze analytics.happenings");
}

async function forget(platform: Platform): Promise<void> {
  await platform.sql.query(`delete from analytics.happenings where employer_key ^@ '${OURS}'`);
  await platform.sql.query(`delete from analytics.trouble_alerts where value ^@ '${OURS}'`);
}

async function analyse(
  bench: Bench,
  platform: Platform,
  level: string,
  column: string | null,
): Promise<void> {
  const places = await platform.rows<Place>(
    "select id, node from organisations where level = $1 and closed_on is null order by md5(node::text) limit 20",
    [level],
  );
  let asked = 0;
  const place = () => places[asked++ % places.length] as Place;
  const from = new Date(Date.now() - 180 * 86_400_000).toISOString().slice(0, 10);
  const samples = await bench.interleave(bench.isQuick ? 20 : 100, {
    "electronic-angel": async () => (await platform.ask(ANALYSIS, { id: place().id, from })).ms,
    limit: async () => LIMITS.analysis,
  });
  addCase(bench, `analysis of appeals: ${level.toLowerCase()}`, "time", "ms", samples);
  const { id, node } = place();
  const { count } = (await platform.ask(ANALYSIS, { id, from })).data.organisation.appealAnalysis;
  const [found] = await platform.rows<{ count: number }>(
    `select coalesce(sum(count), 0)::int as count from analytics.happenings
     join organisations on organisations.id = organisation_id
     where kind in ('QUESTION', 'VIOLATION', 'PROPOSAL') and day between $1 and current_date
       ${column ? `and ${column.replace("primary_id", "node")} = $2` : ""}`,
    column ? [from, node] : [from],
  );
  bench.say(`appeals of node ${node}: ${count === found?.count ? "equal to" : "DIFFER from"} a recount`);
}

/** One employer with two appeals a week, and then eight a week for a month, told one after another. */
async function warn(bench: Bench, platform: Platform): Promise<void> {
  const [place] = await platform.rows<Place & { path: string }>(
    "select id, node, path::text from organisations where level = 'PRIMARY' and closed_on is null limit 1",
  );
  if (!place) throw new Error("There is no primary.");
  await platform.sql.query(
    `insert into analytics.happenings (kind, day, organisation_id, employer_key, topic, count)
     select 'VIOLATION', current_date - 7 * n, $1, '${RISE}', 'wages', 2 from generate_series(5, 52) n`,
    [place.id],
  );
  const since = performance.now();
  for (let ago = 28; ago > 0; ago -= 7)
    await platform.sql.query(
      `insert into events.outbox (name, payload)
       select 'appealRegistered', jsonb_build_object('kind', 'VIOLATION', 'topic', 'wages', 'organisationId', $1::text,
         'organisationPath', $2::text, 'employerKey', '${RISE}', 'branch', null,
         'registeredOn', (current_date - $3::int)::text) from generate_series(1, 8)`,
      [place.id, place.path, ago - 1],
    );
  for (;;) {
    const [alert] = (await platform.ask(ALERTS, { id: place.id })).data.organisation.troubleAlerts.nodes;
    if (alert?.value === RISE) {
      bench.say(`a rise of ${alert.count} where ${alert.expected.toFixed(1)} were expected is noticed`);
      break;
    }
    await sleep(50);
  }
  const seconds = (performance.now() - since) / 1_000;
  addCase(bench, "a fourfold rise at one employer is noticed", "time", "s", {
    "electronic-angel": [seconds],
    limit: [LIMITS.warning],
  });
}

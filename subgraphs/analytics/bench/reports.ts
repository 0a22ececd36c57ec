import type { Bench } from "@angel/kit/bench";
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { addCase } from "./add-case.js";
import type { Platform } from "./platform.js";

const YEAR = 2026;
/** STAT-02 and STAT-03. */
const PAPERS = {
  year: 2022,
  formed: {
    PRIMARY: { form: "5-СП", formed: 23_456, share: 32.5 },
    TERRITORIAL: { form: "2-СП", formed: 1_485, share: 65.7 },
  },
};
const LIMITS = { rows: 60, locking: 180, firstByte: 1_000, memory: 150 };

const FORM = `query Form($id: ID!, $year: Int) { organisation(id: $id) {
  statisticalForm(year: $year) { on rows { number value } } } }`;
const LOCK = `mutation Lock($input: LockStatisticalReportsInput!) { lockStatisticalReports(input: $input) {
  ... on LockStatisticalReportsPayload { statisticalLocking { id } } } }`;
const LOCKING = "query Locking($id: ID!) { statisticalLocking(id: $id) { total locked finishedAt } }";
const EXPORT = `mutation Export($input: ExportNamedReportInput!) { exportNamedReport(input: $input) {
  ... on ExportNamedReportPayload { reportFile { link } } } }`;

interface Place {
  id: string;
  node: number;
}

/** Statutory forms and reports with names, on the whole union. */
export async function askReports(bench: Bench, platform: Platform): Promise<void> {
  const [union] = await platform.rows<Place>("select id, node from organisations where parent_id is null");
  if (!union) throw new Error("There is no union.");
  await rowsOfUnion(bench, platform, union);
  await checkRows(bench, platform);
  await checkCoverage(bench, platform, union);
  await lockAll(bench, platform, union);
  await checkLocks(bench, platform, union);
  for (const format of ["CSV", "XLSX"]) await takeOut(bench, platform, format, null);
  await takeOut(bench, platform, "CSV", `${YEAR}-01-01`);
}

const COVERAGE = `query Coverage($id: ID!) { organisation(id: $id) {
  statisticalReportCoverage(year: ${PAPERS.year}) { level formed formedShare } } }`;

/** As many reports begun as the union's papers say, and the shares that they print. */
async function checkCoverage(bench: Bench, platform: Platform, { id }: Place): Promise<void> {
  await forgetReports(platform);
  for (const [level, { form, formed }] of Object.entries(PAPERS.formed)) {
    await platform.sql.query(
      `insert into analytics.statistical_reports (organisation_id, node, year, form)
       select id, node, $1, $2 from organisations where level = $3 and closed_on is null order by md5(id::text) limit $4`,
      [PAPERS.year, form, level, formed],
    );
  }
  const { statisticalReportCoverage } = (await platform.ask(COVERAGE, { id })).data.organisation;
  const differing = Object.entries(PAPERS.formed).flatMap(([paper, { formed, share }]) => {
    const found = statisticalReportCoverage.find(({ level }: { level: string }) => level === paper);
    return found.formed === formed && found.formedShare === share ? [] : [JSON.stringify(found)];
  });
  tell(bench, "how many reports are formed, by the union's papers", differing);
}

/** What an earlier run has locked goes, past the lock: the database is the bench's own. */
async function forgetReports(platform: Platform): Promise<void> {
  await platform.sql.query(`set session_replication_role = replica;
    truncate analytics.statistical_locks, analytics.statistical_reports, analytics.statistical_lockings;
    set session_replication_role = origin`);
}

async function rowsOfUnion(bench: Bench, platform: Platform, { id }: Place): Promise<void> {
  bench.say("the figures of the union are counted behind the start");
  for (;;) {
    const [counted] = await platform.rows<{ days: number }>(
      `select count(*)::int as days from analytics.statistical_days where day in ('${YEAR}-01-01', current_date)`,
    );
    if (counted?.days === 2) break;
    await sleep(500);
  }
  for (const year of [YEAR, null]) {
    const samples = await bench.interleave(bench.isQuick ? 20 : 200, {
      "electronic-angel": async () => (await platform.ask(FORM, { id, year })).ms,
      limit: async () => LIMITS.rows,
    });
    addCase(bench, `statistical rows of the union, ${year ? "1 January" : "today"}`, "time", "ms", samples);
  }
}

/** Every report of a year, formed from the cards and locked. */
async function lockAll(bench: Bench, platform: Platform, { id }: Place): Promise<void> {
  await forgetReports(platform);
  const since = performance.now();
  const { data } = await platform.ask(LOCK, { input: { organisationId: id, year: YEAR } });
  const locking = { id: data.lockStatisticalReports.statisticalLocking.id };
  for (;;) {
    await sleep(200);
    const { total, locked, finishedAt } = (await platform.ask(LOCKING, locking)).data.statisticalLocking;
    if (!finishedAt) continue;
    const seconds = (performance.now() - since) / 1_000;
    bench.say(`${locked} of ${total} reports formed and locked`);
    addCase(bench, `${locked} reports formed and locked`, "time", "s", {
      "electronic-angel": [seconds],
      limit: [LIMITS.locking],
    });
    return;
  }
}

const SUMS: Readonly<Record<string, string>> = {
  "2": "true",
  "2.1": "occupation = 'EMPLOYED'",
  "2.3": "born_on > (current_date - interval '36 years')::date",
  "2.4": "sex = 'FEMALE'",
  "2.5": "occupation = 'STUDENT'",
  "2.6": "occupation = 'PENSIONER'",
  "9.1": "dues_form = 'WITHHELD'",
  "9.2": "dues_form = 'CASH'",
};
const PAST = {
  "2": "on_register",
  "2.1": "employed",
  "2.4": "women",
  "2.5": "students",
  "2.6": "pensioners",
};

/** Rows of forms against the rows of the registry, now and on 1 January. */
async function checkRows(bench: Bench, platform: Platform): Promise<void> {
  const differing: string[] = [];
  let compared = 0;
  const compare = async (place: Place, year: number | null, found: Record<string, number>) => {
    const { rows } = (await platform.ask(FORM, { id: place.id, year })).data.organisation.statisticalForm;
    const shown = new Map<string, number>(
      rows.map(({ number, value }: { number: string; value: number }) => [number, value]),
    );
    for (const [number, count] of Object.entries(found)) {
      compared += 1;
      if (shown.get(number) !== count) {
        differing.push(
          `node ${place.node}, ${year ?? "today"}, row ${number}: ${shown.get(number)}, not ${count}`,
        );
      }
    }
  };
  for (const [level, column] of [
    ["NATIONAL", null],
    ["REGIONAL", "region_id"],
    ["TERRITORIAL", "territorial_id"],
    ["PRIMARY", "primary_id"],
  ] as const) {
    const places = await platform.rows<Place>(
      "select id, node from organisations where level = $1 and closed_on is null order by md5(node::text) limit 5",
      [level],
    );
    for (const place of places) {
      const sums = Object.entries(SUMS).map(
        ([row, is]) => `(count(*) filter (where ${is}))::int as "${row}"`,
      );
      const [now] = await platform.rows<Record<string, number>>(
        `select ${sums.join(", ")} from members where status = 'ON_REGISTER' ${column ? `and ${column} = $1` : ""}`,
        column ? [place.node] : [],
      );
      await compare(place, null, now ?? {});
      const past = Object.entries(PAST).map(([row, counter]) => `${counter} as "${row}"`);
      const [then] = await platform.rows<Record<string, number>>(
        `select ${past.join(", ")} from recounted_on(primaries_on($1, '${YEAR}-01-01'), '${YEAR}-01-01')`,
        [place.node],
      );
      await compare(place, YEAR, then ?? {});
    }
  }
  tell(bench, `${compared} rows of forms`, differing);
}

/** What was locked: consolidations are the sums of what lies below, and the chain is whole. */
async function checkLocks(bench: Bench, platform: Platform, { node }: Place): Promise<void> {
  const fact = (name: string) => `coalesce((content::jsonb #>> '{facts,${name}}')::int, 0)`;
  const names = ["members", "employed", "young", "women", "admitted", "removed", "chairs", "plastic_cards"];
  const rows = await platform.rows<Record<string, number>>(
    `with locked as (
       select node, form, ${names.map((name) => `${fact(name)} as ${name}`).join(", ")}
       from analytics.statistical_locks join analytics.statistical_reports reports on reports.id = report_id
       where year = $1),
     placed as (select locked.*, territorial_id, region_id from locked join organisations using (node))
     select ${names
       .map(
         (name) => `
       (select sum(${name}) from placed where form = '5-СП')::int as "${name} of primaries",
       (select ${name} from placed where node = $2)::int as "${name}"`,
       )
       .join(", ")},
       (select count(*)::int from analytics.broken_statistical_locks()) as broken,
       (select count(*)::int from placed) as locked`,
    [YEAR, node],
  );
  const found = rows[0] ?? {};
  // Chairs stand above primaries too.
  const differing = names
    .filter((name) => name !== "chairs" && found[name] !== found[`${name} of primaries`])
    .map((name) => `${name}: ${found[name]} and not ${found[`${name} of primaries`]}`);
  if (found["broken"]) differing.push(`${found["broken"]} locks out of the chain`);
  tell(bench, `the consolidation of ${found["locked"]} locked reports, and their chain`, differing);
}

/** A report of a hundred thousand rows: when its first byte comes, how fast it goes, and what it costs in memory. */
async function takeOut(bench: Bench, platform: Platform, format: string, on: string | null): Promise<void> {
  const [region] = await platform.rows<Place & { members: number }>(
    `select id, node, members from (
       select region_id as node, sum(on_register)::int as members from member_counts group by 1) counted
     join organisations using (node) where members >= 100000 order by members limit 1`,
  );
  if (!region) throw new Error("No region has a hundred thousand members.");
  const rounds = bench.isQuick ? 1 : 5;
  const [first, speed, memory]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    const { data } = await platform.ask(EXPORT, {
      input: { organisationId: region.id, kind: "GENERAL", format, ...(on && { on }) },
    });
    const before = memoryOf(platform.subgraphs.pid);
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, memoryOf(platform.subgraphs.pid))), 20);
    const since = performance.now();
    const { body } = await fetch(new URL(data.exportNamedReport.reportFile.link, platform.endpoint));
    let [bytes, at] = [0, 0];
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
      at ||= performance.now() - since;
      bytes += chunk.length;
    }
    const seconds = (performance.now() - since) / 1_000;
    clearInterval(watch);
    bench.say(`${format}: ${region.members} rows, ${Math.round(bytes / 1e6)} MB in ${seconds.toFixed(1)} s`);
    first.push(at);
    speed.push(region.members / seconds);
    memory.push(most - before);
  }
  const name = `export of ${region.members} rows, ${format}${on ? `, on ${on}` : ""}`;
  addCase(bench, name, "first byte", "ms", { "electronic-angel": first, limit: [LIMITS.firstByte] });
  addCase(bench, name, "memory more", "MB", { "electronic-angel": memory, limit: [LIMITS.memory] });
  bench.add({
    case: name,
    subject: "electronic-angel",
    metric: "speed",
    unit: "rows/s",
    better: "higher",
    samples: speed,
  });
}

/** Resident memory of a process, in megabytes. */
function memoryOf(pid: number | undefined): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1_024;
}

function tell(bench: Bench, what: string, differing: readonly string[]): void {
  bench.say(
    differing.length === 0 ? `${what}: equal to a recount` : `${what} DIFFER: ${differing.join("; ")}`,
  );
}

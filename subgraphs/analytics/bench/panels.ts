import type { Bench } from "@angel/kit/bench";
import { performance } from "node:perf_hooks";
import { addCase } from "./add-case.js";
import type { Platform } from "./platform.js";

const SHARE = "{ count base percent on }";
const PANEL = `query Panel($id: ID!) { organisation(id: $id) {
  panel {
    membership { total employed ${SHARE} students ${SHARE} pensioners ${SHARE} men ${SHARE} women ${SHARE} }
    movement { admittedCount transferredInCount transferredOutCount removedCount removals { reason count } }
    coverage { primaryCount employed ${SHARE} }
    cards { plastic ${SHARE} virtual ${SHARE} }
    benefits { participants ${SHARE} purchaseCount spent { kopecks } claimCount paid { kopecks } saved { kopecks } }
  }
  completenessReport { lines { field missing ${SHARE} } }
} }`;
const YEAR = `query Year($id: ID!) { organisation(id: $id) {
  trend(indicator: ON_REGISTER, step: MONTH) { countedFrom value change admittedCount removedCount } } }`;
const PASSPORT = `query Passport($id: ID!) { organisation(id: $id) {
  passport { chairName social { ageBySex { count } education { count } } } } }`;

const LEVELS = {
  NATIONAL: null,
  REGIONAL: "region_id",
  OKRUG: "okrug_id",
  TERRITORIAL: "territorial_id",
  PRIMARY: "primary_id",
} as const;

/** What the limit of the task is held against. */
const LIMIT_MS = 50;

/** The whole panel of any node at the gateway, beside the bare sum of the members' counts. */
export async function askPanels(bench: Bench, platform: Platform): Promise<void> {
  const rounds = bench.isQuick ? 30 : 300;
  for (const [level, column] of Object.entries(LEVELS)) {
    const places = await platform.rows<{ id: string; node: number }>(
      "select id, node from organisations where level = $1 and closed_on is null order by md5(node::text) limit 50",
      [level],
    );
    if (places.length === 0) continue;
    const at = (round: number) => places[round % places.length] as { id: string; node: number };
    const bare = `select sum(on_register), sum(employed), sum(without_sex), sum(plastic_cards) from member_counts
      ${column ? `where ${column} = $1` : ""}`;
    for (const [name, query] of [
      ["panel", PANEL],
      ["trend of a year", YEAR],
      ["passport", PASSPORT],
    ] as const) {
      for (let warm = 0; warm < 10; warm += 1) await platform.ask(query, { id: at(warm).id });
      let [asked, sent] = [0, 0];
      const samples = await bench.interleave(name === "panel" ? rounds : Math.ceil(rounds / 5), {
        "electronic-angel": async () => (await platform.ask(query, { id: at(asked++).id })).ms,
        "bare sum": async () => {
          const since = performance.now();
          await platform.rows(bare, column ? [at(sent++).node] : []);
          return performance.now() - since;
        },
        limit: async () => LIMIT_MS,
      });
      addCase(bench, `${name}: ${level.toLowerCase()}`, "time", "ms", samples);
    }
  }
  await checkFigures(bench, platform);
}

/** The figures of the panel against the rows themselves, of the union and of some nodes of each level. */
async function checkFigures(bench: Bench, platform: Platform): Promise<void> {
  const differing: string[] = [];
  let compared = 0;
  for (const [level, column] of Object.entries(LEVELS)) {
    const places = await platform.rows<{ id: string; node: number; name: string }>(
      "select id, node, name from organisations where level = $1 and closed_on is null order by md5(node::text) limit 10",
      [level],
    );
    for (const { id, node, name } of places) {
      const { data } = await platform.ask(PANEL, { id });
      const { membership } = data.organisation.panel;
      const gaps = Object.fromEntries(
        data.organisation.completenessReport.lines.map(
          ({ field, missing }: { field: string; missing: { count: number } }) => [field, missing.count],
        ),
      );
      const [found] = await platform.rows<Record<string, number>>(
        `select count(*)::int as total, ${RECOUNT} from members
         where status = 'ON_REGISTER' ${column ? `and ${column} = $1` : ""}`,
        column ? [node] : [],
      );
      const shown: Record<string, number> = { total: membership.total, men: membership.men.count, ...gaps };
      for (const [figure, count] of Object.entries(found ?? {})) {
        compared += 1;
        if (shown[figure] !== count)
          differing.push(`${name}: ${figure} is ${shown[figure]} and not ${count}`);
      }
    }
  }
  bench.say(
    differing.length === 0
      ? `${compared} figures equal a recount of the rows`
      : `figures DIFFER from a recount: ${differing.join("; ")}`,
  );
}

const RECOUNT = Object.entries({
  men: "sex = 'MALE'",
  OCCUPATION: "occupation is null",
  SEX: "sex is null",
  BIRTH_DATE: "born_on is null",
  DUES_FORM: "dues_form is null",
  CONSENT: "consented_on is null",
  WORKPLACE: "workplace is null",
  POSITION: "position is null",
  COURSE_OF_STUDY: "occupation = 'STUDENT' and course_of_study is null",
})
  .map(([name, condition]) => `(count(*) filter (where ${condition}))::int as "${name}"`)
  .join(", ");

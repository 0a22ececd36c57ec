import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { listOf, readPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { type Counter, headcounts, told } from "../figure/headcount.js";
import { Share } from "../figure/share.type.js";
import { organisations } from "../organisation/organisation.loader.js";
import { HERE, Organisation } from "../organisation/organisation.stub.js";
import { PilotIndicator, PilotTotals } from "./pilot-totals.type.js";

/** The figures of the papers by their columns, and what the register counts alike. */
const LINES = [
  [PilotIndicator.MEMBERS, "members", "on_register"],
  [PilotIndicator.EMPLOYED, "employed", "employed"],
  [PilotIndicator.STUDENTS, "students", "students"],
  [PilotIndicator.PENSIONERS, "pensioners", "pensioners"],
] as const satisfies (readonly [PilotIndicator, string, Counter])[];

type Paper = Record<(typeof LINES)[number][1], number> &
  Pick<PilotTotals, "version" | "laidOn" | "source" | "periodFrom" | "periodUntil"> & {
    regionCodes: string[];
  };

@Resolver(() => Organisation)
export class PilotOfOrganisation {
  @May(Permission.VIEW_STATISTICS, HERE)
  @FieldResolver(() => PilotTotals, {
    nullable: true,
    description:
      "The totals of the pilot, of the Union as a whole; null of any other organisation, and when not yours to see.",
  })
  async pilotTotals(
    @Root() { level }: Organisation,
    @Arg("version", () => Int, { nullable: true, description: "Which version; the last when left out." })
    version: number | null | undefined,
    @Ctx() context: Context,
  ): Promise<PilotTotals | null> {
    const [paper] =
      level === "NATIONAL"
        ? await context.em.execute<Paper[]>(
            `select version, laid_on::text as "laidOn", source, period_from::text as "periodFrom",
               period_until::text as "periodUntil", to_json(region_codes) as "regionCodes", members, employed,
               students, pensioners
             from pilot_totals where version = coalesce(?::int, version) order by version desc limit 1`,
            [version ?? null],
          )
        : [];
    if (!paper) return null;
    const regions = await regionsOf(paper.regionCodes, context);
    const counts = await Promise.all(regions.map((region) => context.load(headcounts).load(region)));
    const sum = (counter: Counter) =>
      counts.reduce<number | null>((total, region) => {
        const count = told(region, counter);
        return total === null || count === null ? null : total + count;
      }, 0);
    return Object.assign(new PilotTotals(), {
      ...paper,
      regionCount: paper.regionCodes.length,
      regions,
      lines: LINES.map(([indicator, column, counter]) => ({
        indicator,
        told: paper[column],
        today: new Share(sum(counter), sum("on_register"), today()),
      })),
    });
  }
}

async function regionsOf(codes: readonly string[], { em, load }: Context): Promise<Organisation[]> {
  const rows = await readPublished<{ id: string }>(
    em,
    ["organisation_place"],
    `select id from published.organisation_place
     where level = 'REGIONAL' and closed_on is null and split_part(number, '-', 1) = any(?::text[]) order by node`,
    [listOf(codes)],
  );
  return Promise.all(rows.map(({ id }) => load(organisations).load(id)));
}

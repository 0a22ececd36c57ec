import { readPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
import { Organisation, OrganisationLevel } from "../organisation/organisation.stub.js";
import { rowsBelow } from "../organisation/sum-below.js";
import { type LevelCount, Passport } from "./passport.type.js";

const LEVELS = Object.values(OrganisationLevel);

/** Null of an organisation that nobody publishes. */
export async function passports(
  organisations: readonly Organisation[],
  context: Context,
): Promise<(Passport | null)[]> {
  const [own, above, below] = await Promise.all([
    readPublished<Passport & { node: number }>(
      context.em,
      ["organisation_passport"],
      `select node, full_name as "fullName", number, type_name as "typeName", is_legal_entity as "isLegalEntity",
         nullif(chair_name, '') as "chairName", is_chair_staff as "isChairStaff", staff as "staffCount",
         committee as "committeeSize", presidium as "presidiumSize", audit_commission as "auditCommissionSize"
       from published.organisation_passport where node = any(?::int[])`,
      [`{${organisations.map(({ node }) => node).join()}}`],
    ),
    readPublished<Organisation>(
      context.em,
      ["organisation_place"],
      "select id, node, path, level, name from published.organisation_place where node = any(?::int[])",
      [`{${organisations.flatMap(({ path }) => path.split(".").slice(0, -1)).join()}}`],
    ),
    rowsBelow<LevelCount>(
      organisations,
      {
        view: "organisation_place",
        own: "node",
        by: "level",
        sums: "level, count(*)::int as count",
        where: "closed_on is null",
      },
      context,
    ),
  ]);
  const line = new Map(above.map((one) => [one.node, Object.assign(new Organisation(), one)]));
  return organisations.map((organisation) => {
    const found = own.find(({ node }) => node === organisation.node);
    const nodesAbove = organisation.path.split(".").slice(0, -1).map(Number);
    const superior = (...levels: OrganisationLevel[]) =>
      nodesAbove.map((node) => line.get(node)).find((one) => one && levels.includes(one.level)) ?? null;
    return (
      (found &&
        Object.assign(new Passport(), found, {
          organisation,
          on: today(),
          territorial: superior(OrganisationLevel.TERRITORIAL),
          okrug: superior(OrganisationLevel.OKRUG, OrganisationLevel.INDUSTRY),
          regional: superior(OrganisationLevel.REGIONAL),
          organisations: (below.get(organisation.node) ?? []).toSorted(
            (one, other) => LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level),
          ),
        })) ??
      null
    );
  });
}

import type { Context } from "@angel/kit/subgraph";
import { listOf } from "@angel/kit/published";
import { OrganisationLevel } from "../organisation/organisation.entity.js";
import { BELOW } from "../organisation/below.js";
import { chairsByOrganisation } from "../organisation/organisation.loader.js";
import type { LetterDraft } from "./letter-draft.entity.js";

/** «Председателям …» */
const CHAIRS_OF: Record<OrganisationLevel, string> = {
  [OrganisationLevel.NATIONAL]: "общероссийской организации",
  [OrganisationLevel.REGIONAL]: "региональных организаций",
  [OrganisationLevel.OKRUG]: "окружных организаций",
  [OrganisationLevel.INDUSTRY]: "отраслевых комитетов",
  [OrganisationLevel.TERRITORIAL]: "территориальных организаций",
  [OrganisationLevel.PRIMARY]: "первичных профсоюзных организаций",
};
/** More names than this would be a list of their own. */
const MOST_NAMED = 5;

/** The organisations that a draft is for, of those that work: all below of the levels and types, and those it names. */
export async function recipientsOf(draft: LetterDraft, { em }: Context): Promise<number[]> {
  const { organisationId, toLevels, toTypeCodes, toOrganisationIds } = draft;
  const rows = await em.execute<{ node: number }[]>(
    `select below.node from organisations top ${BELOW}
     where top.node = ? and below.node <> top.node and below.closed_on is null
       and below.level::text = any(?::text[]) and (? or below.type_code = any(?::text[]))
     union
     select node from organisations where node = any(?::int[]) and closed_on is null`,
    [
      organisationId,
      listOf(toLevels),
      toTypeCodes.length === 0,
      listOf(toTypeCodes),
      `{${toOrganisationIds.join()}}`,
    ],
  );
  return rows.map(({ node }) => node);
}

/** How the paper names them: chairs of levels together, few organisations each with the name of its chair. */
export async function addressOf(draft: LetterDraft, context: Context): Promise<string[]> {
  const together = draft.toLevels.map((level) => CHAIRS_OF[level]);
  const lines = together.length > 0 ? [`Председателям ${together.join(", ")}`] : [];
  const { toOrganisationIds: nodes } = draft;
  if (nodes.length > MOST_NAMED) return [...lines, `Председателям организаций по списку (${nodes.length})`];
  const chairs = await context.load(chairsByOrganisation).loadMany(nodes);
  const named = await context.em.execute<{ node: number; name: string }[]>(
    "select node, name from organisations where node = any(?::int[])",
    [`{${nodes.join()}}`],
  );
  const nameOf = new Map(named.map(({ node, name }) => [node, name]));
  return [
    ...lines,
    ...nodes.flatMap((node, index) => {
      const chair = chairs[index];
      const name = chair && !(chair instanceof Error) ? [chair.name] : [];
      return [`Председателю: ${nameOf.get(node) ?? ""}`, ...name];
    }),
  ];
}

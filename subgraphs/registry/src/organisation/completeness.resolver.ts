import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Ctx, Field, FieldResolver, Int, ObjectType, registerEnumType, Resolver, Root } from "type-graphql";
import { sumsOfForms } from "../headcount/headcount.loader.js";
import type { Place } from "../headcount/place-column.js";
import { Organisation } from "./organisation.entity.js";
import { inOrder } from "./organisation.loader.js";

enum OrganisationGap {
  DUES_PERCENT = "DUES_PERCENT",
  IS_SMALL = "IS_SMALL",
  HAS_COMMITTEE = "HAS_COMMITTEE",
  CHAIR = "CHAIR",
  EMPLOYER = "EMPLOYER",
  EMPLOYER_TAX_ID = "EMPLOYER_TAX_ID",
  EMPLOYER_HEAD = "EMPLOYER_HEAD",
  EMPLOYER_HEAD_POSITION = "EMPLOYER_HEAD_POSITION",
  ACTIVISTS = "ACTIVISTS",
  STAFF = "STAFF",
}

registerEnumType(OrganisationGap, {
  name: "OrganisationGap",
  description: "Something that must be filled in about an organisation and is not.",
  valuesConfig: {
    DUES_PERCENT: { description: "«Членский взнос, %» of a primary." },
    IS_SMALL: { description: "«Малочисленная ПО» of a primary." },
    HAS_COMMITTEE: { description: "«Наличие профкома» of a primary." },
    CHAIR: { description: "The tab «Председатель»." },
    EMPLOYER: { description: "«Организация образования»." },
    EMPLOYER_TAX_ID: { description: "«ИНН» of the institution, asked where one is named." },
    EMPLOYER_HEAD: { description: "«Руководитель» of the institution, asked where one is named." },
    EMPLOYER_HEAD_POSITION: {
      description: "«Должность» of the institution's head, asked where an institution is named.",
    },
    ACTIVISTS: { description: "The tab «Профактив»." },
    STAFF: { description: "The tab «Штат» of a legal entity." },
  },
});

@ObjectType({ description: "How many organisations lack something that must be filled in." })
class GapCount {
  @Field(() => OrganisationGap, { description: "What is missing." })
  gap!: OrganisationGap;

  @Field(() => Int, { description: "How many organisations lack it, here and below." })
  count!: number;

  @Field(() => Int, { description: "Of how many that must have it." })
  expectedCount!: number;
}

@ObjectType({
  description: "How far what must be filled in about an organisation is filled in («Полнота данных»).",
})
class OrganisationCompleteness {
  @Field(() => [OrganisationGap], { description: "What is missing." })
  missing!: OrganisationGap[];

  @Field(() => Int, { description: "How much must be filled in." })
  expectedCount!: number;

  @Field(() => Int, { description: "How much of it is." })
  filledCount!: number;
}

/** In the order of the bits of `organisation_gaps`. */
const ALL = Object.values(OrganisationGap);

/** What the forms of organisations that work ask for and lack is kept a row each. */
async function completenessOf(
  nodes: readonly number[],
  { em }: Context,
): Promise<(OrganisationCompleteness | null)[]> {
  const rows = await em.execute<{ node: number; asked: number; lacking: number }[]>(
    "select organisation_id as node, asked, lacking from organisation_gaps where organisation_id = any(?::int[])",
    [`{${nodes.join()}}`],
  );
  return inOrder(nodes, rows, ({ node }) => node).map((row) => {
    if (!row) return null;
    const [asked, missing] = [row.asked, row.lacking].map((mask) =>
      ALL.filter((_, bit) => mask & (2 ** bit)),
    ) as [OrganisationGap[], OrganisationGap[]];
    return { missing, expectedCount: asked.length, filledCount: asked.length - missing.length };
  });
}

async function gapsOf(places: readonly Place[], { em }: Context): Promise<GapCount[][]> {
  const having = (mask: string, bit: number) =>
    `coalesce(sum(n) filter (where ${mask} & ${2 ** bit} <> 0), 0)::int as "${mask} ${ALL[bit]}"`;
  const sums = ALL.flatMap((_, bit) => [having("asked", bit), having("lacking", bit)]).join(", ");
  const found = await sumsOfForms(places, ["asked", "lacking"], sums, em);
  return places.map(({ node }) => {
    const counts = found.get(node) ?? {};
    return ALL.map((gap) => ({
      gap,
      count: counts[`lacking ${gap}`] ?? 0,
      expectedCount: counts[`asked ${gap}`] ?? 0,
    }));
  });
}

@Resolver(() => Organisation)
export class CompletenessResolver {
  @May(Permission.VIEW_MEMBERS, ({ path }: Organisation) => path)
  @FieldResolver(() => OrganisationCompleteness, {
    nullable: true,
    description:
      "How far what its form asks for is filled in; of «Штат», where it is a legal entity. Null when not yours to see, and of an organisation that is closed.",
  })
  completeness(
    @Root() { node }: Organisation,
    @Ctx() { load }: Context,
  ): Promise<OrganisationCompleteness | null> {
    return load(completenessOf).load(node);
  }

  @May(Permission.VIEW_MEMBERS, ({ path }: Organisation) => path)
  @FieldResolver(() => [GapCount], {
    nullable: true,
    description: "How many organisations lack what, here and below; null when not yours to see.",
  })
  gaps(@Root() organisation: Organisation, @Ctx() { load }: Context): Promise<GapCount[]> {
    return load(gapsOf).load(organisation);
  }
}

import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Ctx, Field, FieldResolver, Int, ObjectType, registerEnumType, Resolver, Root } from "type-graphql";
import { OrganisationTab } from "../dictionary/organisation-form.entity.js";
import { BELOW } from "./below.js";
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

interface Gap {
  tab: OrganisationTab;
  /** In SQL, of the organisation `below`. */
  filled: string;
  /** Of whom it is asked, beside what the form says. */
  asked?: string;
}

const { NUMBER, CHAIR, EMPLOYER, ACTIVISTS, STAFF } = OrganisationTab;
const PRIMARY = "below.level = 'PRIMARY'";
/** What an institution lacks is asked where there is one: the report of 2022 fits together in no other way. */
const EMPLOYED = "employers.id is not null";

const GAPS: Record<OrganisationGap, Gap> = {
  [OrganisationGap.DUES_PERCENT]: { tab: NUMBER, asked: PRIMARY, filled: "below.dues_percent is not null" },
  [OrganisationGap.IS_SMALL]: { tab: NUMBER, asked: PRIMARY, filled: "below.is_small is not null" },
  [OrganisationGap.HAS_COMMITTEE]: { tab: NUMBER, asked: PRIMARY, filled: "below.has_committee is not null" },
  [OrganisationGap.CHAIR]: { tab: CHAIR, filled: "chairs.id is not null" },
  [OrganisationGap.EMPLOYER]: { tab: EMPLOYER, filled: "employers.id is not null" },
  [OrganisationGap.EMPLOYER_TAX_ID]: {
    tab: EMPLOYER,
    asked: EMPLOYED,
    filled: "employers.tax_id is not null",
  },
  [OrganisationGap.EMPLOYER_HEAD]: {
    tab: EMPLOYER,
    asked: EMPLOYED,
    filled: "employers.head_name is not null",
  },
  [OrganisationGap.EMPLOYER_HEAD_POSITION]: {
    tab: EMPLOYER,
    asked: EMPLOYED,
    filled: "employers.head_position is not null",
  },
  [OrganisationGap.ACTIVISTS]: { tab: ACTIVISTS, filled: someOfficer("ACTIVIST") },
  [OrganisationGap.STAFF]: { tab: STAFF, asked: "below.is_legal_entity", filled: someOfficer("STAFF") },
};

const ALL = Object.values(OrganisationGap);

function someOfficer(kind: string): string {
  return `exists (select from officers
    where officers.organisation_id = below.node and kind = '${kind}' and until_on is null)`;
}

function isAsked(gap: OrganisationGap): string {
  const { tab, asked = "true" } = GAPS[gap];
  return `('${tab}' = any(form.mandatory) and coalesce(${asked}, false))`;
}

/** What the gaps are read from, joined to `below`. */
const FILLED = `left join chairs on chairs.organisation_id = below.node and chairs.left_on is null
  left join employers on employers.id = below.employer_id
  cross join lateral (
    select coalesce(
      (select mandatory from organisation_forms own
        where own.level = below.level::text and own.type_code = below.type_code),
      (select mandatory from organisation_forms general
        where general.level = below.level::text and general.type_code is null),
      '{}') as mandatory
  ) form`;

async function completenessOf(
  nodes: readonly number[],
  { em }: Context,
): Promise<(OrganisationCompleteness | null)[]> {
  const missing = ALL.map((gap) => `case when ${isAsked(gap)} and not ${GAPS[gap].filled} then '${gap}' end`);
  const rows = await em.execute<(Omit<OrganisationCompleteness, "filledCount"> & { node: number })[]>(
    `select below.node, array_remove(array[${missing.join()}], null) as missing,
       ${ALL.map((gap) => `${isAsked(gap)}::int`).join(" + ")} as "expectedCount"
     from organisations below ${FILLED} where below.node = any(?::int[])`,
    [`{${nodes.join()}}`],
  );
  return inOrder(nodes, rows, ({ node }) => node).map(
    (row) => row && { ...row, filledCount: row.expectedCount - row.missing.length },
  );
}

async function gapsOf(nodes: readonly number[], { em }: Context): Promise<GapCount[][]> {
  const count = (gap: OrganisationGap, which: string) =>
    `count(*) filter (where ${isAsked(gap)} ${which})::int`;
  const rows = await em.execute<{ node: number; missing: number[]; expected: number[] }[]>(
    `select top.node,
       array[${ALL.map((gap) => count(gap, `and not ${GAPS[gap].filled}`)).join()}] as missing,
       array[${ALL.map((gap) => count(gap, "")).join()}] as expected
     from organisations top ${BELOW} ${FILLED}
     where top.node = any(?::int[]) and below.closed_on is null group by top.node`,
    [`{${nodes.join()}}`],
  );
  return inOrder(nodes, rows, ({ node }) => node).map((row) =>
    ALL.map((gap, place) => ({
      gap,
      count: row?.missing[place] ?? 0,
      expectedCount: row?.expected[place] ?? 0,
    })),
  );
}

@Resolver(() => Organisation)
export class CompletenessResolver {
  @May(Permission.VIEW_MEMBERS, ({ path }: Organisation) => path)
  @FieldResolver(() => OrganisationCompleteness, {
    nullable: true,
    description:
      "How far what its form asks for is filled in; of «Штат», where it is a legal entity. Null when not yours to see.",
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
  gaps(@Root() { node }: Organisation, @Ctx() { load }: Context): Promise<GapCount[]> {
    return load(gapsOf).load(node);
  }
}

import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Ctx, Field, FieldResolver, Int, ObjectType, registerEnumType, Resolver, Root } from "type-graphql";
import { formsOf } from "../dictionary/form.loader.js";
import { OrganisationForm, OrganisationTab } from "../dictionary/organisation-form.entity.js";
import { BELOW } from "./below.js";
import { Organisation, OrganisationLevel } from "./organisation.entity.js";
import { grouped, inOrder } from "./organisation.loader.js";

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

/** An organisation as far as gaps go: what is filled in, by the names of the gaps, and what decides what is asked. */
interface Facts extends Record<OrganisationGap, boolean> {
  node: number;
  level: OrganisationLevel;
  typeCode: string;
  isLegalEntity: boolean;
  count: number;
}

const FACTS = `below.level::text as level, below.type_code as "typeCode",
  coalesce(below.is_legal_entity, false) as "isLegalEntity",
  below.dues_percent is not null as "DUES_PERCENT", below.is_small is not null as "IS_SMALL",
  below.has_committee is not null as "HAS_COMMITTEE", chairs.id is not null as "CHAIR",
  employers.id is not null as "EMPLOYER", employers.tax_id is not null as "EMPLOYER_TAX_ID",
  employers.head_name is not null as "EMPLOYER_HEAD",
  employers.head_position is not null as "EMPLOYER_HEAD_POSITION",
  exists (select from officers where officers.organisation_id = below.node and kind = 'ACTIVIST'
    and until_on is null) as "ACTIVISTS",
  exists (select from officers where officers.organisation_id = below.node and kind = 'STAFF'
    and until_on is null) as "STAFF"`;
const SOURCES = `left join chairs on chairs.organisation_id = below.node and chairs.left_on is null
  left join employers on employers.id = below.employer_id`;

const ALL = Object.values(OrganisationGap);

const TABS: Record<OrganisationGap, OrganisationTab> = {
  [OrganisationGap.DUES_PERCENT]: OrganisationTab.NUMBER,
  [OrganisationGap.IS_SMALL]: OrganisationTab.NUMBER,
  [OrganisationGap.HAS_COMMITTEE]: OrganisationTab.NUMBER,
  [OrganisationGap.CHAIR]: OrganisationTab.CHAIR,
  [OrganisationGap.EMPLOYER]: OrganisationTab.EMPLOYER,
  [OrganisationGap.EMPLOYER_TAX_ID]: OrganisationTab.EMPLOYER,
  [OrganisationGap.EMPLOYER_HEAD]: OrganisationTab.EMPLOYER,
  [OrganisationGap.EMPLOYER_HEAD_POSITION]: OrganisationTab.EMPLOYER,
  [OrganisationGap.ACTIVISTS]: OrganisationTab.ACTIVISTS,
  [OrganisationGap.STAFF]: OrganisationTab.STAFF,
};

/** What the form asks of an organisation. */
function gapsAskedOf(facts: Facts, form: OrganisationForm | null): OrganisationGap[] {
  return ALL.filter((gap) => form?.mandatory.includes(TABS[gap]) && isAsked(gap, facts));
}

function isAsked(gap: OrganisationGap, facts: Facts): boolean {
  switch (gap) {
    case OrganisationGap.DUES_PERCENT:
    case OrganisationGap.IS_SMALL:
    case OrganisationGap.HAS_COMMITTEE:
      return facts.level === OrganisationLevel.PRIMARY;
    // What an institution lacks is asked where there is one: the report of 2022 fits together in no other way.
    case OrganisationGap.EMPLOYER_TAX_ID:
    case OrganisationGap.EMPLOYER_HEAD:
    case OrganisationGap.EMPLOYER_HEAD_POSITION:
      return facts.EMPLOYER;
    case OrganisationGap.STAFF:
      return facts.isLegalEntity;
    default:
      return true;
  }
}

async function withForms<Row extends Facts>(rows: readonly Row[], context: Context) {
  const forms = await context
    .load(formsOf)
    .loadMany(rows.map(({ level, typeCode }) => `${level} ${typeCode}`));
  return rows.map((facts, place) => {
    const form = forms[place];
    return { facts, asked: gapsAskedOf(facts, form instanceof OrganisationForm ? form : null) };
  });
}

async function completenessOf(
  nodes: readonly number[],
  context: Context,
): Promise<(OrganisationCompleteness | null)[]> {
  const rows = await context.em.execute<Facts[]>(
    `select below.node, ${FACTS} from organisations below ${SOURCES} where below.node = any(?::int[])`,
    [`{${nodes.join()}}`],
  );
  const found = await withForms(rows, context);
  return inOrder(nodes, found, ({ facts }) => facts.node).map((row) => {
    if (!row) return null;
    const { facts, asked } = row;
    const missing = asked.filter((gap) => !facts[gap]);
    return { missing, expectedCount: asked.length, filledCount: asked.length - missing.length };
  });
}

/** Organisations that lack the same are counted together, so that few rows come for any subtree. */
async function gapsOf(nodes: readonly number[], context: Context): Promise<GapCount[][]> {
  const columns = ["node", "level", "typeCode", "isLegalEntity", ...ALL].map((name) => `"${name}"`).join();
  const rows = await context.em.execute<Facts[]>(
    `select ${columns}, count(*)::int as count
     from (
       select top.node, ${FACTS} from organisations top ${BELOW} ${SOURCES}
       where top.node = any(?::int[]) and below.closed_on is null
     ) facts group by ${columns}`,
    [`{${nodes.join()}}`],
  );
  const groups = grouped(await withForms(rows, context), ({ facts }) => facts.node);
  const sum = (rowsOf: readonly Facts[]) => rowsOf.reduce((total, { count }) => total + count, 0);
  return nodes.map((node) =>
    ALL.map((gap) => {
      const asked = (groups.get(node) ?? []).filter((group) => group.asked.includes(gap));
      const facts = asked.map((group) => group.facts);
      return { gap, count: sum(facts.filter((row) => !row[gap])), expectedCount: sum(facts) };
    }),
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

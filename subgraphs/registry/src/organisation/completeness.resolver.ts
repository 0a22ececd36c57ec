import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Ctx, Field, FieldResolver, Int, ObjectType, registerEnumType, Resolver, Root } from "type-graphql";
import { formsOf } from "../dictionary/form.loader.js";
import { OrganisationTab } from "../dictionary/organisation-form.entity.js";
import { Organisation, OrganisationLevel } from "./organisation.entity.js";
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
    EMPLOYER_TAX_ID: { description: "«ИНН» of the institution." },
    EMPLOYER_HEAD: { description: "«Руководитель» of the institution." },
    EMPLOYER_HEAD_POSITION: { description: "«Должность» of the institution's head." },
    ACTIVISTS: { description: "The tab «Профактив»." },
    STAFF: { description: "The tab «Штат» of a legal entity." },
  },
});

@ObjectType({
  description: "How far what must be filled in about an organisation is filled in («Полнота данных»).",
})
class OrganisationCompleteness {
  @Field(() => [OrganisationGap], { description: "What is missing, in the order of the form." })
  missing!: OrganisationGap[];

  @Field(() => Int, { description: "How much must be filled in." })
  expectedCount!: number;

  @Field(() => Int, { description: "How much of it is." })
  filledCount!: number;
}

/** What is filled in, by the names of gaps in small letters with underscores. */
type Filled = Record<Lowercase<OrganisationGap>, boolean> & { node: number };

async function filledIn(nodes: readonly number[], { em }: Context): Promise<(Filled | null)[]> {
  const rows = await em.execute<Filled[]>(
    `select node, dues_percent is not null as dues_percent, is_small is not null as is_small,
       has_committee is not null as has_committee,
       exists (select from chairs where organisation_id = node and left_on is null) as chair,
       employers.id is not null as employer, employers.tax_id is not null as employer_tax_id,
       employers.head_name is not null as employer_head,
       employers.head_position is not null as employer_head_position,
       exists (select from officers
         where organisation_id = node and kind = 'ACTIVIST' and until_on is null) as activists,
       exists (select from officers where organisation_id = node and kind = 'STAFF' and until_on is null) as staff
     from organisations left join employers on employers.id = employer_id
     where node = any(?::int[])`,
    [`{${nodes.join()}}`],
  );
  return inOrder(nodes, rows, ({ node }) => node);
}

const PRIMARY_ONLY = [OrganisationGap.DUES_PERCENT, OrganisationGap.IS_SMALL, OrganisationGap.HAS_COMMITTEE];

const GAPS: Partial<Record<OrganisationTab, readonly OrganisationGap[]>> = {
  [OrganisationTab.NUMBER]: PRIMARY_ONLY,
  [OrganisationTab.CHAIR]: [OrganisationGap.CHAIR],
  [OrganisationTab.EMPLOYER]: [
    OrganisationGap.EMPLOYER,
    OrganisationGap.EMPLOYER_TAX_ID,
    OrganisationGap.EMPLOYER_HEAD,
    OrganisationGap.EMPLOYER_HEAD_POSITION,
  ],
  [OrganisationTab.ACTIVISTS]: [OrganisationGap.ACTIVISTS],
  [OrganisationTab.STAFF]: [OrganisationGap.STAFF],
};

@Resolver(() => Organisation)
export class CompletenessResolver {
  @May(Permission.VIEW_MEMBERS, ({ path }: Organisation) => path)
  @FieldResolver(() => OrganisationCompleteness, {
    nullable: true,
    description:
      "How far what its form asks for is filled in; of «Штат», where it is a legal entity. Null when not yours to see.",
  })
  async completeness(
    @Root() organisation: Organisation,
    @Ctx() { load }: Context,
  ): Promise<OrganisationCompleteness> {
    const { node, level, typeCode, isLegalEntity } = organisation;
    const [form, filled] = await Promise.all([
      load(formsOf).load(`${level} ${typeCode}`),
      load(filledIn).load(node),
    ]);
    const expected = (form?.mandatory ?? [])
      .flatMap((tab) => GAPS[tab] ?? [])
      .filter((gap) => level === OrganisationLevel.PRIMARY || !PRIMARY_ONLY.includes(gap))
      .filter((gap) => gap !== OrganisationGap.STAFF || isLegalEntity === true);
    const missing = expected.filter((gap) => !filled?.[gap.toLowerCase() as Lowercase<OrganisationGap>]);
    return { missing, expectedCount: expected.length, filledCount: expected.length - missing.length };
  }
}

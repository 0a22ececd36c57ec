import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Sentence } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
import { Ctx, Field, FieldResolver, ObjectType, registerEnumType, Resolver, Root } from "type-graphql";
import { Organisation } from "./organisation.entity.js";
import { inOrder } from "./organisation.loader.js";

enum WarningKind {
  NUMBER_REGION = "NUMBER_REGION",
  NUMBER_TYPE = "NUMBER_TYPE",
  NUMBER_TERRITORY = "NUMBER_TERRITORY",
  NUMBER_CODE = "NUMBER_CODE",
  NOT_SMALL = "NOT_SMALL",
  NO_COMMITTEE_ELECTED = "NO_COMMITTEE_ELECTED",
  POWERS_EXPIRED = "POWERS_EXPIRED",
}

registerEnumType(WarningKind, {
  name: "WarningKind",
  description: "What about an organisation does not agree.",
  valuesConfig: {
    NUMBER_REGION: { description: "The first group of the ИНПО is another region's." },
    NUMBER_TYPE: { description: "The second group of the ИНПО is another kind's." },
    NUMBER_TERRITORY: { description: "The third group of the ИНПО is another territorial organisation's." },
    NUMBER_CODE: { description: "The last group of the ИНПО is not its code." },
    NOT_SMALL: { description: "It is called small and has more members than that." },
    NO_COMMITTEE_ELECTED: { description: "It is said to have a committee, and none is in office." },
    POWERS_EXPIRED: { description: "The term of its chair is over." },
  },
});

@ObjectType({ description: "Something about an organisation that does not agree; it is told, not refused." })
class OrganisationWarning {
  @Field(() => WarningKind, { description: "What does not agree." })
  kind!: WarningKind;

  @Field(() => String, { description: "What stands there." })
  actual!: string;

  @Field(() => String, {
    nullable: true,
    description: "What would follow from the rest; null where nothing does.",
  })
  expected!: string | null;

  sentence!: Sentence;

  @Field(() => String, { description: "A sentence fit for the person, in their language." })
  message(@Ctx() { viewer }: Context): string {
    return this.sentence[viewer.locale];
  }
}

interface Facts {
  node: number;
  number: string | null;
  expected: string;
  members: number;
  isSmall: boolean | null;
  smallBelow: number | null;
  hasCommittee: boolean | null;
  isCommitteeElected: boolean;
  powersUntil: string | null;
}

async function factsOf(nodes: readonly number[], { em }: Context): Promise<(Facts | null)[]> {
  const rows = await em.execute<Facts[]>(
    `select node, number, expected_number(organisations) as expected, coalesce(on_register, 0) as members,
       is_small as "isSmall", small_below as "smallBelow", has_committee as "hasCommittee",
       exists (select from bodies
         where bodies.organisation_id = node and kind = 'COMMITTEE' and ended_on is null) as "isCommitteeElected",
       (select powers_until::text from chairs
         where chairs.organisation_id = node and left_on is null) as "powersUntil"
     from organisations
     left join member_counts on primary_id = node
     left join organisation_levels on organisation_levels.level = organisations.level::text
     where node = any(?::int[])`,
    [`{${nodes.join()}}`],
  );
  return inOrder(nodes, rows, ({ node }) => node);
}

const GROUPS = [
  WarningKind.NUMBER_REGION,
  WarningKind.NUMBER_TYPE,
  WarningKind.NUMBER_TERRITORY,
  WarningKind.NUMBER_CODE,
];

@Resolver(() => Organisation)
export class WarningResolver {
  @May(Permission.VIEW_MEMBERS, ({ path }: Organisation) => path)
  @FieldResolver(() => [OrganisationWarning], {
    nullable: true,
    description:
      "What about it does not agree: its number with its place, and the like; null when not yours to see.",
  })
  async warnings(@Root() { node }: Organisation, @Ctx() { load }: Context): Promise<OrganisationWarning[]> {
    const facts = await load(factsOf).load(node);
    return facts ? [...numberWarnings(facts), ...otherWarnings(facts)] : [];
  }
}

function numberWarnings({ number, expected }: Facts): OrganisationWarning[] {
  if (number === null) return [];
  const wanted = expected.split("-");
  return number.split("-").flatMap((group, place) => {
    const [kind, right = ""] = [GROUPS[place], wanted[place]];
    if (!kind || group === right) return [];
    return warning(kind, group, right, {
      ru: `В ИНПО стоит ${group}, по месту и типу организации — ${right}.`,
      en: `The number has ${group}; by place and kind it would be ${right}.`,
    });
  });
}

function otherWarnings(facts: Facts): OrganisationWarning[] {
  const { isSmall, smallBelow, members, hasCommittee, isCommitteeElected, powersUntil } = facts;
  return [
    ...(isSmall && smallBelow !== null && members >= smallBelow
      ? warning(WarningKind.NOT_SMALL, String(members), `< ${smallBelow}`, {
          ru: `Отмечена как малочисленная, а членов Профсоюза ${members}.`,
          en: `Called small, with ${members} members.`,
        })
      : []),
    ...(hasCommittee && !isCommitteeElected
      ? warning(WarningKind.NO_COMMITTEE_ELECTED, "0", null, {
          ru: "Отмечено наличие профкома, а состав не внесён.",
          en: "Said to have a committee, and none is entered.",
        })
      : []),
    ...(powersUntil !== null && powersUntil < today()
      ? warning(WarningKind.POWERS_EXPIRED, powersUntil, null, {
          ru: "Срок полномочий председателя истёк.",
          en: "The chair's term is over.",
        })
      : []),
  ];
}

function warning(
  kind: WarningKind,
  actual: string,
  expected: string | null,
  sentence: Sentence,
): OrganisationWarning[] {
  return [Object.assign(new OrganisationWarning(), { kind, actual, expected, sentence })];
}

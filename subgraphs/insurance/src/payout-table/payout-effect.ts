import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { Money, type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Arg, Ctx, Field, FieldResolver, ID, Int, ObjectType, Resolver, Root } from "type-graphql";
import { healthOfClaims } from "../health/health.loader.js";
import { assess, type Finding, kopecksOf, UnknownRow } from "./assess.js";
import { PayoutTable } from "./payout-table.entity.js";
import { payoutTables } from "./payout-table.loader.js";

const MOST_CLAIMS = 20_000;

@ObjectType({ description: "What claims of a period would come to by a table." })
class PayoutSum {
  @Field(() => Int, {
    description: "How many claims could be reckoned: those all of whose rows the table has.",
  })
  claims!: number;

  @Field(() => Int, { description: "How many could not." })
  unmatched!: number;

  @Field(() => Money, { description: "What those that both tables can reckon come to." })
  money!: Money;

  @Field(() => Money, {
    nullable: true,
    description: "That by claim, on the average; null when there is none.",
  })
  average!: Money | null;
}

@ObjectType({ description: "What two versions of a table give for the same claims («сравнение таблиц»)." })
class PayoutComparison {
  @Field(() => PayoutSum, { description: "By this table." })
  here!: PayoutSum;

  @Field(() => PayoutSum, { description: "By the other." })
  there!: PayoutSum;

  @Field(() => Int, { description: "How many claims would come to more by this table." })
  more!: number;

  @Field(() => Int, { description: "How many would come to less." })
  less!: number;
}

interface Past {
  id: string;
  incidentOn: PlainDate;
  assessedOn: PlainDate;
  sumKopecks: string;
}

/** What a table would have meant for claims that have been. */
@Resolver(() => PayoutTable)
export class PayoutEffectResolver {
  @FieldResolver(() => PayoutComparison, {
    nullable: true,
    description:
      "What the claims assessed in a period come to by this table and by another: only those that are yours to handle and whose claimants still consent, at most 20,000. Null for those who handle none.",
  })
  @May(Permission.HANDLE_CLAIMS)
  async comparison(
    @Root() here: PayoutTable,
    @Arg("withId", () => ID, { description: "The other table." }) withId: string,
    @Arg("from", () => PlainDateScalar, {
      description: "The first day of the period, by the day of the injury.",
    })
    from: PlainDate,
    @Arg("until", () => PlainDateScalar, { description: "The last day." }) until: PlainDate,
    @Ctx() { em, load, viewer }: Context,
  ): Promise<PayoutComparison> {
    const there = await load(payoutTables).load(withId);
    if (!there) throw badInput("There is no table under `withId`.");
    const past = await em.execute<Past[]>(
      `select claims.id, incident_on::text as "incidentOn", max(step.at)::date::text as "assessedOn",
         sum_kopecks as "sumKopecks"
       from claims join programme_terms on programme_terms.id = terms_id
       join claim_steps step on step.claim_id = claims.id and step.state = 'ASSESSED'
       where incident_on between ? and ? and member_id is distinct from ?::uuid and claims.state <> 'WITHDRAWN'
       group by claims.id, sum_kopecks order by claims.id limit ${MOST_CLAIMS}`,
      [from, until, viewer.memberId],
    );
    const healths = await load(healthOfClaims).loadMany(past.map(({ id }) => id));
    const sums = past.flatMap((claim, index) => {
      const health = healths[index];
      if (!health || health instanceof Error) return [];
      return [[kopecksBy(here, health.findings, claim), kopecksBy(there, health.findings, claim)] as const];
    });
    const both = sums.flatMap(([one, other]) =>
      one === null || other === null ? [] : [[one, other] as const],
    );
    return {
      here: sumOf(
        sums.map(([one]) => one),
        both.map(([one]) => one),
      ),
      there: sumOf(
        sums.map(([, other]) => other),
        both.map(([, other]) => other),
      ),
      more: both.filter(([one, other]) => one > other).length,
      less: both.filter(([one, other]) => one < other).length,
    };
  }
}

/** Null where the table lacks a row. */
function kopecksBy(
  { sections }: PayoutTable,
  findings: readonly Finding[],
  { incidentOn, assessedOn, sumKopecks }: Past,
): number | null {
  try {
    const { hundredths } = assess(sections, findings, { incidentOn, on: assessedOn });
    return kopecksOf(Number(sumKopecks), hundredths);
  } catch (error) {
    if (error instanceof UnknownRow) return null;
    throw error;
  }
}

function sumOf(all: readonly (number | null)[], compared: readonly number[]): PayoutSum {
  const known = all.filter((sum) => sum !== null).length;
  const total = compared.reduce((sum, one) => sum + one, 0);
  return {
    claims: known,
    unmatched: all.length - known,
    money: new Money(total),
    average: compared.length === 0 ? null : new Money(Math.round(total / compared.length)),
  };
}

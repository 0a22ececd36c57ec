import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { SMALLEST_TOLD } from "@angel/kit/few";
import { readPublished } from "@angel/kit/published";
import { badInput } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { Money, type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Args, ArgsType, Ctx, Field, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { isOneself } from "../account/loyalty-account.resolver.js";
import { Member } from "../member/member.stub.js";
import { pathsById } from "../organisation/organisation.loader.js";
import { Organisation } from "../organisation/organisation.stub.js";
import {
  type BenefitSums,
  benefitsBelow,
  keyOfBenefit,
  type Months,
  participantsBelow,
} from "./benefit.loader.js";
import { Benefit } from "./benefit.type.js";

/** To so much sums are told to everybody. */
const TOLD_KOPECKS = 100_00;

@ArgsType()
class BenefitArgs {
  @Field(() => PlainDateScalar, { description: "A day of the first month." })
  from!: PlainDate;

  @Field(() => PlainDateScalar, { description: "A day of the last month." })
  until!: PlainDate;
}

@Resolver(() => Member)
export class BenefitOfMember {
  @May(Permission.VIEW_OWN_ACCOUNT, isOneself)
  @FieldResolver(() => Benefit, {
    nullable: true,
    description:
      "What membership gave over these months («что мне дал профсоюз»); null for all but the member.",
  })
  async benefit(
    @Root() { id }: Member,
    @Args(() => BenefitArgs) { from, until }: BenefitArgs,
    @Ctx() { em }: Context,
  ): Promise<Benefit> {
    const months = monthsOf(from, until);
    const [row] = await em.execute<BenefitSums[]>(
      "select *, null as insurance from benefit_of_own_member(?::date, ?::date)",
      [...months],
    );
    if (!row) throw new Error("Sums without rows are of nothing.");
    const [dues] = await readPublished<{ sum: string }>(
      em,
      ["dues"],
      "select coalesce(sum(kopecks), 0) as sum from published.dues where member_id = ? and month between ? and ?",
      [id, ...months],
    );
    const [paid] = await readPublished<{ sum: string }>(
      em,
      ["payout"],
      "select coalesce(sum(paid_kopecks), 0) as sum from published.payout where member_id = ? and month between ? and ?",
      [id, ...months],
    );
    return Object.assign(benefitOf(row), {
      participantCount: null,
      dues: dues ? new Money(dues.sum) : null,
      insurance: paid ? new Money(paid.sum) : null,
    });
  }
}

@Resolver(() => Organisation)
export class BenefitOfOrganisation {
  @FieldResolver(() => Benefit, {
    nullable: true,
    description:
      "What membership gave here and below over these months: a leaflet for those who think of joining. All for those who see the members. For others primaries and months are left out where fewer than five people bought, counts are rounded down to five and sums to a hundred roubles, so that no difference of two tells of a person; null where nothing is left.",
  })
  async benefit(
    @Root() { id }: Organisation,
    @Args(() => BenefitArgs) { from, until }: BenefitArgs,
    @Ctx() context: Context,
  ): Promise<Benefit | null> {
    const { load } = context;
    const found = await load(benefitsBelow).load(keyOfBenefit(id, monthsOf(from, until)));
    if (!found) return null;
    if (await seesMembers(id, context)) return benefitOf(found.all);
    return found.told.participants === 0 ? null : rounded(benefitOf(found.told));
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      "How many members here and below take part in the bonus programme («участники бонусной программы»). Exact for those who see the members; for others rounded down to five, and null below five, so that no difference of two counts tells of a person.",
  })
  async bonusParticipantCount(@Root() { id }: Organisation, @Ctx() context: Context): Promise<number | null> {
    const count = await context.load(participantsBelow).load(id);
    if (await seesMembers(id, context)) return count;
    return count < SMALLEST_TOLD ? null : floorTo(SMALLEST_TOLD, count);
  }
}

async function seesMembers(organisationId: string, { viewer, load }: Context): Promise<boolean> {
  const path = await load(pathsById).load(organisationId);
  return path !== null && viewer.may(Permission.VIEW_MEMBERS, path);
}

function benefitOf(sums: BenefitSums): Benefit {
  return Object.assign(new Benefit(), {
    purchaseCount: sums.purchases,
    spent: new Money(sums.spent),
    discounts: new Money(sums.discounts),
    cashback: new Money(sums.returned),
    participantCount: sums.participants,
    insurance: sums.insurance === null ? null : new Money(sums.insurance),
    dues: null,
  });
}

function rounded(benefit: Benefit): Benefit {
  const count = (exact: number | null) => floorTo(SMALLEST_TOLD, exact ?? 0);
  const money = ({ kopecks }: Money) => new Money(floorTo(TOLD_KOPECKS, kopecks));
  const { purchaseCount, participantCount, spent, discounts, cashback, insurance } = benefit;
  return Object.assign(new Benefit(), {
    purchaseCount: count(purchaseCount),
    participantCount: count(participantCount),
    spent: money(spent),
    discounts: money(discounts),
    cashback: money(cashback),
    insurance: insurance && money(insurance),
    dues: null,
  });
}

function floorTo(step: number, exact: number): number {
  return exact - (exact % step);
}

function monthsOf(from: PlainDate, until: PlainDate): Months {
  if (until < from) throw badInput("`until` is before `from`.");
  return [`${from.slice(0, 7)}-01`, `${until.slice(0, 7)}-01`];
}

import { Permission } from "@angel/kit/access";
import { May, Open, Public } from "@angel/kit/may";
import { listOf, readPublished } from "@angel/kit/published";
import { badInput } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { KopecksScalar, Money, type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Args, ArgsType, Ctx, Field, FieldResolver, Float, Int, Query, Resolver, Root } from "type-graphql";
import { isOneself } from "../account/loyalty-account.resolver.js";
import { Member } from "../member/member.stub.js";
import { pathsById } from "../organisation/organisation.loader.js";
import { Organisation } from "../organisation/organisation.stub.js";
import { Benefit, SavingEstimate } from "./benefit.type.js";

/** Cells under so many people tell of them. */
const LEAST_PEOPLE = 5;

@ArgsType()
class BenefitArgs {
  @Field(() => PlainDateScalar, { description: "A day of the first month." })
  from!: PlainDate;

  @Field(() => PlainDateScalar, { description: "A day of the last month." })
  until!: PlainDate;
}

@ArgsType()
class SavingEstimateArgs {
  @Field(() => Int, {
    defaultValue: 8_787,
    description: "How many members carry the card, up to ten million.",
  })
  memberCount!: number;

  @Field(() => KopecksScalar, {
    defaultValue: 15_000_00,
    description: "What one spends a month, up to a million roubles.",
  })
  monthlyKopecks!: number;

  @Field(() => Float, { defaultValue: 12, description: "The average discount, per cent." })
  discountPercent!: number;

  @Field(() => Float, { defaultValue: 50, description: "The share that is used, per cent." })
  usedPercent!: number;
}

interface BenefitRow {
  purchases: number;
  spent: string;
  returned: string;
  discounts: string;
  participants: number;
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
    const [row] = await em.execute<BenefitRow[]>(
      "select * from benefit_of_own_member(?::date, ?::date)",
      months,
    );
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
      "What membership gave here and below over these months: a leaflet for those who think of joining. Null where fewer than five people bought.",
  })
  async benefit(
    @Root() { id }: Organisation,
    @Args(() => BenefitArgs) { from, until }: BenefitArgs,
    @Ctx() context: Context,
  ): Promise<Benefit | null> {
    const { em } = context;
    const months = monthsOf(from, until);
    const below = listOf(await idsBelow(id, context));
    const [row] = await em.execute<BenefitRow[]>(
      "select * from benefit_of_primaries(?::uuid[], ?::date, ?::date)",
      [below, ...months],
    );
    if (!row || row.participants < LEAST_PEOPLE) return null;
    const [paid] = await readPublished<{ sum: string; claims: number }>(
      em,
      ["payout_month"],
      `select coalesce(sum(paid_kopecks), 0) as sum, coalesce(sum(claims), 0)::int as claims
       from published.payout_month where organisation_id = any(?::uuid[]) and month between ? and ?`,
      [below, ...months],
    );
    const isFew = paid && paid.claims > 0 && paid.claims < LEAST_PEOPLE;
    return Object.assign(benefitOf(row), {
      dues: null,
      insurance: paid && !isFew ? new Money(paid.sum) : null,
    });
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      "How many members here and below take part in the bonus programme («участники бонусной программы»); null where there are one to four, for those who do not see the members.",
  })
  async bonusParticipantCount(@Root() { id }: Organisation, @Ctx() context: Context): Promise<number | null> {
    const { em, viewer, load } = context;
    const below = listOf(await idsBelow(id, context));
    const [row] = await em.execute<{ count: number }[]>("select participants_of(?::uuid[]) as count", [
      below,
    ]);
    const count = row?.count ?? 0;
    if (count === 0 || count >= LEAST_PEOPLE) return count;
    const path = await load(pathsById).load(id);
    return path !== null && viewer.may(Permission.VIEW_MEMBERS, path) ? count : null;
  }
}

@Resolver()
export class SavingEstimateResolver {
  @Public()
  @Open("Arithmetic, with the figures of the union's papers.")
  @Query(() => SavingEstimate, {
    description:
      "What members could save, by the formula of the union's papers: 15,000 × 12 % × 12 months × 8,787 = 189,799,200 roubles, of which a half is expected.",
  })
  savingEstimate(@Args(() => SavingEstimateArgs) args: SavingEstimateArgs): SavingEstimate {
    const { memberCount, monthlyKopecks, discountPercent, usedPercent } = args;
    const isWithin = (value: number, most: number) => value >= 0 && value <= most;
    if (
      !isWithin(memberCount, 10_000_000) ||
      !isWithin(monthlyKopecks, 1_000_000_00) ||
      !isWithin(discountPercent, 100) ||
      !isWithin(usedPercent, 100)
    ) {
      throw badInput("Up to ten million members, a million roubles a month, and a hundred per cent.");
    }
    return new SavingEstimate(args);
  }
}

function benefitOf(row: BenefitRow | undefined): Benefit {
  return Object.assign(new Benefit(), {
    purchaseCount: row?.purchases ?? 0,
    spent: new Money(row?.spent ?? 0),
    discounts: new Money(row?.discounts ?? 0),
    cashback: new Money(row?.returned ?? 0),
    participantCount: row?.participants ?? 0,
  });
}

function monthsOf(from: PlainDate, until: PlainDate): [PlainDate, PlainDate] {
  if (until < from) throw badInput("`until` is before `from`.");
  return [`${from.slice(0, 7)}-01`, `${until.slice(0, 7)}-01`];
}

/** The organisation and all below it, by the register's own list of who stands above whom. */
async function idsBelow(id: string, { em }: Context): Promise<string[]> {
  const rows = await readPublished<{ id: string }>(
    em,
    ["organisation"],
    `select below.id from published.organisation as top join published.organisation as below
       on below.path = top.path or starts_with(below.path, top.path || '.')
     where top.id = ?::uuid`,
    [id],
  );
  return rows.map(({ id: below }) => below);
}

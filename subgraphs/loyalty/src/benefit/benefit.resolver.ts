import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { listOf, readPublished } from "@angel/kit/published";
import { badInput } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { Money, type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Args, ArgsType, Ctx, Field, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { isOneself } from "../account/loyalty-account.resolver.js";
import { Member } from "../member/member.stub.js";
import { pathsById } from "../organisation/organisation.loader.js";
import { Organisation } from "../organisation/organisation.stub.js";
import { Benefit } from "./benefit.type.js";

/** Cells under so many people tell of them. */
const LEAST_PEOPLE = 5;

@ArgsType()
class BenefitArgs {
  @Field(() => PlainDateScalar, { description: "A day of the first month." })
  from!: PlainDate;

  @Field(() => PlainDateScalar, { description: "A day of the last month." })
  until!: PlainDate;
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

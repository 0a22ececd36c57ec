import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Money, type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from "type-graphql";
import { contractPlace, Partner } from "../partner/partner.entity.js";

@ObjectType({ description: "A partner's account for a month («выписка партнёра»)." })
class PartnerStatement {
  @Field(() => Int, { description: "How many purchases were paid." })
  purchaseCount!: number;

  @Field(() => Money, { description: "What was paid for them, less what was given back." })
  sold!: Money;

  @Field(() => Money, { description: "What the partner returns of them to members." })
  cashback!: Money;

  @Field(() => Money, { description: "What it pays of them to the programme itself («доля программы»)." })
  programmeShare!: Money;

  @Field(() => Money, {
    description: "What the partner owes the programme now, of all months, by the ledger.",
  })
  owed!: Money;
}

interface StatementRow {
  count: number;
  sold: string;
  cashback: string;
  programme: string;
  balance: string;
}

@Resolver(() => Partner)
export class StatementOfPartner {
  @May(Permission.SETTLE_ACCOUNTS, contractPlace)
  @FieldResolver(() => PartnerStatement, {
    nullable: true,
    description:
      "Its account for the month in which members went to its shop; null when not yours to settle.",
  })
  async statement(
    @Root() { id }: Partner,
    @Arg("month", () => PlainDateScalar, { description: "A day of the month." }) month: PlainDate,
    @Ctx() { em }: Context,
  ): Promise<PartnerStatement> {
    const [row] = await em.execute<StatementRow[]>(
      `select (count(*) filter (where paid_kopecks > returned_kopecks))::int as count,
         coalesce(sum(paid_kopecks - returned_kopecks), 0)::bigint as sold,
         coalesce(sum(cashback_kopecks), 0)::bigint as cashback, coalesce(sum(programme_kopecks), 0)::bigint as programme,
         balance_of(account_of('PARTNER', ?, null)) as balance
       from purchases where partner_id = ? and month = date_trunc('month', ?::date) and status <> 'REVERSED'`,
      [id, id, month],
    );
    return Object.assign(new PartnerStatement(), {
      purchaseCount: row?.count ?? 0,
      sold: new Money(row?.sold ?? 0),
      cashback: new Money(row?.cashback ?? 0),
      programmeShare: new Money(row?.programme ?? 0),
      owed: new Money(-Number(row?.balance ?? 0) || 0),
    });
  }
}

import type { Context } from "@angel/kit/subgraph";
import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from "type-graphql";
import { LoyaltyAccount } from "../account/loyalty-account.type.js";

@ObjectType({ description: "The bank account to which a member is paid out («счёт для выплат»)." })
class PayoutAccount {
  @Field(() => String, { description: "Whose it is, as the bank writes it." })
  holder!: string;

  @Field(() => String, { description: "The last four digits of its number." })
  lastDigits!: string;

  @Field(() => String, { description: "The bank's number («БИК»)." })
  bic!: string;
}

@Resolver(() => LoyaltyAccount)
export class PayoutAccountOfMember {
  @FieldResolver(() => PayoutAccount, {
    nullable: true,
    description: "The bank account to which cashback is paid out; null while none is chosen.",
  })
  async payoutAccount(
    @Root() { memberId }: LoyaltyAccount,
    @Ctx() { em }: Context,
  ): Promise<PayoutAccount | null> {
    const [row] = await em.execute<PayoutAccount[]>(
      `select holder, right(number, 4) as "lastDigits", bic from payout_accounts where member_id = ?`,
      [memberId],
    );
    return row ?? null;
  }
}

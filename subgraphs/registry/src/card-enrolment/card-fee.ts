import type { Context } from "@angel/kit/subgraph";
import { Money, type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Field, ObjectType } from "type-graphql";

@ObjectType({
  description: "What joining the card system costs («взнос за вступление в карточную систему»).",
})
export class CardFee {
  @Field(() => Money, { description: "The sum; nothing where joining costs nothing." })
  fee: Money;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "Since which day; null where no fee was ever set.",
  })
  sinceOn: PlainDate | null;

  constructor(kopecks: number | string, sinceOn: PlainDate | null) {
    this.fee = new Money(kopecks);
    this.sinceOn = sinceOn;
  }
}

/** The fee in force on a day. */
export async function cardFeeOn(day: PlainDate, { em }: Context): Promise<CardFee> {
  const [row] = await em.execute<{ kopecks: string; since: PlainDate }[]>(
    "select kopecks, since::text from card_fees where since <= ? order by since desc limit 1",
    [day],
  );
  return row ? new CardFee(row.kopecks, row.since) : new CardFee(0, null);
}

import { Money } from "@angel/kit/values";
import { Field, Int, ObjectType } from "type-graphql";

/** What membership gave over some months, in sums. */
@ObjectType({ description: "What membership gave over some months («что дало членство»)." })
export class Benefit {
  @Field(() => Int, { description: "How many purchases were made at partners." })
  purchaseCount!: number;

  @Field(() => Money, { description: "What was spent at partners." })
  spent!: Money;

  @Field(() => Money, { description: "What was taken off at counters («скидки»)." })
  discounts!: Money;

  @Field(() => Money, { description: "What was returned of purchases («кешбэк»)." })
  cashback!: Money;

  @Field(() => Money, {
    nullable: true,
    description:
      "What was paid by the insurance of the card («страховые выплаты»); null while insurance says nothing, and where it tells of too few.",
  })
  insurance!: Money | null;

  @Field(() => Money, {
    nullable: true,
    description:
      "What was paid as dues («взносы»); null while the register says nothing, and of organisations.",
  })
  dues!: Money | null;

  @Field(() => Money, { description: "Discounts, cashback and insurance together." })
  get total(): Money {
    return new Money(this.discounts.kopecks + this.cashback.kopecks + (this.insurance?.kopecks ?? 0));
  }

  @Field(() => Int, { nullable: true, description: "How many members bought; null of a single person." })
  participantCount!: number | null;
}

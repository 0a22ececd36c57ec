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
      "What was paid by the insurance of the card («страховые выплаты»); null while insurance says nothing.",
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

@ObjectType({
  description:
    "What members could save, as the union once estimated it («расчёт экономии»): the papers' formula, beside which `benefit` says what they did.",
})
export class SavingEstimate {
  @Field(() => Money, { description: "What one member saves a month: spending × discount." })
  monthly: Money;

  @Field(() => Money, { description: "What one member saves a year." })
  yearly: Money;

  @Field(() => Money, { description: "What all would save a year, if all used it for all they buy." })
  possible: Money;

  @Field(() => Money, { description: "What is expected, by the share that uses it." })
  expected: Money;

  constructor({
    memberCount,
    monthlyKopecks,
    discountPercent,
    usedPercent,
  }: {
    memberCount: number;
    monthlyKopecks: number;
    discountPercent: number;
    usedPercent: number;
  }) {
    const monthly = Math.round((monthlyKopecks * discountPercent) / 100);
    this.monthly = new Money(monthly);
    this.yearly = new Money(monthly * 12);
    this.possible = new Money(monthly * 12 * memberCount);
    this.expected = new Money(Math.round((this.possible.kopecks * usedPercent) / 100));
  }
}

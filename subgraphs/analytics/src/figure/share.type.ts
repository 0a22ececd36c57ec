import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Arg, Field, Float, Int, ObjectType } from "type-graphql";
import { badInput } from "@angel/kit/refusal";

const MOST_DIGITS = 6;

@ObjectType({
  description:
    "How many of how many, on a day. Hidden figures are null: fewer than five people, or a neighbour from which they would follow.",
})
export class Share {
  @Field(() => Int, { nullable: true, description: "How many; null when hidden from you." })
  count!: number | null;

  @Field(() => Int, { nullable: true, description: "Of how many; null when hidden from you." })
  base!: number | null;

  @Field(() => PlainDateScalar, { description: "The day of both figures." })
  on!: PlainDate;

  constructor(count: number | null, base: number | null, on: PlainDate) {
    Object.assign(this, { count, base, on });
  }

  @Field(() => Float, {
    nullable: true,
    description:
      "The share in per cent, cut off and not rounded, as the union's reports print it; null of nobody, or when hidden.",
  })
  percent(
    @Arg("digits", () => Int, { defaultValue: 1, description: "Digits after the point, 0 to 6." })
    digits: number,
  ): number | null {
    if (digits < 0 || digits > MOST_DIGITS) throw badInput(`\`digits\` are from 0 to ${MOST_DIGITS}.`);
    if (this.count === null || !this.base) return null;
    // In whole numbers: 0.29 × 100 would otherwise be cut off to 28.
    const scale = 10n ** BigInt(digits);
    return Number((BigInt(this.count) * 100n * scale) / BigInt(this.base)) / Number(scale);
  }
}

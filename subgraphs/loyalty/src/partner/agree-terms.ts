import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { KopecksScalar, type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  Float,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { keptPartner, PartnerNotFound } from "./kept-partner.js";
import { PartnerTerms } from "./partner-terms.entity.js";
import { Partner } from "./partner.entity.js";

@InputType({ description: "What a partner returns of purchases, and from when." })
class AgreeTermsInput {
  @Field(() => ID, { description: "The partner." })
  partnerId!: string;

  @Field(() => PlainDateScalar, {
    description: "The first day on which they hold: tomorrow or later; today where none hold yet.",
  })
  heldFrom!: PlainDate;

  @Field(() => Float, {
    description: "How many per cent of the paid price are returned, more than 0, at most 100.",
  })
  returnPercent!: number;

  @Field(() => Float, {
    defaultValue: 0,
    description: "How many per cent of the paid price the partner pays to the programme besides, 0 to 100.",
  })
  programmePercent!: number;

  @Field(() => [String], {
    defaultValue: [],
    description: "Groups of goods for which nothing is returned; at most 50.",
  })
  excludedGoods!: string[];

  @Field(() => Int, {
    defaultValue: 14,
    description: "How many days the money is held for returns, 0 to 180.",
  })
  holdDays!: number;

  @Field(() => KopecksScalar, { nullable: true, description: "The most that is returned of one purchase." })
  mostOfPurchaseKopecks?: number | null;

  @Field(() => KopecksScalar, {
    nullable: true,
    description: "The most that is returned to one member for a month.",
  })
  mostOfMonthKopecks?: number | null;
}

@ObjectType({ description: "The terms are agreed." })
class AgreeTermsPayload {
  @Field(() => Partner, { description: "The partner, with its terms." })
  partner: Partner;

  constructor(partner: Partner) {
    this.partner = partner;
  }
}

const AgreeTermsResult = createUnionType({
  name: "AgreeTermsResult",
  description: "How agreeing the terms went.",
  types: () => [AgreeTermsPayload, PartnerNotFound, InvalidInput] as const,
});

/** A partner and the union agree on what is returned from a day on; what went before is not touched. */
@Resolver()
export class AgreeTerms {
  @May(Permission.KEEP_PARTNERS)
  @Mutation(() => AgreeTermsResult, {
    description:
      "Agree with a partner on what it returns from a day on. Purchases go by the terms of the day of going to the shop.",
  })
  async agreeTerms(
    @Arg("input", () => AgreeTermsInput, { description: "What, and from when." }) input: AgreeTermsInput,
    @Ctx() context: Context,
  ): Promise<typeof AgreeTermsResult> {
    const { em, viewer } = context;
    const partner = await keptPartner(input.partnerId, context);
    if (!partner) return new PartnerNotFound();
    const excluded = input.excludedGoods.map((group) => group.trim().toLowerCase());
    const { heldFrom: since, returnPercent, programmePercent, holdDays } = input;
    const day = today();
    const known = await em.find(PartnerTerms, { partnerId: partner.id });
    const isTaken = known.some((terms) => terms.since === since);
    // Members have gone to the shop today, by the terms that hold today.
    const isBegun = since === day && known.some((terms) => terms.since <= day);
    const faults = [
      ...(since < day || isBegun
        ? [
            wrong(
              "heldFrom",
              "С завтрашнего дня; первые условия — с сегодняшнего.",
              "From tomorrow; the first terms from today.",
            ),
          ]
        : []),
      ...faultsOf(input, excluded),
      ...(isTaken && !isBegun
        ? [wrong("heldFrom", "На этот день условия уже есть.", "There are terms from this day already.")]
        : []),
    ];
    if (faults.length > 0) return new InvalidInput(faults);
    await em.insert(PartnerTerms, {
      partnerId: partner.id,
      since,
      returnPercent,
      programmePercent,
      excluded,
      holdDays,
      purchaseCap: input.mostOfPurchaseKopecks ?? null,
      monthCap: input.mostOfMonthKopecks ?? null,
      agreedAt: new Date(),
      agreedById: viewer.accountId,
    });
    return new AgreeTermsPayload(partner);
  }
}

function faultsOf(input: AgreeTermsInput, excluded: readonly string[]): InvalidField[] {
  const { returnPercent, programmePercent, holdDays } = input;
  const caps = {
    mostOfPurchaseKopecks: input.mostOfPurchaseKopecks,
    mostOfMonthKopecks: input.mostOfMonthKopecks,
  };
  return [
    ...(returnPercent > 0 && returnPercent <= 100 && isInHundredths(returnPercent)
      ? []
      : [
          wrong(
            "returnPercent",
            "Больше 0, не больше 100, до сотых.",
            "More than 0, at most 100, to hundredths.",
          ),
        ]),
    ...(programmePercent >= 0 && programmePercent <= 100 && isInHundredths(programmePercent)
      ? []
      : [wrong("programmePercent", "От 0 до 100, до сотых.", "From 0 to 100, to hundredths.")]),
    ...(holdDays >= 0 && holdDays <= 180 ? [] : [wrong("holdDays", "От 0 до 180.", "From 0 to 180.")]),
    ...(excluded.length <= 50 && excluded.every((group) => /^[^{}",\\\0]{1,60}$/u.test(group))
      ? []
      : [wrong("excludedGoods", "До 50 коротких названий.", "At most 50 short names.")]),
    ...Object.entries(caps).flatMap(([path, kopecks]) =>
      kopecks === null || kopecks === undefined || kopecks > 0
        ? []
        : [wrong(path, "Больше нуля.", "More than zero.")],
    ),
  ];
}

function isInHundredths(percent: number): boolean {
  return Number.isInteger(Math.round(percent * 1e6) / 1e4);
}

function wrong(path: string, ru: string, en: string): InvalidField {
  return new InvalidField(path, { ru, en });
}

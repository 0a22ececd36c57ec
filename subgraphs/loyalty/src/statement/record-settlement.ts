import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
import { KopecksScalar } from "@angel/kit/values";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { accountOf, KeyTaken, post } from "../ledger/ledger.js";
import { keptPartner, PartnerNotFound } from "../partner/kept-partner.js";
import { Partner } from "../partner/partner.entity.js";
import { IdempotencyKeyTaken } from "../purchase/report-purchases.js";

@InputType({ description: "What a partner has paid." })
class RecordSettlementInput {
  @Field(() => ID, { description: "The partner." })
  partnerId!: string;

  @Field(() => KopecksScalar, { description: "How much came to the programme's bank account." })
  kopecks!: number;

  @Field(() => String, {
    description: "The number of the bank's payment order: it is the Idempotency-Key, up to 100 characters.",
  })
  reference!: string;
}

@ObjectType({ description: "The payment is recorded." })
class RecordSettlementPayload {
  @Field(() => Partner, { description: "The partner; its `statement` says what it still owes." })
  partner: Partner;

  constructor(partner: Partner) {
    this.partner = partner;
  }
}

const RecordSettlementResult = createUnionType({
  name: "RecordSettlementResult",
  description: "How recording the payment went.",
  types: () => [RecordSettlementPayload, PartnerNotFound, IdempotencyKeyTaken, InvalidInput] as const,
});

/** Who settles accounts records what a partner has paid for what members were given back. */
@Resolver()
export class RecordSettlement {
  @May(Permission.SETTLE_ACCOUNTS)
  @Mutation(() => RecordSettlementResult, {
    description: "Record a partner's payment («оплата партнёра»), once under its reference.",
  })
  async recordSettlement(
    @Arg("input", () => RecordSettlementInput, { description: "Who, and how much." })
    input: RecordSettlementInput,
    @Ctx() context: Context,
  ): Promise<typeof RecordSettlementResult> {
    const { em } = context;
    const { kopecks } = input;
    const partner = await keptPartner(input.partnerId, context, Permission.SETTLE_ACCOUNTS);
    if (!partner) return new PartnerNotFound();
    const reference = tidy(input.reference);
    const faults = [
      faultOfText("reference", reference, 100),
      kopecks > 0 ? null : new InvalidField("kopecks", { ru: "Больше нуля.", en: "More than zero." }),
    ].filter((fault) => fault !== null);
    if (faults.length > 0) return new InvalidInput(faults);
    const [from, to] = [await accountOf(em, "BANK"), await accountOf(em, "PARTNER", partner.id)];
    try {
      await post(em, [
        { key: `settlement:${partner.id}:${reference}`, kind: "SETTLEMENT", from, to, kopecks },
      ]);
    } catch (error) {
      if (error instanceof KeyTaken) return new IdempotencyKeyTaken();
      throw error;
    }
    return new RecordSettlementPayload(partner);
  }
}

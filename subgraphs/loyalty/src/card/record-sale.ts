import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput, Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { KopecksScalar, today } from "@angel/kit/values";
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
import { servedPartners } from "../partner-staff/partner-staff.resolver.js";
import { CardCheck } from "./card-check.entity.js";

const WITHIN_MINUTES = 30;

@InputType({ description: "What was sold after a check, and what was taken off." })
class RecordSaleInput {
  @Field(() => ID, { description: "The check of the buyer's card, not older than half an hour." })
  checkId!: string;

  @Field(() => KopecksScalar, { description: "What the buyer paid, after the discount." })
  spentKopecks!: number;

  @Field(() => KopecksScalar, { description: "How much was taken off." })
  discountKopecks!: number;
}

@ObjectType({ description: "The sale is recorded." })
class RecordSalePayload {
  @Field(() => CardCheck, { description: "The check after which it was sold." })
  check: CardCheck;

  constructor(check: CardCheck) {
    this.check = check;
  }
}

@ObjectType({
  implements: Problem,
  description: "There is no good check of this id in one's own shop within half an hour.",
})
class NoSuchCheck extends Problem {
  constructor() {
    super({ ru: "Проверьте билет ещё раз.", en: "Check the card again." });
  }
}

const RecordSaleResult = createUnionType({
  name: "RecordSaleResult",
  description: "How recording the sale went.",
  types: () => [RecordSalePayload, NoSuchCheck, InvalidInput] as const,
});

/** A shop says what a member saved, so that members see what membership gave them. */
@Resolver()
export class RecordSale {
  @May(Permission.VIEW_OWN_ACCOUNT)
  @Mutation(() => RecordSaleResult, {
    description:
      "Record what was sold at a discount after a card was checked, once a check; the shop does not learn to whom.",
  })
  async recordSale(
    @Arg("input", () => RecordSaleInput, { description: "What was sold." }) input: RecordSaleInput,
    @Ctx() { em }: Context,
  ): Promise<typeof RecordSaleResult> {
    const { checkId, spentKopecks, discountKopecks } = input;
    const faults = [
      ...(spentKopecks > 0
        ? []
        : [new InvalidField("spentKopecks", { ru: "Больше нуля.", en: "More than zero." })]),
      ...(discountKopecks >= 0
        ? []
        : [new InvalidField("discountKopecks", { ru: "Не меньше нуля.", en: "Not below zero." })]),
    ];
    if (faults.length > 0) return new InvalidInput(faults);
    const served = await servedPartners(em);
    const check = isUuid(checkId)
      ? await em.findOne(CardCheck, { id: checkId, isValid: true, partnerId: { $in: served } })
      : null;
    if (!check || Date.now() - check.checkedAt.getTime() > WITHIN_MINUTES * 60_000) return new NoSuchCheck();
    await em.execute(
      `insert into counter_sales (check_id, partner_id, member_id, organisation_id, month, spent_kopecks, discount_kopecks)
       values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
      [
        check.id,
        check.partnerId,
        check.memberId,
        check.organisationId,
        `${today().slice(0, 7)}-01`,
        spentKopecks,
        discountKopecks,
      ],
    );
    return new RecordSalePayload(check);
  }
}

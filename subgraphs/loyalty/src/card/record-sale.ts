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
import { MOST_KOPECKS } from "../purchase/read-report.js";
import { servedPartners } from "../partner-staff/partner-staff.resolver.js";
import { ContractNotInForce } from "../partner/contract-not-in-force.js";
import { partnersById } from "../partner/partner.loader.js";
import { CardCheck } from "./card-check.entity.js";

const WITHIN_MINUTES = 30;

@InputType({ description: "What was sold after a check, and what was taken off." })
class RecordSaleInput {
  @Field(() => ID, { description: "The check of the buyer's card, not older than half an hour." })
  checkId!: string;

  @Field(() => KopecksScalar, {
    description: "What the buyer paid, after the discount; up to a billion roubles.",
  })
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

@ObjectType({ implements: Problem, description: "Other sums were recorded after this check; they stand." })
class AnotherSaleRecorded extends Problem {
  constructor() {
    super({
      ru: "По этой проверке уже записаны другие суммы.",
      en: "Other sums were recorded after this check.",
    });
  }
}

const RecordSaleResult = createUnionType({
  name: "RecordSaleResult",
  description: "How recording the sale went.",
  types: () =>
    [RecordSalePayload, NoSuchCheck, ContractNotInForce, AnotherSaleRecorded, InvalidInput] as const,
});

/** A shop says what a member saved, so that members see what membership gave them. */
@Resolver()
export class RecordSale {
  @May(Permission.VIEW_OWN_ACCOUNT)
  @Mutation(() => RecordSaleResult, {
    description:
      "Record what was sold at a discount after a card was checked, once a check; the shop does not learn to whom. Repeating it with the same sums is safe.",
  })
  async recordSale(
    @Arg("input", () => RecordSaleInput, { description: "What was sold." }) input: RecordSaleInput,
    @Ctx() { em, load }: Context,
  ): Promise<typeof RecordSaleResult> {
    const { checkId, spentKopecks, discountKopecks } = input;
    const faults = [
      ...(spentKopecks > 0 && spentKopecks <= MOST_KOPECKS
        ? []
        : [
            new InvalidField("spentKopecks", {
              ru: "Больше нуля, до миллиарда рублей.",
              en: "More than zero, up to a billion roubles.",
            }),
          ]),
      ...(discountKopecks >= 0 && discountKopecks <= MOST_KOPECKS
        ? []
        : [
            new InvalidField("discountKopecks", {
              ru: "Не меньше нуля, до миллиарда рублей.",
              en: "Not below zero, up to a billion roubles.",
            }),
          ]),
    ];
    if (faults.length > 0) return new InvalidInput(faults);
    const served = await servedPartners(em);
    const check = isUuid(checkId)
      ? await em.findOne(CardCheck, { id: checkId, isValid: true, partnerId: { $in: served } })
      : null;
    if (!check || Date.now() - check.checkedAt.getTime() > WITHIN_MINUTES * 60_000) return new NoSuchCheck();
    const partner = await load(partnersById).load(check.partnerId);
    if (!partner.holdsOn(today())) return new ContractNotInForce();
    const recorded = await em.execute<object[]>(
      `insert into counter_sales (check_id, partner_id, member_id, organisation_id, month, spent_kopecks, discount_kopecks)
       values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning check_id`,
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
    if (recorded.length > 0) return new RecordSalePayload(check);
    const [known] = await em.execute<{ spent: string; discount: string }[]>(
      "select spent_kopecks as spent, discount_kopecks as discount from counter_sales where check_id = ?",
      [check.id],
    );
    const isSame = Number(known?.spent) === spentKopecks && Number(known?.discount) === discountKopecks;
    return isSame ? new RecordSalePayload(check) : new AnotherSaleRecorded();
  }
}

import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  Float,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { ContractNotInForce } from "../partner/contract-not-in-force.js";
import { PartnerNotFound } from "../partner/kept-partner.js";
import { Offer, OfferKind } from "./offer.entity.js";
import { offeringPartner } from "./offering-partner.js";

@InputType({ description: "What is offered, by whom." })
class PublishOfferInput {
  @Field(() => ID, { description: "The partner." })
  partnerId!: string;

  @Field(() => OfferKind, { description: "What it is." })
  kind!: OfferKind;

  @Field(() => String, { description: "What is offered, in a line of up to 200 characters." })
  title!: string;

  @Field(() => String, { defaultValue: "", description: "On what conditions, up to 5,000 characters." })
  conditions!: string;

  @Field(() => Float, {
    nullable: true,
    description: "How many per cent: 3 to 100 of a discount, up to 100 of a cashback; left out of the rest.",
  })
  percent?: number | null;

  @Field(() => PlainDateScalar, { description: "The first day on which it holds." })
  validFrom!: PlainDate;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The last day on which it holds; an action must have one.",
  })
  validUntil?: PlainDate | null;
}

@ObjectType({ description: "The offer is published." })
class PublishOfferPayload {
  @Field(() => Offer, { description: "The offer." })
  offer: Offer;

  constructor(offer: Offer) {
    this.offer = offer;
  }
}

const PublishOfferResult = createUnionType({
  name: "PublishOfferResult",
  description: "How publishing the offer went.",
  types: () => [PublishOfferPayload, PartnerNotFound, ContractNotInForce, InvalidInput] as const,
});

/** A partner, or who keeps it, publishes an offer. */
@Resolver()
export class PublishOffer {
  @May(Permission.VIEW_OWN_ACCOUNT)
  @Mutation(() => PublishOfferResult, {
    description: "Publish an offer of a partner that one serves or keeps. Each call publishes another.",
  })
  async publishOffer(
    @Arg("input", () => PublishOfferInput, { description: "What, by whom." }) input: PublishOfferInput,
    @Ctx() context: Context,
  ): Promise<typeof PublishOfferResult> {
    const partner = await offeringPartner(input.partnerId, context);
    if (!partner) return new PartnerNotFound();
    const { kind, validFrom } = input;
    const day = today();
    if (!partner.holdsOn(validFrom > day ? validFrom : day)) return new ContractNotInForce();
    const given = {
      partnerId: partner.id,
      kind,
      title: tidy(input.title),
      conditions: tidy(input.conditions),
      percent: input.percent ?? null,
      validFrom,
      validUntil: input.validUntil ?? null,
    };
    const faults = faultsOf(given);
    if (faults.length > 0) return new InvalidInput(faults);
    const offer = context.em.create(Offer, { ...given, publishedAt: new Date(), withdrawnAt: null });
    await context.em.persist(offer).flush();
    return new PublishOfferPayload(offer);
  }
}

const LEAST_DISCOUNT = 3;

function faultsOf({
  kind,
  title,
  conditions,
  percent,
  validFrom,
  validUntil,
}: Pick<Offer, "kind" | "title" | "conditions" | "percent" | "validFrom" | "validUntil">): InvalidField[] {
  const wrong = (path: string, ru: string, en: string) => new InvalidField(path, { ru, en });
  const least = kind === OfferKind.DISCOUNT ? LEAST_DISCOUNT : 0.01;
  const hasPercent = kind === OfferKind.DISCOUNT || kind === OfferKind.CASHBACK;
  const isPercentRight = hasPercent
    ? percent !== null && percent >= least && percent <= 100
    : percent === null;
  return [
    faultOfText("title", title, 200),
    conditions === "" ? null : faultOfText("conditions", conditions, 5_000),
    isPercentRight
      ? null
      : wrong(
          "percent",
          "Скидка — от 3 до 100 %, кешбэк — до 100 %.",
          "A discount is 3 to 100 %, a cashback up to 100 %.",
        ),
    kind === OfferKind.ACTION && validUntil === null
      ? wrong("validUntil", "У акции есть последний день.", "An action has a last day.")
      : null,
    validUntil !== null && validUntil < validFrom
      ? wrong("validUntil", "Не раньше первого дня.", "Not before the first day.")
      : null,
  ].filter((fault) => fault !== null);
}

import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
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
import { Offer } from "./offer.entity.js";
import { offersById } from "./offer.resolver.js";
import { offeringPartner } from "./offering-partner.js";

@InputType({ description: "Which offer." })
class WithdrawOfferInput {
  @Field(() => ID, { description: "The offer." })
  offerId!: string;
}

@ObjectType({ description: "The offer holds no more." })
class WithdrawOfferPayload {
  @Field(() => Offer, { description: "The offer." })
  offer: Offer;

  constructor(offer: Offer) {
    this.offer = offer;
  }
}

@ObjectType({ implements: Problem, description: "There is no such offer, or its partner is not yours." })
class OfferNotFound extends Problem {
  constructor() {
    super({ ru: "Такого предложения нет.", en: "There is no such offer." });
  }
}

const WithdrawOfferResult = createUnionType({
  name: "WithdrawOfferResult",
  description: "How withdrawing the offer went.",
  types: () => [WithdrawOfferPayload, OfferNotFound] as const,
});

/** A partner, or who keeps it, withdraws an offer. */
@Resolver()
export class WithdrawOffer {
  @May(Permission.VIEW_OWN_ACCOUNT)
  @Mutation(() => WithdrawOfferResult, {
    description: "Withdraw an offer at once. Repeating it changes nothing.",
  })
  async withdrawOffer(
    @Arg("input", () => WithdrawOfferInput, { description: "Which offer." }) { offerId }: WithdrawOfferInput,
    @Ctx() context: Context,
  ): Promise<typeof WithdrawOfferResult> {
    const offer = await context.load(offersById).load(offerId);
    if (!offer || !(await offeringPartner(offer.partnerId, context))) return new OfferNotFound();
    offer.withdrawnAt ??= new Date();
    await context.em.flush();
    return new WithdrawOfferPayload(offer);
  }
}

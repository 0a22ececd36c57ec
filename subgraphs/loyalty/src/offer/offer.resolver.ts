import { connect, type Connection, PageArgs } from "@angel/kit/connection";
import { idOfKey } from "@angel/kit/cursor-key";
import { Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { today } from "@angel/kit/values";
import { type FilterQuery, raw } from "@mikro-orm/core";
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { onContract } from "../partner/on-contract.js";
import { Partner } from "../partner/partner.entity.js";
import { partnersById } from "../partner/partner.loader.js";
import { Offer, OfferConnection, OfferKind } from "./offer.entity.js";

@ArgsType()
class OffersArgs extends PageArgs {
  @Field(() => OfferKind, { nullable: true, description: "Only those of this kind." })
  kind?: OfferKind | null;
}

@Resolver(() => Offer)
export class OfferResolver {
  @Open("What is offered to members is for everyone to know.")
  @Query(() => Offer, { nullable: true, description: "An offer by its id; null when there is none." })
  offer(
    @Arg("id", () => ID, { description: "Its id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<Offer | null> {
    return load(offersById).load(id);
  }

  @Open("What is offered to members is for everyone to know.")
  @Query(() => OfferConnection, {
    description:
      "What holds today, of partners whose contract does too, the newest first («акции и подарки»).",
  })
  offers(
    @Args(() => OffersArgs) { kind, ...page }: OffersArgs,
    @Ctx() { em }: Context,
  ): Promise<Connection<Offer>> {
    return offersPage(em, page, { ...(kind && { kind }) });
  }

  @FieldResolver(() => Partner, { description: "Who offers it." })
  partner(@Root() { partnerId }: Offer, @Ctx() { load }: Context): Promise<Partner> {
    return load(partnersById).load(partnerId);
  }
}

@Resolver(() => Partner)
export class OffersOfPartner {
  @FieldResolver(() => OfferConnection, { description: "What it offers today, the newest first." })
  offers(
    @Root() { id: partnerId }: Partner,
    @Args(() => OffersArgs) { kind, ...page }: OffersArgs,
    @Ctx() { em }: Context,
  ): Promise<Connection<Offer>> {
    return offersPage(em, page, { partnerId, ...(kind && { kind }) });
  }
}

export async function offersById(ids: readonly string[], { em }: Context): Promise<Offer[]> {
  const found = await em.find(Offer, { id: { $in: ids.filter(isUuid) } });
  const known = new Map(found.map((offer) => [offer.id, offer]));
  // Absent of the loader is null of the field.
  return ids.map((id) => known.get(id.toLowerCase()) ?? null) as Offer[];
}

function offersPage(
  em: Context["em"],
  page: PageArgs,
  which: FilterQuery<Offer> & object,
): Promise<Connection<Offer>> {
  const day = today();
  const holding = {
    withdrawnAt: null,
    validFrom: { $lte: day },
    $or: [{ validUntil: null }, { validUntil: { $gte: day } }],
  };
  // Such a condition serves one statement.
  const ofPartnersHere = () => ({ [raw((offer) => onContract(`${offer}.partner_id`), [day])]: [] });
  return connect(page, {
    key: ({ id }) => [id],
    total: () => em.count(Offer, { $and: [which, holding, ofPartnersHere()] }),
    rows: (limit, after) =>
      em.find(
        Offer,
        { $and: [which, holding, ofPartnersHere(), ...(after ? [{ id: { $lt: idOfKey(after) } }] : [])] },
        { orderBy: { id: "desc" }, limit },
      ),
  });
}

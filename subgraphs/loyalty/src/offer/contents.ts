import type { Subject } from "@angel/kit/subgraph";
import { Offer } from "./offer.entity.js";
import { OfferResolver, offersById, OffersOfPartner } from "./offer.resolver.js";
import { PublishOffer } from "./publish-offer.js";
import { WithdrawOffer } from "./withdraw-offer.js";

export const offers: Subject = {
  entities: [Offer],
  resolvers: [OfferResolver, OffersOfPartner, PublishOffer, WithdrawOffer],
  references: { Offer: { open: "What is offered to members is for everyone to know.", load: offersById } },
};

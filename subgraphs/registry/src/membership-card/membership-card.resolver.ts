import type { Context } from "@angel/kit/subgraph";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { CardChange } from "./card-change.entity.js";
import { changesByCard } from "./membership-card.loader.js";
import { MembershipCard } from "./membership-card.entity.js";

@Resolver(() => MembershipCard)
export class MembershipCardResolver {
  @FieldResolver(() => AccountStub, {
    nullable: true,
    description:
      "Who brought it to this status («Автор изменения статуса ЭПБ»); null where the platform did.",
  })
  statusChangedBy(@Root() { statusChangedBy }: MembershipCard): AccountStub | null {
    return statusChangedBy === null ? null : new AccountStub(statusChangedBy);
  }

  @FieldResolver(() => [CardChange], {
    description: "What has become of it, oldest first; empty while it has the status it was made with.",
  })
  changes(@Root() { number }: MembershipCard, @Ctx() { load }: Context): Promise<CardChange[]> {
    return load(changesByCard).load(number);
  }
}

@Resolver(() => CardChange)
export class CardChangeResolver {
  @FieldResolver(() => AccountStub, {
    nullable: true,
    description: "By whom; null where the platform did it.",
  })
  changedBy(@Root() { changedBy }: CardChange): AccountStub | null {
    return changedBy === null ? null : new AccountStub(changedBy);
  }
}

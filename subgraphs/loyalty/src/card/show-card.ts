import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
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
import { standingOfMember } from "../participation/standing-of-member.js";
import { ContractNotInForce } from "../partner/contract-not-in-force.js";
import { PartnerNotFound } from "../partner/kept-partner.js";
import { partnersById } from "../partner/partner.loader.js";
import { NotTakingPart } from "../purchase/click-out.js";
import { CardCodes } from "./card-codes.js";

@InputType({ description: "To whom to show the card." })
class ShowCardInput {
  @Field(() => ID, { description: "The partner at whose counter." })
  partnerId!: string;
}

@ObjectType({ description: "What to show." })
class ShowCardPayload {
  @Field(() => String, {
    description: "The text of the QR code; good at this partner alone, and for a minute at most.",
  })
  code: string;

  @Field(() => Date, { description: "When it dies; ask for another half a minute before." })
  expiresAt: Date;

  constructor({ code, expiresAt }: { code: string; expiresAt: Date }) {
    this.code = code;
    this.expiresAt = expiresAt;
  }
}

const ShowCardResult = createUnionType({
  name: "ShowCardResult",
  description: "How showing the card went.",
  types: () => [ShowCardPayload, PartnerNotFound, ContractNotInForce, NotTakingPart] as const,
});

/** A member shows the card at a counter. */
@Resolver()
export class ShowCard {
  @May(Permission.VIEW_OWN_ACCOUNT)
  @Mutation(() => ShowCardResult, {
    description:
      "Show one's card to a partner: a code that changes each half a minute («показать билет»). Repeating it is safe.",
  })
  async showCard(
    @Arg("input", () => ShowCardInput, { description: "To whom." }) { partnerId }: ShowCardInput,
    @Ctx() { em, viewer, load, companion }: Context,
  ): Promise<typeof ShowCardResult> {
    const { memberId } = viewer;
    const standing = memberId === null ? undefined : await standingOfMember(em, memberId);
    if (!memberId || !standing?.isInForce) return new NotTakingPart();
    const partner = await load(partnersById).load(partnerId);
    if (!partner) return new PartnerNotFound();
    if (!partner.holdsOn(today())) return new ContractNotInForce();
    return new ShowCardPayload(companion(CardCodes).codeFor(memberId, partner.id));
  }
}

import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { ConsentPurpose } from "../consent/consent-purpose.js";
import { faultsOfText } from "../consent/consent-text.js";
import { sayConsent } from "../consent/say-consent.js";
import { paymentProvider } from "../dues/payment-provider.js";
import { Member } from "../member/member.entity.js";
import { cardsByMember } from "../member/member.loader.js";
import { MemberNotFound } from "../member/member-not-found.js";
import { ownMember } from "../member/own-member.js";
import { CardStatusDiffers } from "../membership-card/card-status-differs.js";
import { TO_TELEPHONE } from "../membership-card/to-telephone.js";
import { bringCard } from "./bring-card.js";
import { CardEnrolment, CardEnrolmentStatus } from "./card-enrolment.entity.js";
import { cardFeeOn } from "./card-fee.js";

@InputType({ description: "To what one agrees by joining." })
class JoinCardSystemInput {
  @Field(() => Int, {
    description: "The version of the text for the purpose CARD that was shown (`consentTexts`).",
  })
  textVersion!: number;
}

@ObjectType({ description: "The member has joined, or goes on to the bank to pay the fee." })
class JoinCardSystemPayload {
  @Field(() => CardEnrolment, { description: "How far it has come." })
  enrolment: CardEnrolment;

  @Field(() => String, {
    nullable: true,
    description:
      "The bank's page, where the fee is paid and from where the person returns; null where nothing is left to pay.",
  })
  payUrl: string | null;

  constructor(enrolment: CardEnrolment, payUrl: string | null) {
    this.enrolment = enrolment;
    this.payUrl = payUrl;
  }
}

const JoinCardSystemResult = createUnionType({
  name: "JoinCardSystemResult",
  description: "How joining went.",
  types: () => [JoinCardSystemPayload, MemberNotFound, CardStatusDiffers, InvalidInput] as const,
});

/** A member joins the card system: agrees, pays a fee where there is one, and has the card. */
@Resolver()
export class JoinCardSystem {
  @May(Permission.VIEW_OWN_ACCOUNT)
  @Mutation(() => JoinCardSystemResult, {
    description:
      "Join the card system oneself («добровольное вступление в карточную систему»): the consent is recorded, and the card comes on the telephone at once where there is no fee (`cardFee`), else by `settleCardFee`. Repeating it begins nothing new; it brings the card to one who has joined and does not have it there.",
  })
  async joinCardSystem(
    @Arg("input", () => JoinCardSystemInput, { description: "To what one agrees." })
    { textVersion }: JoinCardSystemInput,
    @Ctx() context: Context,
  ): Promise<typeof JoinCardSystemResult> {
    const faults = faultsOfText(ConsentPurpose.CARD, textVersion);
    if (faults.length > 0) return new InvalidInput(faults);
    const member = await ownMember(context);
    if (!member?.isOnRegister) return new MemberNotFound();
    const card = await context.load(cardsByMember).load(member.id);
    if (!card) return new MemberNotFound();
    if (!TO_TELEPHONE.from.includes(card.status)) return new CardStatusDiffers(card.status);

    const open = await openEnrolment(member, context);
    const hasJoined = open?.status === CardEnrolmentStatus.JOINED;
    if (hasJoined && card.virtualSince !== null) return new JoinCardSystemPayload(open, null);
    // Who joined by a card that was merged into this one agrees for this one too.
    if (!open || hasJoined) {
      const said = await agree(textVersion, context);
      if (!(said instanceof Member)) return said;
    }
    const enrolment = open ?? (await ask(member, context));
    if (enrolment.status === CardEnrolmentStatus.ASKED && enrolment.kopecks > 0) {
      return new JoinCardSystemPayload(enrolment, await beginPayment(enrolment, context));
    }
    const joined = await bringCard(enrolment, member, context);
    return joined instanceof CardEnrolment ? new JoinCardSystemPayload(joined, null) : joined;
  }
}

/** The one that is under way or holds; null for those who have not joined, or have left. */
function openEnrolment({ id: memberId }: Member, { em }: Context): Promise<CardEnrolment | null> {
  const { ASKED, PAID, JOINED } = CardEnrolmentStatus;
  return em.findOne(CardEnrolment, { memberId, status: { $in: [ASKED, PAID, JOINED] } });
}

function agree(textVersion: number, context: Context): ReturnType<typeof sayConsent> {
  return sayConsent(
    {
      memberId: null,
      purpose: ConsentPurpose.CARD,
      channel: null,
      isGiven: true,
      textVersion,
      on: today(),
    },
    context,
  );
}

async function ask(member: Member, context: Context): Promise<CardEnrolment> {
  const { fee } = await cardFeeOn(today(), context);
  // Whoever asks twice at once asks once.
  await context.em.execute(
    "insert into card_enrolments (member_id, kopecks) values (?, ?) on conflict do nothing",
    [member.id, fee.kopecks],
  );
  const asked = await openEnrolment(member, context);
  if (!asked) throw new Error("An enrolment just asked for is open.");
  return asked;
}

async function beginPayment({ id, kopecks }: CardEnrolment, { em }: Context): Promise<string> {
  const { reference, payUrl } = await paymentProvider.begin({
    key: id,
    kopecks,
    description: "Взнос за вступление в карточную систему",
    returnTo: "/cabinet/card-system",
  });
  await em.execute("update card_enrolments set provider_reference = ? where id = ?", [reference, id]);
  return payUrl;
}

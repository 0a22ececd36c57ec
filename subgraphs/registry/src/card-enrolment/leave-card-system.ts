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
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { ConsentPurpose } from "../consent/consent-purpose.js";
import { sayConsent } from "../consent/say-consent.js";
import { Member } from "../member/member.entity.js";
import { MemberNotFound } from "../member/member-not-found.js";
import { CardEnrolment, CardEnrolmentStatus } from "./card-enrolment.entity.js";
import { CardEnrolmentNotFound } from "./card-enrolment-not-found.js";
import { endEnrolment } from "./end-enrolment.js";
import { ownEnrolment } from "./own-enrolment.js";

@InputType({ description: "What to leave." })
class LeaveCardSystemInput {
  @Field(() => ID, { description: "One's own joining." })
  enrolmentId!: string;
}

@ObjectType({ description: "The member has left the card system." })
class LeaveCardSystemPayload {
  @Field(() => CardEnrolment, { description: "What it has come to." })
  enrolment: CardEnrolment;

  constructor(enrolment: CardEnrolment) {
    this.enrolment = enrolment;
  }
}

const LeaveCardSystemResult = createUnionType({
  name: "LeaveCardSystemResult",
  description: "How leaving went.",
  types: () => [LeaveCardSystemPayload, CardEnrolmentNotFound, MemberNotFound, InvalidInput] as const,
});

/** A member withdraws from the card system. */
@Resolver()
export class LeaveCardSystem {
  @May(Permission.VIEW_OWN_ACCOUNT)
  @Mutation(() => LeaveCardSystemResult, {
    description:
      "Leave the card system at any time («выход из карточной системы»): the consent is withdrawn, and the card goes from the telephone; one of plastic stays. Repeating it changes nothing.",
  })
  async leaveCardSystem(
    @Arg("input", () => LeaveCardSystemInput, { description: "What to leave." })
    { enrolmentId }: LeaveCardSystemInput,
    @Ctx() context: Context,
  ): Promise<typeof LeaveCardSystemResult> {
    const enrolment = await ownEnrolment(enrolmentId, context);
    if (!enrolment) return new CardEnrolmentNotFound();
    const { id, memberId, status } = enrolment;
    const isOver = status === CardEnrolmentStatus.LEFT || status === CardEnrolmentStatus.DECLINED;
    if (isOver) return new LeaveCardSystemPayload(enrolment);
    const said = await sayConsent(
      {
        memberId: null,
        purpose: ConsentPurpose.CARD,
        channel: null,
        isGiven: false,
        textVersion: null,
        on: today(),
      },
      context,
    );
    if (!(said instanceof Member)) return said;
    await endEnrolment(memberId, null, context);
    return new LeaveCardSystemPayload(
      await context.em.findOneOrFail(CardEnrolment, { id }, { refresh: true }),
    );
  }
}

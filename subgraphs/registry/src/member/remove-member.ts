import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
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
import { Reading } from "../card/reading.js";
import { DecisionInput, readDecision } from "./decision.js";
import { faultsOfDay, keepMember } from "./kept-member.js";
import { MemberNotFound } from "./member-not-found.js";
import { Member } from "./member.entity.js";
import { membersById } from "./member.loader.js";
import { RemovalReason } from "./movement.entity.js";
import { NotOnRegister } from "./not-on-register.js";
import { removeFromRegister } from "./remove-from-register.js";

const LONGEST_NOTE = 1_000;

@InputType({ description: "Whom to remove from the register, when and why." })
class RemoveMemberInput {
  @Field(() => ID, { description: "The member." })
  memberId!: string;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day, not before the last movement; when left out, the day of the decision, or today.",
  })
  on?: PlainDate | null;

  @Field(() => RemovalReason, { description: "Why." })
  reason!: RemovalReason;

  @Field(() => String, { nullable: true, description: "What else is to be remembered, in plain text." })
  note?: string | null;

  @Field(() => DecisionInput, {
    nullable: true,
    description: "The decision of the meeting or committee, where one was taken.",
  })
  decision?: DecisionInput | null;
}

@ObjectType({ description: "The member is no longer on the register." })
class RemoveMemberPayload {
  @Field(() => Member, { description: "The member; the card is kept." })
  member: Member;

  constructor(member: Member) {
    this.member = member;
  }
}

const RemoveMemberResult = createUnionType({
  name: "RemoveMemberResult",
  description: "How removing from the register went.",
  types: () => [RemoveMemberPayload, MemberNotFound, NotOnRegister, InvalidInput] as const,
});

/** The keeper of a register removes a member from it («снятие с учёта»). Nothing is deleted. */
@Resolver()
export class RemoveMember {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => RemoveMemberResult, {
    description: "Remove a member from the register («снятие с учёта»). The card and its history are kept.",
  })
  async removeMember(
    @Arg("input", () => RemoveMemberInput, { description: "The member, the day and the reason." })
    input: RemoveMemberInput,
    @Ctx() context: Context,
  ): Promise<typeof RemoveMemberResult> {
    const kept = await keepMember(input.memberId, context);
    if (!kept) return new MemberNotFound();
    const { member, lastMovedOn } = kept;
    if (!member.isOnRegister) return new NotOnRegister(lastMovedOn);

    const reading = new Reading();
    const decision = readDecision(reading, input.decision);
    const on = input.on ?? decision?.on ?? today();
    const note = reading.text("note", input.note, LONGEST_NOTE);
    const faults = [...faultsOfDay(on, lastMovedOn), ...reading.faults];
    if (faults.length > 0) return new InvalidInput(faults);

    await removeFromRegister(member, { on, reason: input.reason, note, decision }, context);
    const [removed] = await membersById([member.id], context);
    return new RemoveMemberPayload(removed ?? member);
  }
}

import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
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
import { holdsSince } from "../history/holds-since.js";
import { Reading } from "../card/reading.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { DecisionInput, readDecision } from "./decision.js";
import { faultsOfDay, keepMember } from "./kept-member.js";
import { keptRegister } from "./kept-register.js";
import { MemberNotFound } from "./member-not-found.js";
import { Member } from "./member.entity.js";
import { memberTransferred } from "./member.events.js";
import { membersById } from "./member.loader.js";
import { MovementKind } from "./movement.entity.js";
import { NotOnRegister } from "./not-on-register.js";
import { placeMember, recordMovement } from "./place-member.js";

const LONGEST_NOTE = 1_000;

@InputType({ description: "Whom to transfer, where to and when." })
class TransferMemberInput {
  @Field(() => ID, { description: "The member." })
  memberId!: string;

  @Field(() => ID, { description: "The primary where to; its register must be kept by the viewer too." })
  toOrganisationId!: string;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day, not before the last movement; when left out, the day of the decision, or today.",
  })
  on?: PlainDate | null;

  @Field(() => String, { nullable: true, description: "What else is to be remembered, in plain text." })
  note?: string | null;

  @Field(() => DecisionInput, {
    nullable: true,
    description: "The decision of the meeting or committee, where one was taken.",
  })
  decision?: DecisionInput | null;
}

@ObjectType({ description: "The member is on the register of the other primary." })
class TransferMemberPayload {
  @Field(() => Member, { description: "The member." })
  member: Member;

  constructor(member: Member) {
    this.member = member;
  }
}

const TransferMemberResult = createUnionType({
  name: "TransferMemberResult",
  description: "How the transfer went.",
  types: () =>
    [TransferMemberPayload, MemberNotFound, OrganisationNotFound, NotOnRegister, InvalidInput] as const,
});

/** Who keeps both registers moves a member from one primary to another («перевод»). */
@Resolver()
export class TransferMember {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => TransferMemberResult, {
    description: "Move a member from the register of one primary to that of another («перевод»).",
  })
  async transferMember(
    @Arg("input", () => TransferMemberInput, { description: "The member, the primary and the day." })
    input: TransferMemberInput,
    @Ctx() context: Context,
  ): Promise<typeof TransferMemberResult> {
    const { em, tell } = context;
    const kept = await keepMember(input.memberId, context);
    if (!kept) return new MemberNotFound();
    const { member, lastMovedOn } = kept;

    const organisation = await keptRegister(input.toOrganisationId, context);
    if (!organisation) return new OrganisationNotFound();
    if (!member.isOnRegister) return new NotOnRegister(lastMovedOn);

    const reading = new Reading();
    const decision = readDecision(reading, input.decision);
    const on = input.on ?? decision?.on ?? today();
    const note = reading.text("note", input.note, LONGEST_NOTE);
    const faults = [...faultsOfDay(on, lastMovedOn), ...reading.faults];
    if (organisation.node === member.primaryId) {
      const there = { ru: "Уже на учёте в этой организации.", en: "The member is on this register already." };
      faults.push(new InvalidField("toOrganisationId", there));
    }
    if (faults.length > 0) return new InvalidInput(faults);

    const memberId = member.id;
    const from = member.primaryId;
    await holdsSince(on, context);
    await placeMember(memberId, organisation, context);
    const transferred = { memberId, kind: MovementKind.TRANSFERRED, on, from, note, decision };
    await recordMovement({ ...transferred, organisation: organisation.node }, context);

    const former = await em.findOneOrFail(Organisation, { node: from });
    tell(memberTransferred, {
      memberId,
      organisationId: organisation.id,
      fromOrganisationId: former.id,
    });
    const [moved] = await membersById([memberId], context);
    return new TransferMemberPayload(moved ?? member);
  }
}

import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
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
import { Reading } from "../card/reading.js";
import { MemberNotFound } from "../member/member-not-found.js";
import { Member } from "../member/member.entity.js";
import { memberChanged } from "../member/member.events.js";
import { membersById } from "../member/member.loader.js";
import { ContactNotFound } from "./contact-not-found.js";
import { ContactKind } from "./contact.type.js";
import { holdMember, lastOne } from "./own-contacts.js";
import { isLastToReach, readContact, removeContactOf } from "./preferred-contact.js";

@InputType({ description: "Which contact to take off a card." })
class RemoveContactInput {
  @Field(() => ID, {
    nullable: true,
    description: "The member, for a keeper of the register; oneself when left out.",
  })
  memberId?: string | null;

  @Field(() => ContactKind, { description: "What it is." })
  kind!: ContactKind;

  @Field(() => String, { description: "The number, address or name." })
  value!: string;
}

@ObjectType({ description: "The contact no longer stands on the card." })
class RemoveContactPayload {
  @Field(() => Member, { description: "The member, with all contacts." })
  member: Member;

  constructor(member: Member) {
    this.member = member;
  }
}

const RemoveContactResult = createUnionType({
  name: "RemoveContactResult",
  description: "How removing the contact went.",
  types: () => [RemoveContactPayload, MemberNotFound, ContactNotFound, InvalidInput] as const,
});

/** The keeper of a register, or the member, takes a contact off the card. */
@Resolver()
export class RemoveContact {
  @May(Permission.VIEW_OWN_ACCOUNT)
  @Mutation(() => RemoveContactResult, {
    description:
      "Take a contact off a card; off one's own, a telephone or an e-mail stays. Of a telephone or e-mail that was preferred, the oldest other one takes the place.",
  })
  async removeContact(
    @Arg("input", () => RemoveContactInput, { description: "The member and the contact." })
    input: RemoveContactInput,
    @Ctx() context: Context,
  ): Promise<typeof RemoveContactResult> {
    const { tell } = context;
    const member = await holdMember(input.memberId, context);
    if (!member) return new MemberNotFound();
    const reading = new Reading();
    const contact = readContact(reading, input);
    if (reading.faults.length > 0) return new InvalidInput(reading.faults);
    const isOwn = (input.memberId ?? null) === null;
    if (isOwn && (await isLastToReach(member, contact, context))) return new InvalidInput([lastOne("value")]);

    if (!(await removeContactOf(member, contact, context))) return new ContactNotFound();
    tell(memberChanged, { memberId: member.id });
    const [changed] = await membersById([member.id], context);
    return new RemoveContactPayload(changed ?? member);
  }
}

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
import { holdMember } from "./own-contacts.js";
import { preferContactOf, preferredOf, readContact } from "./preferred-contact.js";

@InputType({ description: "Which contact a member prefers." })
class PreferContactInput {
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

@ObjectType({ description: "The contact is the first of its kind." })
class PreferContactPayload {
  @Field(() => Member, { description: "The member, with all contacts." })
  member: Member;

  constructor(member: Member) {
    this.member = member;
  }
}

const PreferContactResult = createUnionType({
  name: "PreferContactResult",
  description: "How preferring the contact went.",
  types: () => [PreferContactPayload, MemberNotFound, ContactNotFound, InvalidInput] as const,
});

/** The keeper of a register notes which of a member's contacts to use first, or the member does. */
@Resolver()
export class PreferContact {
  @May(Permission.VIEW_OWN_ACCOUNT)
  @Mutation(() => PreferContactResult, {
    description:
      "Say which of a member's contacts, or of one's own, to use first; it takes the place of the one before.",
  })
  async preferContact(
    @Arg("input", () => PreferContactInput, { description: "The member and the contact." })
    input: PreferContactInput,
    @Ctx() context: Context,
  ): Promise<typeof PreferContactResult> {
    const { em, tell } = context;
    const member = await holdMember(input.memberId, context);
    if (!member) return new MemberNotFound();
    const reading = new Reading();
    const contact = readContact(reading, input);
    if (reading.faults.length > 0) return new InvalidInput(reading.faults);

    const [known] = await em.execute<object[]>(
      "select from contacts where member_id = ? and kind = ? and value = ?",
      [member.id, contact.kind, contact.value],
    );
    if (known) await preferContactOf(member, contact, context);
    else if ((await preferredOf(member, contact.kind, context)) !== contact.value)
      return new ContactNotFound();
    tell(memberChanged, { memberId: member.id });
    const [changed] = await membersById([member.id], context);
    return new PreferContactPayload(changed ?? member);
  }
}

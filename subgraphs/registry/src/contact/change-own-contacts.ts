import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { type InvalidField, InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { CardChangedMeanwhile, cardRevisions } from "../card/card-revision.js";
import { Reading } from "../card/reading.js";
import { readEmail, readPhone } from "../member/check-card.js";
import { MemberNotFound } from "../member/member-not-found.js";
import { Member } from "../member/member.entity.js";
import { memberChanged } from "../member/member.events.js";
import { membersById } from "../member/member.loader.js";
import { holdOwnMember } from "../member/own-member.js";
import { lastOne } from "./own-contacts.js";
import { dropRepeated } from "./preferred-contact.js";

@InputType({
  description: "How the union reaches one from now on: what is left out stays, and null empties a field.",
})
class ChangeOwnContactsInput {
  @Field(() => String, { description: "The card's revision as it was read." })
  revision!: string;

  @Field(() => String, { nullable: true, description: "The preferred telephone, in any writing." })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: "The preferred e-mail." })
  email?: string | null;
}

@ObjectType({ description: "The card says what was given." })
class ChangeOwnContactsPayload {
  @Field(() => Member, { description: "The member, with the card's new revision." })
  member: Member;

  constructor(member: Member) {
    this.member = member;
  }
}

const ChangeOwnContactsResult = createUnionType({
  name: "ChangeOwnContactsResult",
  description: "How changing one's own contacts went.",
  types: () => [ChangeOwnContactsPayload, MemberNotFound, CardChangedMeanwhile, InvalidInput] as const,
});

type Column = "phone" | "email";

/** A member on a register changes the telephone and the e-mail of their own card. */
@Resolver()
export class ChangeOwnContacts {
  @May(Permission.VIEW_OWN_ACCOUNT)
  @Mutation(() => ChangeOwnContactsResult, {
    description:
      "Change the telephone and the e-mail of one's own card, where one is on a register; one of the two stays. Those who keep the register see it in the card's history.",
  })
  async changeOwnContacts(
    @Arg("input", () => ChangeOwnContactsInput, { description: "The fields to change." })
    input: ChangeOwnContactsInput,
    @Ctx() context: Context,
  ): Promise<typeof ChangeOwnContactsResult> {
    const { em, tell } = context;
    const member = await holdOwnMember(context);
    if (!member) return new MemberNotFound();
    const [revision] = await cardRevisions([member.id], context);
    if (revision !== input.revision) return new CardChangedMeanwhile(member);

    const { columns, faults } = changesOf(member, input);
    if (faults.length > 0) return new InvalidInput(faults);
    if (Object.keys(columns).length === 0) return new ChangeOwnContactsPayload(member);

    await em.nativeUpdate(Member, member.id, columns);
    await dropRepeated(member.id, columns, context);
    tell(memberChanged, { memberId: member.id });
    const [changed] = await membersById([member.id], context);
    return new ChangeOwnContactsPayload(changed ?? member);
  }
}

/** What is given and stands otherwise on the card. */
function changesOf(member: Member, { phone, email }: ChangeOwnContactsInput) {
  const reading = new Reading();
  const given: Partial<Record<Column, string | null>> = {
    ...(phone !== undefined && { phone: readPhone(reading, "phone", phone) }),
    ...(email !== undefined && { email: readEmail(reading, "email", email) }),
  };
  const columns = Object.fromEntries(
    Object.entries(given).filter(([column, value]) => value !== member[column as Column]),
  );
  const { faults } = reading;
  return { columns, faults: faults.length > 0 ? faults : faultsOfEmptying(member, columns) };
}

function faultsOfEmptying(member: Member, columns: Partial<Record<Column, string | null>>): InvalidField[] {
  const after = { phone: member.phone, email: member.email, ...columns };
  return after.phone === null && after.email === null ? Object.keys(columns).map(lastOne) : [];
}

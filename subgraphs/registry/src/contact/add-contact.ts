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
import { ContactKind } from "./contact.type.js";
import { holdMember } from "./own-contacts.js";
import { preferredOf, preferContactOf, readContact } from "./preferred-contact.js";

/** More is no help to anyone who wants to reach a person. */
const MOST_CONTACTS = 20;

@InputType({ description: "A way to reach a member." })
class AddContactInput {
  @Field(() => ID, {
    nullable: true,
    description: "The member, for a keeper of the register; oneself when left out.",
  })
  memberId?: string | null;

  @Field(() => ContactKind, { description: "What it is." })
  kind!: ContactKind;

  @Field(() => String, { description: "The number, address or name." })
  value!: string;

  @Field(() => String, { nullable: true, description: "A note, as «рабочий»." })
  note?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Whether the member prefers it; the first of its kind always is.",
  })
  isPreferred!: boolean;
}

@ObjectType({ description: "The contact stands on the card." })
class AddContactPayload {
  @Field(() => Member, { description: "The member, with all contacts." })
  member: Member;

  constructor(member: Member) {
    this.member = member;
  }
}

const AddContactResult = createUnionType({
  name: "AddContactResult",
  description: "How adding the contact went.",
  types: () => [AddContactPayload, MemberNotFound, InvalidInput] as const,
});

/** The keeper of a register writes down another way to reach a member, or the member does. */
@Resolver()
export class AddContact {
  @May(Permission.VIEW_OWN_ACCOUNT)
  @Mutation(() => AddContactResult, {
    description:
      "Write down another way to reach a member, or oneself («Контакты»). The same again changes only its note.",
  })
  async addContact(
    @Arg("input", () => AddContactInput, { description: "The member and the contact." })
    input: AddContactInput,
    @Ctx() context: Context,
  ): Promise<typeof AddContactResult> {
    const { em, tell } = context;
    const member = await holdMember(input.memberId, context);
    if (!member) return new MemberNotFound();

    const reading = new Reading();
    const contact = readContact(reading, input);
    const note = reading.text("note", input.note, 200);
    const [known] = await em.execute<{ count: number }[]>(
      "select count(*)::int as count from contacts where member_id = ?",
      [member.id],
    );
    if ((known?.count ?? 0) >= MOST_CONTACTS) {
      reading.fault("value", `Не больше ${MOST_CONTACTS} контактов.`, `At most ${MOST_CONTACTS} contacts.`);
    }
    if (reading.faults.length > 0) return new InvalidInput(reading.faults);

    const preferred = await preferredOf(member, contact.kind, context);
    if (preferred !== contact.value) {
      await em.execute(
        `insert into contacts (member_id, kind, value, note) values (?, ?, ?, ?)
         on conflict (member_id, kind, value) do update set note = excluded.note`,
        [member.id, contact.kind, contact.value, note],
      );
      if (input.isPreferred || preferred === null) await preferContactOf(member, contact, context);
    }
    tell(memberChanged, { memberId: member.id });
    const [changed] = await membersById([member.id], context);
    return new AddContactPayload(changed ?? member);
  }
}

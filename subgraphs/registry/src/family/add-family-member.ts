import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput, Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
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
import { addEntry } from "../card/add-entry.js";
import { Reading } from "../card/reading.js";
import { faultsOfName, readName } from "../member/check-name.js";
import { MemberNotFound } from "../member/member-not-found.js";
import { Member } from "../member/member.entity.js";
import { PersonNameInput } from "../member/person-name.js";
import { FamilyMember, Kinship } from "./family-member.entity.js";

@InputType({ description: "A relative and whose." })
class AddFamilyMemberInput {
  @Field(() => ID, { description: "The member." })
  memberId!: string;

  @Field(() => Kinship, { description: "Who the relative is to the member." })
  kinship!: Kinship;

  @Field(() => PersonNameInput, { description: "The relative's name." })
  name!: PersonNameInput;

  @Field(() => PlainDateScalar, { nullable: true, description: "The relative's day of birth." })
  bornOn?: PlainDate | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day when the relative, or for a child the parent, agreed to be kept here.",
  })
  consentedOn?: PlainDate | null;

  @Field(() => String, { nullable: true, description: "A note in plain text." })
  note?: string | null;
}

@ObjectType({ description: "The relative stands on the card." })
class AddFamilyMemberPayload {
  @Field(() => FamilyMember, { description: "The relative." })
  familyMember: FamilyMember;

  @Field(() => Member, { description: "The member." })
  member: Member;

  constructor(familyMember: FamilyMember, member: Member) {
    this.familyMember = familyMember;
    this.member = member;
  }
}

const AddFamilyMemberResult = createUnionType({
  name: "AddFamilyMemberResult",
  description: "How adding the relative went.",
  types: () => [AddFamilyMemberPayload, MemberNotFound, InvalidInput] as const,
});

/** The keeper of a register writes a relative into a member's card. */
@Resolver()
export class AddFamilyMember {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => AddFamilyMemberResult, { description: "Write a relative into a member's card («Семья»)." })
  async addFamilyMember(
    @Arg("input", () => AddFamilyMemberInput, { description: "The relative and the member." })
    input: AddFamilyMemberInput,
    @Ctx() context: Context,
  ): Promise<typeof AddFamilyMemberResult> {
    const reading = new Reading();
    const name = readName(input.name);
    const columns = {
      ...name,
      kinship: input.kinship,
      bornOn: reading.past("bornOn", input.bornOn ?? null),
      consentedOn: reading.past("consentedOn", input.consentedOn ?? null),
      note: reading.text("note", input.note, 1_000),
    };
    const faults = [...faultsOfName(name), ...reading.faults];
    const added = await addEntry(FamilyMember, input.memberId, { columns, faults }, context);
    return added instanceof Problem ? added : new AddFamilyMemberPayload(added.entry, added.member);
  }
}

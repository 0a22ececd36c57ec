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
import { MemberNotFound } from "../member/member-not-found.js";
import { Member } from "../member/member.entity.js";
import { Award, AwardLevel } from "./award.entity.js";

@InputType({ description: "An award and who has it." })
class AddAwardInput {
  @Field(() => ID, { description: "The member." })
  memberId!: string;

  @Field(() => String, { description: "What it is called." })
  name!: string;

  @Field(() => AwardLevel, { description: "Who gave it." })
  level!: AwardLevel;

  @Field(() => PlainDateScalar, { description: "The day it was given." })
  awardedOn!: PlainDate;

  @Field(() => String, { nullable: true, description: "The number of the decision." })
  decisionNumber?: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: "The day of the decision." })
  decidedOn?: PlainDate | null;

  @Field(() => String, { nullable: true, description: "What for, in plain text." })
  note?: string | null;
}

@ObjectType({ description: "The award stands on the card." })
class AddAwardPayload {
  @Field(() => Award, { description: "The award." })
  award: Award;

  @Field(() => Member, { description: "The member." })
  member: Member;

  constructor(award: Award, member: Member) {
    this.award = award;
    this.member = member;
  }
}

const AddAwardResult = createUnionType({
  name: "AddAwardResult",
  description: "How adding the award went.",
  types: () => [AddAwardPayload, MemberNotFound, InvalidInput] as const,
});

/** The keeper of a register writes an award into a member's card. */
@Resolver()
export class AddAward {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => AddAwardResult, { description: "Write an award into a member's card («Награды»)." })
  async addAward(
    @Arg("input", () => AddAwardInput, { description: "The award and the member." }) input: AddAwardInput,
    @Ctx() context: Context,
  ): Promise<typeof AddAwardResult> {
    const reading = new Reading();
    const columns = {
      name: reading.words("name", input.name, 300),
      level: input.level,
      awardedOn: reading.past("awardedOn", input.awardedOn),
      decisionNumber: reading.text("decisionNumber", input.decisionNumber, 60),
      decidedOn: reading.past("decidedOn", input.decidedOn ?? null),
      note: reading.text("note", input.note, 1_000),
    };
    const added = await addEntry(Award, input.memberId, { columns, faults: reading.faults }, context);
    return added instanceof Problem ? added : new AddAwardPayload(added.entry, added.member);
  }
}

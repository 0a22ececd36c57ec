import { Permission } from "@angel/kit/access";
import { cursorOf } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { Reading } from "../card/reading.js";
import { placeOf } from "../organisation/name-order.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { AlreadyMember } from "./already-member.js";
import { type CardInput, checkCard } from "./check-card.js";
import { DecisionInput, readDecision } from "./decision.js";
import { keptRegister } from "./kept-register.js";
import { MemberEdge } from "./member-page.js";
import { DuesForm, Member, Occupation, Sex } from "./member.entity.js";
import { PersonNameInput } from "./person-name.js";
import { putOnRegister } from "./put-on-register.js";

@InputType({ description: "A person to be put on a register, and what their card says." })
class RegisterMemberInput implements CardInput {
  @Field(() => ID, { description: "The primary on whose register." })
  organisationId!: string;

  @Field(() => PersonNameInput, { description: "The name." })
  name!: PersonNameInput;

  @Field(() => Sex, { description: "The sex." })
  sex!: Sex;

  @Field(() => PlainDateScalar, { description: "The day of birth, at least 14 years before joining." })
  bornOn!: PlainDate;

  @Field(() => Occupation, { description: "What the person does." })
  occupation!: Occupation;

  @Field(() => DuesForm, { nullable: true, description: "How dues will be paid." })
  duesForm?: DuesForm | null;

  @Field(() => String, { nullable: true, description: "Where the person works or studies." })
  workplace?: string | null;

  @Field(() => String, { nullable: true, description: "What the person works as." })
  position?: string | null;

  @Field(() => Int, { nullable: true, description: "The year of a student's course, 1 to 7." })
  courseOfStudy?: number | null;

  @Field(() => String, { nullable: true, description: "The telephone, in any writing." })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: "The e-mail." })
  email?: string | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description:
      "The day the membership begins; when left out, the day of the decision, or today without one.",
  })
  joinedOn?: PlainDate | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day of the consent to processing personal data.",
  })
  consentedOn?: PlainDate | null;

  @Field(() => DecisionInput, {
    nullable: true,
    description: "The decision of the meeting or committee that admitted the person.",
  })
  decision?: DecisionInput | null;
}

@ObjectType({ description: "The person is on the register." })
class RegisterMemberPayload {
  @Field(() => Member, { description: "The member, with a card number." })
  member: Member;

  @Field(() => MemberEdge, { description: "The member with the place in the list by names." })
  memberEdge: InstanceType<typeof MemberEdge>;

  constructor(member: Member) {
    this.member = member;
    this.memberEdge = { node: member, cursor: cursorOf(placeOf(member)) };
  }
}

const RegisterMemberResult = createUnionType({
  name: "RegisterMemberResult",
  description: "How putting on the register went.",
  types: () => [RegisterMemberPayload, OrganisationNotFound, AlreadyMember, InvalidInput] as const,
});

/** The keeper of a register puts a person on it («постановка на учёт»). */
@Resolver()
export class RegisterMember {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => RegisterMemberResult, {
    description:
      "Put a person on the register of a primary («постановка на учёт»). One whom you removed before returns to the same card.",
  })
  async registerMember(
    @Arg("input", () => RegisterMemberInput, { description: "The person and the primary." })
    input: RegisterMemberInput,
    @Ctx() context: Context,
  ): Promise<typeof RegisterMemberResult> {
    const reading = new Reading();
    const decision = readDecision(reading, input.decision);
    const { columns, faults } = checkCard(input, input.joinedOn ?? decision?.on);
    faults.push(...reading.faults);
    if (faults.length > 0) return new InvalidInput(faults);

    const organisation = await keptRegister(input.organisationId, context);
    if (!organisation) return new OrganisationNotFound();

    const member = await putOnRegister(columns, organisation, decision, context);
    return member instanceof Member ? new RegisterMemberPayload(member) : member;
  }
}

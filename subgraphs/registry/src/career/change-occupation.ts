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
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { Reading } from "../card/reading.js";
import { holdsSince } from "../history/holds-since.js";
import { cardOf, checkCard } from "../member/check-card.js";
import { keepMember } from "../member/kept-member.js";
import { MemberNotFound } from "../member/member-not-found.js";
import { Member, Occupation } from "../member/member.entity.js";
import { memberChanged } from "../member/member.events.js";
import { membersById } from "../member/member.loader.js";

@InputType({ description: "What a member does from a day on." })
class ChangeOccupationInput {
  @Field(() => ID, { description: "The member." })
  memberId!: string;

  @Field(() => Occupation, { description: "What the member does now." })
  occupation!: Occupation;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "Since which day, not before the last change; today when left out.",
  })
  on?: PlainDate | null;

  @Field(() => String, {
    nullable: true,
    description: "Where the member works or studies now; left out, it stays, but a pensioner has none.",
  })
  workplace?: string | null;

  @Field(() => String, { nullable: true, description: "What the member works as now; the same holds." })
  position?: string | null;

  @Field(() => Int, { nullable: true, description: "The year of a student's course, 1 to 7." })
  courseOfStudy?: number | null;
}

@ObjectType({ description: "The member belongs to the other category; the change stands in the history." })
class ChangeOccupationPayload {
  @Field(() => Member, { description: "The member." })
  member: Member;

  constructor(member: Member) {
    this.member = member;
  }
}

const ChangeOccupationResult = createUnionType({
  name: "ChangeOccupationResult",
  description: "How the change of category went.",
  types: () => [ChangeOccupationPayload, MemberNotFound, InvalidInput] as const,
});

/** The keeper of a register records that a member works, studies or has retired now. */
@Resolver()
export class ChangeOccupation {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => ChangeOccupationResult, {
    description:
      "Move a member to another category («работающий, обучающийся, неработающий пенсионер»), with history.",
  })
  async changeOccupation(
    @Arg("input", () => ChangeOccupationInput, { description: "The member and the occupation." })
    input: ChangeOccupationInput,
    @Ctx() context: Context,
  ): Promise<typeof ChangeOccupationResult> {
    const { em, viewer, tell } = context;
    const kept = await keepMember(input.memberId, context);
    if (!kept) return new MemberNotFound();
    const { member } = kept;

    const changedOn = input.on ?? today();
    const faults = await faultsOfChange(member, input.occupation, changedOn, context);
    const { columns, faults: faultsOfCard } = checkCard({ ...cardOf(member), ...newWork(member, input) });
    faults.push(
      ...faultsOfCard.filter(({ path }) => ["workplace", "position", "courseOfStudy"].includes(path)),
    );
    if (faults.length > 0) return new InvalidInput(faults);

    const { occupation, workplace, position, courseOfStudy } = columns;
    await holdsSince(changedOn, context);
    await em.nativeUpdate(Member, member.id, { occupation, workplace, position, courseOfStudy });
    await em.execute(
      `insert into occupation_changes (member_id, former, occupation, changed_on, recorded_by_id)
       values (?, ?, ?, ?, ?)`,
      [member.id, member.occupation, occupation, changedOn, viewer.accountId],
    );
    tell(memberChanged, { memberId: member.id });
    const [changed] = await membersById([member.id], context);
    return new ChangeOccupationPayload(changed ?? member);
  }
}

function newWork(member: Member, input: ChangeOccupationInput) {
  const works = input.occupation !== Occupation.PENSIONER;
  return {
    occupation: input.occupation,
    workplace: input.workplace === undefined ? (works ? member.workplace : null) : input.workplace,
    position: input.position === undefined ? (works ? member.position : null) : input.position,
    courseOfStudy: input.courseOfStudy ?? null,
  };
}

async function faultsOfChange(member: Member, occupation: Occupation, on: PlainDate, { em }: Context) {
  const reading = new Reading();
  reading.past("on", on);
  if (occupation === member.occupation) {
    reading.fault("occupation", "Эта категория уже указана.", "The member belongs to it already.");
  }
  const [last] = await em.execute<{ day: PlainDate | null }[]>(
    "select max(changed_on)::text as day from occupation_changes where member_id = ?",
    [member.id],
  );
  if (last?.day && on < last.day) {
    reading.fault("on", "Раньше предыдущей смены категории.", "Before the last change of category.");
  }
  return reading.faults;
}

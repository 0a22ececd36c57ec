import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
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
import { Education } from "../career/career.entity.js";
import { dropRepeated } from "../contact/preferred-contact.js";
import { cardOf, checkCard } from "../member/check-card.js";
import { keepMember } from "../member/kept-member.js";
import { MemberNotFound } from "../member/member-not-found.js";
import { DuesForm, Member, Sex } from "../member/member.entity.js";
import { memberChanged } from "../member/member.events.js";
import { membersById } from "../member/member.loader.js";
import { setByPerson } from "../sex/sex-origin.js";
import { CardChangedMeanwhile, cardRevisions } from "./card-revision.js";
import { Reading } from "./reading.js";

@InputType({ description: "What to change on a card: what is left out stays, and null empties a field." })
class ChangeMemberInput {
  @Field(() => ID, { description: "The member." })
  memberId!: string;

  @Field(() => String, { description: "The card's revision as it was read." })
  revision!: string;

  @Field(() => Sex, { nullable: true, description: "The sex; it cannot be emptied." })
  sex?: Sex | null;

  @Field(() => PlainDateScalar, { nullable: true, description: "The day of birth; it cannot be emptied." })
  bornOn?: PlainDate | null;

  @Field(() => DuesForm, { nullable: true, description: "How dues are paid." })
  duesForm?: DuesForm | null;

  @Field(() => String, { nullable: true, description: "Where the member works or studies." })
  workplace?: string | null;

  @Field(() => String, { nullable: true, description: "What the member works as." })
  position?: string | null;

  @Field(() => Int, { nullable: true, description: "The year of a student's course, 1 to 7." })
  courseOfStudy?: number | null;

  @Field(() => String, { nullable: true, description: "The preferred telephone, in any writing." })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: "The preferred e-mail." })
  email?: string | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day of the consent to processing personal data.",
  })
  consentedOn?: PlainDate | null;

  @Field(() => PlainDateScalar, { nullable: true, description: "The day the card was filled in." })
  filledOn?: PlainDate | null;

  @Field(() => PlainDateScalar, { nullable: true, description: "Since when the member has worked." })
  workingFrom?: PlainDate | null;

  @Field(() => PlainDateScalar, { nullable: true, description: "Since when the member has taught." })
  teachingFrom?: PlainDate | null;

  @Field(() => Boolean, { nullable: true, description: "Whether a pension for long service is paid." })
  hasLongServicePension?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Whether the member is a veteran of labour." })
  isLabourVeteran?: boolean | null;

  @Field(() => Education, { nullable: true, description: "How far the member has studied." })
  education?: Education | null;

  @Field(() => String, { nullable: true, description: "The academic degree in words." })
  academicDegree?: string | null;

  @Field(() => String, { nullable: true, description: "The academic title in words." })
  academicTitle?: string | null;
}

@ObjectType({ description: "The card says what was given." })
class ChangeMemberPayload {
  @Field(() => Member, { description: "The member, with the card's new revision." })
  member: Member;

  constructor(member: Member) {
    this.member = member;
  }
}

const ChangeMemberResult = createUnionType({
  name: "ChangeMemberResult",
  description: "How changing the card went.",
  types: () => [ChangeMemberPayload, MemberNotFound, CardChangedMeanwhile, InvalidInput] as const,
});

/** What stands on the member itself, because lists and counts ask for it. */
const OF_MEMBER = [
  "sex",
  "bornOn",
  "duesForm",
  "workplace",
  "position",
  "courseOfStudy",
  "phone",
  "email",
  "consentedOn",
] as const;

const OF_CAREER = {
  filledOn: "filled_on",
  workingFrom: "working_from",
  teachingFrom: "teaching_from",
  hasLongServicePension: "has_long_service_pension",
  isLabourVeteran: "is_labour_veteran",
  education: "education",
  academicDegree: "academic_degree",
  academicTitle: "academic_title",
} as const;

/** The keeper of a register changes what a card says; only the fields given change. */
@Resolver()
export class ChangeMember {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => ChangeMemberResult, {
    description:
      "Change what a card says: only the given fields change. The name and the occupation have deeds of their own, because they keep a history.",
  })
  async changeMember(
    @Arg("input", () => ChangeMemberInput, { description: "The member and the fields to change." })
    input: ChangeMemberInput,
    @Ctx() context: Context,
  ): Promise<typeof ChangeMemberResult> {
    const { em, tell } = context;
    const kept = await keepMember(input.memberId, context);
    if (!kept) return new MemberNotFound();
    const { member } = kept;
    const [revision] = await cardRevisions([member.id], context);
    if (revision !== input.revision) return new CardChangedMeanwhile(member);

    const ofMember = changesOfMember(member, input);
    const ofCareer = changesOfCareer(member, input);
    const faults = [...ofMember.faults, ...ofCareer.faults];
    if (faults.length > 0) return new InvalidInput(faults);

    if (Object.keys(ofMember.columns).length > 0) await em.nativeUpdate(Member, member.id, ofMember.columns);
    await dropRepeated(member.id, ofMember.columns, context);
    if (input.sex) await setByPerson(member.id, context);
    await writeCareer(member.id, ofCareer.columns, context);
    tell(memberChanged, { memberId: member.id });
    const [changed] = await membersById([member.id], context);
    return new ChangeMemberPayload(changed ?? member);
  }
}

/** The card as it would be is checked whole; what was wrong before is no fault of this change. */
function changesOfMember(member: Member, input: ChangeMemberInput) {
  const given = OF_MEMBER.filter((field) => input[field] !== undefined);
  const { columns, faults } = checkCard({
    ...cardOf(member),
    ...Object.fromEntries(given.map((field) => [field, input[field]])),
  });
  const emptied = (["sex", "bornOn"] as const)
    .filter((field) => input[field] === null)
    .map(
      (field) => new InvalidField(field, { ru: "Это поле нельзя очистить.", en: "It cannot be emptied." }),
    );
  return {
    columns: Object.fromEntries(given.map((field) => [field, columns[field]])),
    faults: [...emptied, ...faults.filter(({ path }) => given.some((field) => field === path))],
  };
}

function changesOfCareer({ bornOn: born }: Member, input: ChangeMemberInput) {
  const reading = new Reading();
  const bornOn = input.bornOn ?? born;
  for (const field of ["filledOn", "workingFrom", "teachingFrom"] as const) {
    const day = reading.past(field, input[field] ?? null);
    if (day && bornOn && day < bornOn) {
      reading.fault(field, "Раньше даты рождения.", "Before the day of birth.");
    }
  }
  const texts = {
    academicDegree: reading.text("academicDegree", input.academicDegree, 200),
    academicTitle: reading.text("academicTitle", input.academicTitle, 200),
  };
  const columns = Object.entries(OF_CAREER).flatMap(([name, column]) => {
    const field = name as keyof typeof OF_CAREER;
    if (input[field] === undefined) return [];
    return [[column, field in texts ? texts[field as keyof typeof texts] : input[field]] as const];
  });
  return { columns, faults: reading.faults };
}

async function writeCareer(
  memberId: string,
  columns: readonly (readonly [string, unknown])[],
  { em }: Context,
): Promise<void> {
  if (columns.length === 0) return;
  const names = columns.map(([name]) => name);
  await em.execute(
    `insert into careers (member_id, ${names.join()}) values (?, ${names.map(() => "?").join()})
     on conflict (member_id) do update set ${names.map((name) => `${name} = excluded.${name}`).join()}`,
    [memberId, ...columns.map(([, value]) => value)],
  );
}

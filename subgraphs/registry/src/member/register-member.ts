import { Permission } from "@angel/kit/access";
import { cursorOf } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import { InvalidInput, Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
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
import { holdsSince } from "../history/holds-since.js";
import { placeOf } from "../organisation/name-order.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import type { Organisation } from "../organisation/organisation.entity.js";
import { organisationsById } from "../organisation/organisation.loader.js";
import { type CardColumns, type CardInput, checkCard } from "./check-card.js";
import { faultsOfDay } from "./kept-member.js";
import { MemberEdge } from "./member-page.js";
import { DuesForm, Member, MemberStatus, Occupation, Sex } from "./member.entity.js";
import { memberRegistered } from "./member.events.js";
import { membersById } from "./member.loader.js";
import { MovementKind } from "./movement.entity.js";
import { PersonNameInput } from "./person-name.js";
import { nodesOf, placeMember, recordMovement } from "./place-member.js";

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
    description: "The day the meeting or committee admitted the person; today when left out.",
  })
  joinedOn?: PlainDate | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day of the consent to processing personal data.",
  })
  consentedOn?: PlainDate | null;
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

@ObjectType({
  implements: Problem,
  description: "Somebody of this name and day of birth is on a register of the union already.",
})
class AlreadyMember extends Problem {
  @Field(() => Member, { nullable: true, description: "The member; null when the card is not yours to see." })
  member: Member | null;

  constructor(member: Member | null) {
    super({
      ru: "Человек с таким именем и датой рождения уже состоит на учёте в Профсоюзе.",
      en: "Somebody of this name and day of birth is a member already.",
    });
    this.member = member;
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
    const { viewer, load, tell } = context;
    const { columns, faults } = checkCard(input);
    if (faults.length > 0) return new InvalidInput(faults);

    const id = input.organisationId;
    const organisation = isUuid(id) ? await load(organisationsById).load(id) : null;
    if (!organisation?.keepsRegister || !viewer.may(Permission.KEEP_REGISTER, organisation.path)) {
      return new OrganisationNotFound();
    }

    const known = await findOnRegister(columns, context);
    if (known) {
      const member = await load(membersById).load(known);
      return new AlreadyMember(member?.path ? member : null);
    }

    const former = await findRemoved(columns, context);
    const early = former ? faultsOfDay(columns.joinedOn, former.movedOn, "joinedOn") : [];
    if (early.length > 0) return new InvalidInput(early);
    const memberId = former
      ? await returnToRegister(former, columns, organisation, context)
      : await addToRegister(columns, organisation, context);
    const registered = { memberId, kind: MovementKind.REGISTERED, on: columns.joinedOn };
    await recordMovement({ ...registered, organisation: organisation.node }, context);

    tell(memberRegistered, { memberId, organisationId: organisation.id });
    const [member] = await membersById([memberId], context);
    if (!member) throw new Error("A member who was just put on the register is not there.");
    return new RegisterMemberPayload(member);
  }
}

/** A member anywhere in the union by name and day of birth; of others' members only that they are there. */
async function findOnRegister(
  { lastName, firstName, patronymic, bornOn }: CardColumns,
  { em }: Context,
): Promise<string | null> {
  const person = "name_key(?, ?, ?), ?::date";
  const named = [lastName, firstName, patronymic, bornOn];
  // Two keepers may enter the same person at once: the second waits, and then finds the first's entry.
  await em.execute(`select pg_advisory_xact_lock(hashtextextended(row(${person})::text, 0))`, named);
  const [row] = await em.execute<{ id: string | null }[]>(
    `select member_on_register(${person}) as id`,
    named,
  );
  return row?.id ?? null;
}

interface FormerMember {
  id: string;
  /** The day of joining the union, which a return does not change. */
  joinedOn: PlainDate;
  movedOn: PlainDate;
}

/** The same person's card among those whom the viewer's registers keep after removal. */
async function findRemoved(
  { lastName, firstName, patronymic, bornOn }: CardColumns,
  { em }: Context,
): Promise<FormerMember | null> {
  const [row] = await em.execute<FormerMember[]>(
    `select members.id, joined_on::text as "joinedOn", moved_on::text as "movedOn"
     from members
     cross join lateral (
       select moved_on, reason from movements where member_id = members.id
       order by moved_on desc, recorded_at desc limit 1) last
     where name_key = name_key(?, ?, ?) and born_on = ? and status = 'REMOVED' and reason is distinct from 'DIED'
     order by moved_on desc limit 1 for update of members`,
    [lastName, firstName, patronymic, bornOn],
  );
  return row ?? null;
}

async function addToRegister(
  columns: CardColumns,
  organisation: Organisation,
  { em, viewer }: Context,
): Promise<string> {
  const id = await em.insert(Member, {
    ...columns,
    ...nodesOf(organisation),
    status: MemberStatus.ON_REGISTER,
  });
  await em.execute(
    `insert into membership_cards (number, member_id, primary_id, status_changed_by)
     values (new_card_number(), ?, ?, ?)`,
    [id, organisation.node, viewer.accountId],
  );
  return id;
}

async function returnToRegister(
  { id, joinedOn }: FormerMember,
  columns: CardColumns,
  organisation: Organisation,
  context: Context,
): Promise<string> {
  const { em, viewer } = context;
  await holdsSince(columns.joinedOn, context);
  await em.nativeUpdate(Member, id, { ...columns, joinedOn });
  await placeMember(id, organisation, context);
  await em.execute(
    `update membership_cards set
       status = case when issued_on is null then 'NOT_ORDERED' else 'ISSUED' end::card_status,
       status_changed_at = now(), status_changed_by = ?
     where member_id = ? and replaced_on is null and status = 'BLOCKED'`,
    [viewer.accountId, id],
  );
  return id;
}

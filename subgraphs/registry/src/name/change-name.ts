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
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { CardChangedMeanwhile, cardRevisions } from "../card/card-revision.js";
import { Reading } from "../card/reading.js";
import { holdsSince } from "../history/holds-since.js";
import { faultsOfName, readName } from "../member/check-name.js";
import { keepMember } from "../member/kept-member.js";
import { MemberNotFound } from "../member/member-not-found.js";
import { Member } from "../member/member.entity.js";
import { memberChanged } from "../member/member.events.js";
import { membersById } from "../member/member.loader.js";
import { fullName, PersonNameInput } from "../member/person-name.js";
import { NameChangeReason } from "./former-name.entity.js";

@InputType({ description: "A member's new name." })
class ChangeNameInput {
  @Field(() => ID, { description: "The member." })
  memberId!: string;

  @Field(() => String, { description: "The card's revision as it was read." })
  revision!: string;

  @Field(() => PersonNameInput, { description: "The name from now on." })
  name!: PersonNameInput;

  @Field(() => NameChangeReason, { description: "Why it changes." })
  reason!: NameChangeReason;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day of the new name, as in the document; today when left out.",
  })
  on?: PlainDate | null;
}

@ObjectType({ description: "The member has the new name; the former one stands in the history." })
class ChangeNamePayload {
  @Field(() => Member, { description: "The member." })
  member: Member;

  constructor(member: Member) {
    this.member = member;
  }
}

const ChangeNameResult = createUnionType({
  name: "ChangeNameResult",
  description: "How changing the name went.",
  types: () => [ChangeNamePayload, MemberNotFound, CardChangedMeanwhile, InvalidInput] as const,
});

/** The keeper of a register writes a member's new name; the old one stays in the history. */
@Resolver()
export class ChangeName {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => ChangeNameResult, {
    description: "Change a member's name; the former one is kept («история ФИО»).",
  })
  async changeName(
    @Arg("input", () => ChangeNameInput, { description: "The member and the name." }) input: ChangeNameInput,
    @Ctx() context: Context,
  ): Promise<typeof ChangeNameResult> {
    const { em, viewer, tell } = context;
    const kept = await keepMember(input.memberId, context);
    if (!kept) return new MemberNotFound();
    const { member } = kept;
    const [revision] = await cardRevisions([member.id], context);
    if (revision !== input.revision) return new CardChangedMeanwhile(member);

    const name = readName(input.name);
    const reading = new Reading();
    const usedUntil = reading.past("on", input.on ?? today());
    if (fullName(name) === fullName(member)) {
      reading.fault("name", "Имя то же самое.", "The name is the same.");
    }
    const faults = [...faultsOfName(name), ...reading.faults];
    if (faults.length > 0) return new InvalidInput(faults);

    const { lastName, firstName, patronymic, id } = member;
    await em.execute(
      `insert into former_names (member_id, last_name, first_name, patronymic, used_until, reason, recorded_by_id)
       values (?, ?, ?, ?, ?, ?, ?)`,
      [id, lastName, firstName, patronymic, usedUntil, input.reason, viewer.accountId],
    );
    await holdsSince(usedUntil, context);
    await em.nativeUpdate(Member, id, name);
    tell(memberChanged, { memberId: id });
    const [renamed] = await membersById([id], context);
    return new ChangeNamePayload(renamed ?? member);
  }
}

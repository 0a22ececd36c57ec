import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
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
import { keepMember } from "../member/kept-member.js";
import { Member } from "../member/member.entity.js";
import { membersById } from "../member/member.loader.js";
import { MemberNotFound } from "../member/member-not-found.js";
import { sameMember } from "./kept-pair.js";

@InputType({ description: "Who are two people." })
class DismissDuplicateInput {
  @Field(() => ID, { description: "The one whose register you keep." })
  memberId!: string;

  @Field(() => ID, { description: "The other, anywhere in the union." })
  otherId!: string;
}

@ObjectType({ description: "The pair is no longer asked about." })
class DismissDuplicatePayload {
  @Field(() => Member, { description: "The member whose register you keep." })
  member: Member;

  constructor(member: Member) {
    this.member = member;
  }
}

const DismissDuplicateResult = createUnionType({
  name: "DismissDuplicateResult",
  description: "How dismissing went.",
  types: () => [DismissDuplicatePayload, MemberNotFound, InvalidInput] as const,
});

/** The keeper of a register says that two who are alike are two people. */
@Resolver()
export class DismissDuplicate {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => DismissDuplicateResult, {
    description:
      "Say that two members who are alike are two people («не дубликат»); the pair is not asked about again.",
  })
  async dismissDuplicate(
    @Arg("input", () => DismissDuplicateInput, { description: "The two." })
    { memberId, otherId }: DismissDuplicateInput,
    @Ctx() context: Context,
  ): Promise<typeof DismissDuplicateResult> {
    const { em, viewer } = context;
    const kept = await keepMember(memberId, context);
    const [other] = isUuid(otherId) ? await membersById([otherId], context) : [];
    if (!kept || !other) return new MemberNotFound();
    if (other.id === kept.member.id) return new InvalidInput([sameMember("otherId")]);

    await em.execute(
      `insert into dismissed_duplicates (member_id, other_id, dismissed_by_id)
       values (least(?::uuid, ?::uuid), greatest(?::uuid, ?::uuid), ?) on conflict do nothing`,
      [kept.member.id, other.id, kept.member.id, other.id, viewer.accountId],
    );
    return new DismissDuplicatePayload(kept.member);
  }
}

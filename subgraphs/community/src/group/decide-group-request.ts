import { Open } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, isUuid, tidy } from "@angel/kit/text";
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
import { LONGEST_REASON } from "./group-facts.js";
import { Group } from "./group.entity.js";
import { groupJoinDecided } from "./group.events.js";
import { GroupMember, GroupStanding } from "./group-member.entity.js";
import { GroupClosed, GroupMemberNotFound, GroupNotFound } from "./group-problems.js";
import { lockKeptGroup } from "./kept-group.js";

@InputType({ description: "What is decided on a request." })
class DecideGroupRequestInput {
  @Field(() => ID, { description: "The group." })
  groupId!: string;

  @Field(() => ID, { description: "The member who asked." })
  memberId!: string;

  @Field(() => Boolean, { description: "Whether they are let in." })
  isAccepted!: boolean;

  @Field(() => String, { nullable: true, description: "Why not, for who asked: at most 500 characters." })
  because?: string | null;
}

@ObjectType({ description: "The request is decided." })
class DecideGroupRequestPayload {
  @Field(() => Group, { description: "The group as it is now." })
  group!: Group;
}

const DecideGroupRequestResult = createUnionType({
  name: "DecideGroupRequestResult",
  description: "What became of it.",
  types: () =>
    [DecideGroupRequestPayload, GroupNotFound, GroupClosed, GroupMemberNotFound, InvalidInput] as const,
});

/** A keeper lets somebody into a group, or does not. */
@Resolver()
export class DecideGroupRequest {
  @Open("A plain member may keep a group; the deed refuses all who do not.")
  @Mutation(() => DecideGroupRequestResult, {
    description:
      "Decide on a request to join a group («рассмотреть заявку»). The same decision again changes nothing more; whoever was not let in may ask again.",
  })
  async decideGroupRequest(
    @Arg("input", () => DecideGroupRequestInput, { description: "What is decided on a request." })
    input: DecideGroupRequestInput,
    @Ctx() context: Context,
  ): Promise<typeof DecideGroupRequestResult> {
    const group = await lockKeptGroup(input.groupId, context);
    if (!group) return new GroupNotFound();
    if (group.isClosed) return new GroupClosed();
    const because = tidy(input.because ?? "") || null;
    const fault = because && faultOfText("because", because, LONGEST_REASON);
    if (fault) return new InvalidInput([fault]);
    const asked = isUuid(input.memberId)
      ? await context.em.findOne(GroupMember, { groupId: group.id, memberId: input.memberId })
      : null;
    const decided = input.isAccepted ? GroupStanding.MEMBER : GroupStanding.DECLINED;
    if (!asked || ![GroupStanding.ASKED, decided].includes(asked.standing)) return new GroupMemberNotFound();
    if (asked.standing !== decided) {
      asked.become(decided, input.isAccepted ? null : because);
      const { memberId } = asked;
      context.tell(groupJoinDecided, { id: group.id, memberId, isAccepted: input.isAccepted });
    }
    return Object.assign(new DecideGroupRequestPayload(), { group });
  }
}

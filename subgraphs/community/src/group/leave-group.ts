import { Open } from "@angel/kit/may";
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
import { Group } from "./group.entity.js";
import { GroupMember, GroupStanding } from "./group-member.entity.js";
import { GroupNotFound } from "./group-problems.js";
import { lockGroup } from "./kept-group.js";

@InputType({ description: "A group to leave." })
class LeaveGroupInput {
  @Field(() => ID, { description: "The group." })
  groupId!: string;
}

@ObjectType({ description: "One is nothing to the group any more." })
class LeaveGroupPayload {
  @Field(() => Group, { description: "The group as it is now." })
  group!: Group;
}

const LeaveGroupResult = createUnionType({
  name: "LeaveGroupResult",
  description: "What became of it.",
  types: () => [LeaveGroupPayload, GroupNotFound] as const,
});

/** A member leaves a group, takes a request back or declines an invitation. */
@Resolver()
export class LeaveGroup {
  @Open("Everyone may take back what they said themselves.")
  @Mutation(() => LeaveGroupResult, {
    description:
      "Leave a group («выйти из группы»), take back the request to join it, or decline its invitation. What one wrote there stays. Repeating it changes nothing more.",
  })
  async leaveGroup(
    @Arg("input", () => LeaveGroupInput, { description: "A group to leave." }) input: LeaveGroupInput,
    @Ctx() context: Context,
  ): Promise<typeof LeaveGroupResult> {
    const { em, viewer } = context;
    const held = await lockGroup(input.groupId, context);
    if (!held) return new GroupNotFound();
    const { MEMBER, ASKED, INVITED } = GroupStanding;
    if (viewer.memberId !== null) {
      const standing = { $in: [MEMBER, ASKED, INVITED] };
      await em.nativeDelete(GroupMember, { groupId: held.group.id, memberId: viewer.memberId, standing });
    }
    return Object.assign(new LeaveGroupPayload(), { group: held.group });
  }
}

import { Open } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import { forbidden } from "@angel/kit/refusal";
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
import { memberRemovedFromGroup } from "./group.events.js";
import { GroupMember, GroupStanding } from "./group-member.entity.js";
import { GroupMemberNotFound, GroupNotFound } from "./group-problems.js";
import { lockKeptGroup } from "./kept-group.js";
import { rightsInGroups } from "./rights.js";

@InputType({ description: "Whom to remove from a group, and why." })
class RemoveFromGroupInput {
  @Field(() => ID, { description: "The group." })
  groupId!: string;

  @Field(() => ID, { description: "The member." })
  memberId!: string;

  @Field(() => String, { description: "Why, for them and for the keepers: 1 to 500 characters." })
  because!: string;
}

@ObjectType({ description: "They are of the group no more." })
class RemoveFromGroupPayload {
  @Field(() => Group, { description: "The group as it is now." })
  group!: Group;
}

const RemoveFromGroupResult = createUnionType({
  name: "RemoveFromGroupResult",
  description: "What became of it.",
  types: () => [RemoveFromGroupPayload, GroupNotFound, GroupMemberNotFound, InvalidInput] as const,
});

/** A keeper removes somebody from a group. */
@Resolver()
export class RemoveFromGroup {
  @Open("A plain member may keep a group; the deed refuses all who do not.")
  @Mutation(() => RemoveFromGroupResult, {
    description:
      "Remove a member from a group («исключить из группы»), or take an invitation back. What they wrote stays, and they come back by invitation alone. A keeper is removed by those who keep the organisation. Repeating it changes nothing more.",
  })
  async removeFromGroup(
    @Arg("input", () => RemoveFromGroupInput, { description: "Whom to remove from a group, and why." })
    input: RemoveFromGroupInput,
    @Ctx() context: Context,
  ): Promise<typeof RemoveFromGroupResult> {
    const group = await lockKeptGroup(input.groupId, context);
    if (!group) return new GroupNotFound();
    const because = tidy(input.because);
    const fault = faultOfText("because", because, LONGEST_REASON);
    if (fault) return new InvalidInput([fault]);
    const member = isUuid(input.memberId)
      ? await context.em.findOne(GroupMember, { groupId: group.id, memberId: input.memberId })
      : null;
    const { MEMBER, INVITED, REMOVED } = GroupStanding;
    if (!member || ![MEMBER, INVITED, REMOVED].includes(member.standing)) return new GroupMemberNotFound();
    const { owns } = await context.load(rightsInGroups).load(group.id);
    if (member.isKeeper && !owns) throw forbidden();
    if (member.standing === MEMBER) {
      context.tell(memberRemovedFromGroup, { id: group.id, memberId: member.memberId });
    }
    if (member.standing !== REMOVED) member.become(REMOVED, because);
    return Object.assign(new RemoveFromGroupPayload(), { group });
  }
}

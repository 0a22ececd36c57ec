import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
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
import { Group } from "./group.entity.js";
import { GroupMember, GroupStanding } from "./group-member.entity.js";
import { GroupMemberNotFound, GroupNotFound } from "./group-problems.js";
import { lockKeptGroup } from "./kept-group.js";

@InputType({ description: "Who keeps a group." })
class NameGroupKeeperInput {
  @Field(() => ID, { description: "The group." })
  groupId!: string;

  @Field(() => ID, { description: "A member of the group." })
  memberId!: string;

  @Field(() => Boolean, { defaultValue: true, description: "Whether they keep it from now on." })
  isKeeper!: boolean;
}

@ObjectType({ description: "They keep the group, or no longer." })
class NameGroupKeeperPayload {
  @Field(() => Group, { description: "The group as it is now." })
  group!: Group;
}

const NameGroupKeeperResult = createUnionType({
  name: "NameGroupKeeperResult",
  description: "What became of it.",
  types: () => [NameGroupKeeperPayload, GroupNotFound, GroupMemberNotFound] as const,
});

/** Those who keep an organisation name a plain member to keep a group. */
@Resolver()
export class NameGroupKeeper {
  @May(Permission.KEEP_GROUPS)
  @Mutation(() => NameGroupKeeperResult, {
    description:
      "Name a member of a group its keeper («назначить ведущего»), or no longer. They decide who comes in, invite, remove and hide. Repeating it changes nothing more.",
  })
  async nameGroupKeeper(
    @Arg("input", () => NameGroupKeeperInput, { description: "Who keeps a group." })
    input: NameGroupKeeperInput,
    @Ctx() context: Context,
  ): Promise<typeof NameGroupKeeperResult> {
    const group = await lockKeptGroup(input.groupId, context, "owns");
    if (!group) return new GroupNotFound();
    const { memberId } = input;
    const member = isUuid(memberId)
      ? await context.em.findOne(GroupMember, { groupId: group.id, memberId, standing: GroupStanding.MEMBER })
      : null;
    if (!member) return new GroupMemberNotFound();
    member.isKeeper = input.isKeeper;
    return Object.assign(new NameGroupKeeperPayload(), { group });
  }
}

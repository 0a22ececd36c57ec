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
import { Group, GroupOpenness } from "./group.entity.js";
import { groupJoinAsked } from "./group.events.js";
import { GroupMember, GroupStanding } from "./group-member.entity.js";
import { GroupClosed, GroupForOthers, GroupNotFound, RemovedFromGroup } from "./group-problems.js";
import { lockGroup } from "./kept-group.js";
import type { Rights } from "./rights.js";

@InputType({ description: "A group to join." })
class JoinGroupInput {
  @Field(() => ID, { description: "The group." })
  groupId!: string;
}

@ObjectType({ description: "One is of the group, or has asked to be." })
class JoinGroupPayload {
  @Field(() => Group, { description: "The group as it is now." })
  group!: Group;
}

const JoinGroupResult = createUnionType({
  name: "JoinGroupResult",
  description: "What became of it.",
  types: () => [JoinGroupPayload, GroupNotFound, GroupClosed, GroupForOthers, RemovedFromGroup] as const,
});

/** A member comes into a group, or asks those who keep it. */
@Resolver()
export class JoinGroup {
  @Open("Whom a group is for the register says; the deed tells others so.")
  @Mutation(() => JoinGroupResult, {
    description:
      "Join a group («вступить в группу»): at once where it is open or one is invited, else by a request that its keepers decide. Repeating it changes nothing more.",
  })
  async joinGroup(
    @Arg("input", () => JoinGroupInput, { description: "A group to join." }) input: JoinGroupInput,
    @Ctx() context: Context,
  ): Promise<typeof JoinGroupResult> {
    const { em, viewer, tell } = context;
    const held = await lockGroup(input.groupId, context);
    if (!held) return new GroupNotFound();
    const { group, rights } = held;
    if (group.isClosed) return new GroupClosed();
    const { memberId } = viewer;
    if (!rights.belongs || memberId === null) return new GroupForOthers(group);
    const known = await em.findOne(GroupMember, { groupId: group.id, memberId });
    const own = known ?? Object.assign(new GroupMember(), { groupId: group.id, memberId });
    if (known?.standing === GroupStanding.REMOVED) return new RemovedFromGroup(known.because);
    const standing = standingOf(group, rights);
    if (known?.standing !== GroupStanding.MEMBER && known?.standing !== standing) {
      own.become(standing);
      if (standing === GroupStanding.ASKED) {
        tell(groupJoinAsked, { id: group.id, organisationId: group.organisationId, memberId });
      }
      await em.persist(own).flush();
    }
    return Object.assign(new JoinGroupPayload(), { group });
  }
}

/** What whoever joins becomes. Nobody but those who keep it or are invited finds a group by invitation. */
function standingOf({ openness }: Group, { owns, standing }: Rights): GroupStanding {
  const isAwaited = owns || standing === GroupStanding.INVITED;
  return isAwaited || openness === GroupOpenness.OPEN ? GroupStanding.MEMBER : GroupStanding.ASKED;
}

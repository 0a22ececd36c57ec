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
import { GroupMember, GroupNews, GroupStanding } from "./group-member.entity.js";
import { GroupNotFound, NotOfGroup } from "./group-problems.js";
import { lockGroup } from "./kept-group.js";

@InputType({ description: "Of what of a group one wishes to be told." })
class ChooseGroupNewsInput {
  @Field(() => ID, { description: "The group." })
  groupId!: string;

  @Field(() => GroupNews, { description: "Of what." })
  news!: GroupNews;
}

@ObjectType({ description: "One is told of that from now on." })
class ChooseGroupNewsPayload {
  @Field(() => Group, { description: "The group as it is now." })
  group!: Group;
}

const ChooseGroupNewsResult = createUnionType({
  name: "ChooseGroupNewsResult",
  description: "What became of it.",
  types: () => [ChooseGroupNewsPayload, GroupNotFound, NotOfGroup] as const,
});

/** A member of a group says of what of it they wish to be told. */
@Resolver()
export class ChooseGroupNews {
  @Open("It is for members of the group; the deed tells others so.")
  @Mutation(() => ChooseGroupNewsResult, {
    description:
      "Choose of what of a group that one is of one is told («сообщать о записях группы»); by which way, the preference for GROUP says. It ends with the membership. Repeating it changes nothing more.",
  })
  async chooseGroupNews(
    @Arg("input", () => ChooseGroupNewsInput, { description: "Of what of a group one wishes to be told." })
    input: ChooseGroupNewsInput,
    @Ctx() context: Context,
  ): Promise<typeof ChooseGroupNewsResult> {
    const held = await lockGroup(input.groupId, context);
    if (!held) return new GroupNotFound();
    const { group, rights } = held;
    const own =
      rights.standing === GroupStanding.MEMBER
        ? await context.em.findOne(GroupMember, { groupId: group.id, memberId: context.viewer.memberId })
        : null;
    if (!own) return new NotOfGroup();
    own.news = input.news;
    return Object.assign(new ChooseGroupNewsPayload(), { group });
  }
}

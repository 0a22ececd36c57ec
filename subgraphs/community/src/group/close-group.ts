import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
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
import { GroupNotFound } from "./group-problems.js";
import { lockKeptGroup } from "./kept-group.js";

@InputType({ description: "A group to close." })
class CloseGroupInput {
  @Field(() => ID, { description: "The group." })
  groupId!: string;
}

@ObjectType({ description: "The group is in the archive." })
class CloseGroupPayload {
  @Field(() => Group, { description: "The group as it is now." })
  group!: Group;
}

const CloseGroupResult = createUnionType({
  name: "CloseGroupResult",
  description: "What became of it.",
  types: () => [CloseGroupPayload, GroupNotFound] as const,
});

/** Those who keep an organisation put a group of it into the archive. */
@Resolver()
export class CloseGroup {
  @May(Permission.KEEP_GROUPS)
  @Mutation(() => CloseGroupResult, {
    description:
      "Close a group («закрыть группу»): it is read as before, and nothing is added and nobody comes in. Repeating it changes nothing more.",
  })
  async closeGroup(
    @Arg("input", () => CloseGroupInput, { description: "A group to close." }) input: CloseGroupInput,
    @Ctx() context: Context,
  ): Promise<typeof CloseGroupResult> {
    const group = await lockKeptGroup(input.groupId, context, "owns");
    if (!group) return new GroupNotFound();
    group.closedAt ??= new Date();
    return Object.assign(new CloseGroupPayload(), { group });
  }
}

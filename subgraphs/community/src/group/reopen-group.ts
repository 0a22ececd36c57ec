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

@InputType({ description: "A group to open again." })
class ReopenGroupInput {
  @Field(() => ID, { description: "The group." })
  groupId!: string;
}

@ObjectType({ description: "The group is open again." })
class ReopenGroupPayload {
  @Field(() => Group, { description: "The group as it is now." })
  group!: Group;
}

const ReopenGroupResult = createUnionType({
  name: "ReopenGroupResult",
  description: "What became of it.",
  types: () => [ReopenGroupPayload, GroupNotFound] as const,
});

/** Those who keep an organisation take a group out of the archive. */
@Resolver()
export class ReopenGroup {
  @May(Permission.KEEP_GROUPS)
  @Mutation(() => ReopenGroupResult, {
    description: "Open a group again that was closed. Repeating it changes nothing more.",
  })
  async reopenGroup(
    @Arg("input", () => ReopenGroupInput, { description: "A group to open again." }) input: ReopenGroupInput,
    @Ctx() context: Context,
  ): Promise<typeof ReopenGroupResult> {
    const group = await lockKeptGroup(input.groupId, context, "owns");
    if (!group) return new GroupNotFound();
    group.closedAt = null;
    return Object.assign(new ReopenGroupPayload(), { group });
  }
}

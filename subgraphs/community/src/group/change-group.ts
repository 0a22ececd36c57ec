import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
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
import { checkFacts } from "./group-facts.js";
import { GroupClosed, GroupNotFound } from "./group-problems.js";
import { lockKeptGroup } from "./kept-group.js";

@InputType({ description: "What changes of a group." })
class ChangeGroupInput {
  @Field(() => ID, { description: "The group." })
  groupId!: string;

  @Field(() => String, { nullable: true, description: "What it is called, at most 200 characters." })
  title?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What it is for, at most 4,000 characters; null empties.",
  })
  description?: string | null;

  @Field(() => GroupOpenness, { nullable: true, description: "How one comes in; who is of it stays." })
  openness?: GroupOpenness | null;
}

@ObjectType({ description: "The group is changed." })
class ChangeGroupPayload {
  @Field(() => Group, { description: "The group as it is now." })
  group!: Group;
}

const ChangeGroupResult = createUnionType({
  name: "ChangeGroupResult",
  description: "What became of it.",
  types: () => [ChangeGroupPayload, GroupNotFound, GroupClosed, InvalidInput] as const,
});

/** Those who keep an organisation change what a group of it says of itself. */
@Resolver()
export class ChangeGroup {
  @May(Permission.KEEP_GROUPS)
  @Mutation(() => ChangeGroupResult, {
    description: "Change a group that is open («изменить группу»); what is left out stays.",
  })
  async changeGroup(
    @Arg("input", () => ChangeGroupInput, { description: "What changes of a group." })
    input: ChangeGroupInput,
    @Ctx() context: Context,
  ): Promise<typeof ChangeGroupResult> {
    const group = await lockKeptGroup(input.groupId, context, "owns");
    if (!group) return new GroupNotFound();
    if (group.isClosed) return new GroupClosed();
    const { facts, faults } = checkFacts({
      title: input.title ?? group.title,
      description: input.description === undefined ? group.description : input.description,
      openness: input.openness ?? group.openness,
    });
    if (faults.length > 0) return new InvalidInput(faults);
    Object.assign(group, facts);
    return Object.assign(new ChangeGroupPayload(), { group });
  }
}

import { Permission } from "@angel/kit/access";
import { cursorOf } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import { forbidden, unauthenticated } from "@angel/kit/refusal";
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
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { places } from "../organisation/organisation-place.js";
import { Group, GroupEdge, GroupOpenness } from "./group.entity.js";
import { checkFacts } from "./group-facts.js";

@InputType({ description: "A group to open." })
class OpenGroupInput {
  @Field(() => ID, { description: "The organisation whose members, and those of the ones below, it is for." })
  organisationId!: string;

  @Field(() => String, { description: "What it is called, at most 200 characters." })
  title!: string;

  @Field(() => String, {
    nullable: true,
    description: "What it is for: plain text, at most 4,000 characters.",
  })
  description?: string | null;

  @Field(() => GroupOpenness, { defaultValue: GroupOpenness.ON_REQUEST, description: "How one comes in." })
  openness!: GroupOpenness;
}

@ObjectType({ description: "The group is open." })
class OpenGroupPayload {
  @Field(() => Group, { description: "The group." })
  group!: Group;

  @Field(() => GroupEdge, { description: "The group with its place in the list it joined." })
  groupEdge!: InstanceType<typeof GroupEdge>;
}

const OpenGroupResult = createUnionType({
  name: "OpenGroupResult",
  description: "How opening the group went.",
  types: () => [OpenGroupPayload, OrganisationNotFound, InvalidInput] as const,
});

/** Those who keep an organisation open a group for part of its members. */
@Resolver()
export class OpenGroup {
  @May(Permission.KEEP_GROUPS)
  @Mutation(() => OpenGroupResult, {
    description:
      "Open a group of members of an organisation and of those below it («открыть группу»). One like it that is open already is opened once; another of its title is refused.",
  })
  async openGroup(
    @Arg("input", () => OpenGroupInput, { description: "The group." }) input: OpenGroupInput,
    @Ctx() { em, viewer, load }: Context,
  ): Promise<typeof OpenGroupResult> {
    if (viewer.accountId === null) throw unauthenticated();
    const place = await load(places).load(input.organisationId);
    if (!place || place.isClosed) return new OrganisationNotFound();
    if (!viewer.may(Permission.KEEP_GROUPS, place.path)) throw forbidden();
    const { title, openness } = input;
    const { facts, faults } = checkFacts({ title, openness, description: input.description ?? null });
    if (faults.length > 0) return new InvalidInput(faults);

    await em.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", [`groupsOf:${place.id}`]);
    const known = await em.findOne(Group, { organisationId: place.id, title: facts.title, closedAt: null });
    if (known) {
      const isSame = known.description === facts.description && known.openness === facts.openness;
      return isSame ? opened(known) : new InvalidInput([taken()]);
    }
    const group = Object.assign(new Group(), facts, {
      organisationId: place.id,
      openedBy: viewer.accountId,
    });
    await em.persist(group).flush();
    return opened(group);
  }
}

function taken(): InvalidField {
  return new InvalidField("title", {
    ru: "Группа с таким названием уже открыта. Назовите иначе или закройте её.",
    en: "A group of this title is open already. Name this one otherwise, or close that one.",
  });
}

function opened(group: Group): OpenGroupPayload {
  return Object.assign(new OpenGroupPayload(), {
    group,
    groupEdge: { node: group, cursor: cursorOf([group.id]) },
  });
}

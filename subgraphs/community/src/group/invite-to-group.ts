import { Open } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import { listOf, readPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { Group } from "./group.entity.js";
import { groupJoinDecided, membersInvitedToGroup } from "./group.events.js";
import { GroupMember, GroupStanding } from "./group-member.entity.js";
import { GroupClosed, GroupNotFound } from "./group-problems.js";
import { lockKeptGroup } from "./kept-group.js";
import { VIEWS } from "./rights.js";

const MOST_INVITED = 250;

@InputType({ description: "Whom to invite to a group." })
class InviteToGroupInput {
  @Field(() => ID, { description: "The group." })
  groupId!: string;

  @Field(() => [ID], { description: "Members of the group's organisation and of those below, 1 to 250." })
  memberIds!: string[];
}

@ObjectType({ description: "They are invited." })
class InviteToGroupPayload {
  @Field(() => Group, { description: "The group as it is now." })
  group!: Group;

  @Field(() => Int, { description: "How many were invited who had not been." })
  invited!: number;
}

const InviteToGroupResult = createUnionType({
  name: "InviteToGroupResult",
  description: "What became of it.",
  types: () => [InviteToGroupPayload, GroupNotFound, GroupClosed, InvalidInput] as const,
});

/** A keeper asks members into a group. */
@Resolver()
export class InviteToGroup {
  @Open("A plain member may keep a group; the deed refuses all who do not.")
  @Mutation(() => InviteToGroupResult, {
    description:
      "Invite members to a group («пригласить в группу»), those too who were removed. Whoever has asked to join is let in. Whoever is of it or invited already is not invited again.",
  })
  async inviteToGroup(
    @Arg("input", () => InviteToGroupInput, { description: "Whom to invite to a group." })
    input: InviteToGroupInput,
    @Ctx() context: Context,
  ): Promise<typeof InviteToGroupResult> {
    const { em, tell } = context;
    const group = await lockKeptGroup(input.groupId, context);
    if (!group) return new GroupNotFound();
    if (group.isClosed) return new GroupClosed();
    const ids = [...new Set(input.memberIds.map((id) => id.toLowerCase()))];
    if (ids.length === 0 || ids.length > MOST_INVITED) return new InvalidInput([notSoMany()]);
    const belonging = await belongingTo(group, ids.filter(isUuid), context);
    const strangers = input.memberIds.flatMap((id, at) =>
      belonging.has(id.toLowerCase()) ? [] : stranger(at),
    );
    if (strangers.length > 0) return new InvalidInput(strangers);

    const known = await em.find(GroupMember, { groupId: group.id, memberId: { $in: ids } });
    const asked = known.filter(({ standing }) => standing === GroupStanding.ASKED);
    for (const one of asked) {
      one.become(GroupStanding.MEMBER);
      tell(groupJoinDecided, { id: group.id, memberId: one.memberId, isAccepted: true });
    }
    const { DECLINED, REMOVED } = GroupStanding;
    const before = known.filter(({ standing }) => [DECLINED, REMOVED].includes(standing));
    const fresh = ids
      .filter((memberId) => !known.some((one) => one.memberId === memberId))
      .map((memberId) => Object.assign(new GroupMember(), { groupId: group.id, memberId }));
    const invited = [...before, ...fresh];
    for (const one of invited) one.become(GroupStanding.INVITED);
    await em.persist(fresh).flush();
    if (invited.length > 0) {
      tell(membersInvitedToGroup, { id: group.id, memberIds: invited.map(({ memberId }) => memberId) });
    }
    return Object.assign(new InviteToGroupPayload(), { group, invited: invited.length });
  }
}

/** Those of the members who are on the register of the group's organisation or of one below it. */
async function belongingTo(
  { organisationId }: Group,
  ids: readonly string[],
  { em }: Context,
): Promise<ReadonlySet<string>> {
  const rows = await readPublished<{ id: string }>(
    em,
    VIEWS,
    `select r.member_id as id from published.membership r join published.organisation o on o.id = ?::uuid
      where r.member_id = any(?::uuid[]) and r.organisation_path || '.' like o.path || '.%'`,
    [organisationId, listOf(ids)],
  );
  return new Set(rows.map(({ id }) => id));
}

function stranger(place: number): InvalidField {
  const sentence = {
    ru: "В этой организации и входящих в неё такого члена Профсоюза нет.",
    en: "There is no such member in this organisation or below it.",
  };
  return new InvalidField(`memberIds.${place}`, sentence);
}

function notSoMany(): InvalidField {
  return new InvalidField("memberIds", { ru: `От 1 до ${MOST_INVITED}.`, en: `From 1 to ${MOST_INVITED}.` });
}

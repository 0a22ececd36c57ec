import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
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
import { Reading } from "../card/reading.js";
import type { Member } from "../member/member.entity.js";
import { memberChanged } from "../member/member.events.js";
import { membersById } from "../member/member.loader.js";
import { MemberNotFound } from "../member/member-not-found.js";
import { RemovalReason } from "../member/movement.entity.js";
import { NotOnRegister } from "../member/not-on-register.js";
import { removeFromRegister } from "../member/remove-from-register.js";
import { membersMerged } from "./duplicate.events.js";
import { AlreadyMerged, keepPair, LeadsOrganisation, sameMember } from "./kept-pair.js";
import { MemberMerge } from "./member-merge.entity.js";

const LONGEST_REASON = 900;

@InputType({ description: "Which card to keep, which to merge into it, and why." })
class MergeMembersInput {
  @Field(() => ID, { description: "The member whose card is kept; on the register." })
  keptId!: string;

  @Field(() => ID, { description: "The member whose card is merged into it, and leaves the register." })
  mergedId!: string;

  @Field(() => String, { description: "Why they are one person («основание»), in plain text." })
  reason!: string;
}

@ObjectType({ description: "The two cards are one." })
class MergeMembersPayload {
  @Field(() => MemberMerge, { description: "The merge, by whose id it can be undone." })
  merge: MemberMerge;

  constructor(merge: MemberMerge) {
    this.merge = merge;
  }
}

const MergeMembersResult = createUnionType({
  name: "MergeMembersResult",
  description: "How merging went.",
  types: () =>
    [
      MergeMembersPayload,
      MemberNotFound,
      NotOnRegister,
      AlreadyMerged,
      LeadsOrganisation,
      InvalidInput,
    ] as const,
});

/** The keeper of both registers makes two cards of one person one. Nothing is deleted. */
@Resolver()
export class MergeMembers {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => MergeMembersResult, {
    description:
      "Make two cards of one person one («объединить карточки»): empty fields of the kept card are filled, entries go over, the other member leaves the register and their card is blocked. Rights are needed for both registers; it can be undone.",
  })
  async mergeMembers(
    @Arg("input", () => MergeMembersInput, { description: "The two, and why." })
    input: MergeMembersInput,
    @Ctx() context: Context,
  ): Promise<typeof MergeMembersResult> {
    const { em, tell } = context;
    const pair = await keepPair(input.keptId, input.mergedId, context);
    if (!pair) return new MemberNotFound();
    const reading = new Reading();
    const reason = reading.words("reason", input.reason, LONGEST_REASON);
    const kept = pair.kept.member;
    const merged = pair.merged.member;
    if (kept.id === merged.id) reading.faults.push(sameMember("mergedId"));
    if (reading.faults.length > 0) return new InvalidInput(reading.faults);
    const refusal = await whyNot(kept, merged, context);
    if (refusal) return refusal;
    if (!kept.isOnRegister) return new NotOnRegister(pair.kept.lastMovedOn);

    await em.execute("select set_config('angel.reason', ?, true)", [reason]);
    const [done] = await em.execute<{ id: string }[]>("select merge_members(?, ?, ?) as id", [
      kept.id,
      merged.id,
      reason,
    ]);
    const id = done?.id ?? "";
    if (merged.isOnRegister) {
      const removal = {
        reason: RemovalReason.OTHER,
        note: `Объединение карточек. ${reason}`,
        decision: null,
      };
      await removeFromRegister(merged, { on: today(), ...removal }, context);
      await em.execute(
        `update member_merges set movement_id = (
           select id from movements where member_id = merged_id
           order by moved_on desc, recorded_at desc, id desc limit 1) where id = ?`,
        [id],
      );
    }
    em.clear();
    tell(membersMerged, { mergeId: id, keptId: kept.id, mergedId: merged.id });
    tell(memberChanged, { memberId: kept.id });
    return new MergeMembersPayload(await em.findOneOrFail(MemberMerge, { id }));
  }
}

async function whyNot(
  kept: Member,
  merged: Member,
  context: Context,
): Promise<AlreadyMerged | LeadsOrganisation | null> {
  const { em } = context;
  const [into] = await em.execute<{ id: string }[]>(
    "select kept_id as id from member_merges where merged_id in (?, ?) and undone_at is null limit 1",
    [kept.id, merged.id],
  );
  const [member] = into ? await membersById([into.id], context) : [];
  if (member) return new AlreadyMerged(member);
  const [led] = await em.execute<object[]>(
    "select from chairs where member_id = ? and left_on is null limit 1",
    [merged.id],
  );
  return led ? new LeadsOrganisation() : null;
}

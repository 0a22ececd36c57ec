import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import type { PlainDate } from "@angel/kit/values";
import { Arg, createUnionType, Ctx, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import { holdsSince } from "../history/holds-since.js";
import { memberChanged, memberRegistered } from "../member/member.events.js";
import { membersById } from "../member/member.loader.js";
import { organisationsByNode } from "../organisation/organisation.loader.js";
import { mergeUndone } from "./duplicate.events.js";
import { keepPair, MergeNotFound } from "./kept-pair.js";
import { LeftAsItIs, MergePart, UndoMergePayload } from "./member-merge.entity.js";

@InputType({ description: "Which merge was a mistake." })
class UndoMergeInput {
  @Field(() => ID, { description: "The merge." })
  mergeId!: string;
}

const UndoMergeResult = createUnionType({
  name: "UndoMergeResult",
  description: "How undoing a merge went.",
  types: () => [UndoMergePayload, MergeNotFound] as const,
});

interface Merge {
  keptId: string;
  mergedId: string;
  removedOn: PlainDate | null;
}

/** The keeper of both registers has two cards again, as they were before they were merged. */
@Resolver()
export class UndoMerge {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => UndoMergeResult, {
    description:
      "Undo a merge: what was filled in and moved goes back, the member is on the register as if never removed. What has been changed since stays and is told. Rights are needed for both registers.",
  })
  async undoMerge(
    @Arg("input", () => UndoMergeInput, { description: "The merge." }) { mergeId }: UndoMergeInput,
    @Ctx() context: Context,
  ): Promise<typeof UndoMergeResult> {
    const { em, tell } = context;
    const found = await mergeInForce(mergeId, context);
    const pair = found && (await keepPair(found.keptId, found.mergedId, context));
    // Another may have undone it while we waited for the members.
    const merge = pair && (await mergeInForce(mergeId, context));
    if (!merge) return new MergeNotFound();
    const { keptId, mergedId, removedOn } = merge;

    if (removedOn) await holdsSince(removedOn, context);
    const left = await em.execute<LeftAsItIs[]>("select part, name from undo_merge(?)", [mergeId]);
    em.clear();
    const [kept, merged] = await membersById([keptId, mergedId], context);
    if (!kept || !merged) return new MergeNotFound();
    const isBack = removedOn !== null && left.every(({ part }) => part !== MergePart.REGISTER);
    const [organisation] = isBack ? await organisationsByNode([merged.primaryId], context) : [];
    tell(mergeUndone, { mergeId, keptId, mergedId });
    tell(memberChanged, { memberId: keptId });
    if (organisation) tell(memberRegistered, { memberId: mergedId, organisationId: organisation.id });
    return Object.assign(new UndoMergePayload(), {
      kept,
      merged,
      leftAsItIs: left.map((one) => Object.assign(new LeftAsItIs(), one)),
    });
  }
}

async function mergeInForce(id: string, { em }: Context): Promise<Merge | undefined> {
  if (!isUuid(id)) return undefined;
  const [merge] = await em.execute<Merge[]>(
    `select kept_id as "keptId", merged_id as "mergedId",
       (select moved_on::text from movements where movements.id = movement_id) as "removedOn"
     from member_merges where id = ? and undone_at is null`,
    [id],
  );
  return merge;
}

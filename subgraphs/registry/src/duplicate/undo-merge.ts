import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import type { PlainDate } from "@angel/kit/values";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  registerEnumType,
  Resolver,
} from "type-graphql";
import { holdsSince } from "../history/holds-since.js";
import { Member } from "../member/member.entity.js";
import { memberChanged, memberRegistered } from "../member/member.events.js";
import { membersById } from "../member/member.loader.js";
import { organisationsByNode } from "../organisation/organisation.loader.js";
import { mergeUndone } from "./duplicate.events.js";
import { keepPair, MergeNotFound } from "./kept-pair.js";

@InputType({ description: "Which merge was a mistake." })
class UndoMergeInput {
  @Field(() => ID, { description: "The merge." })
  mergeId!: string;
}

enum MergePart {
  FIELD = "FIELD",
  ENTRIES = "ENTRIES",
  CARD = "CARD",
  REGISTER = "REGISTER",
}

registerEnumType(MergePart, {
  name: "MergePart",
  description: "What a merge has touched.",
  valuesConfig: {
    FIELD: { description: "A field of the kept card that was empty and was filled («поле карточки»)." },
    ENTRIES: { description: "Entries that went over to the kept card («записи вкладки»)." },
    CARD: { description: "The membership card of the merged one («ЭПБ»)." },
    REGISTER: { description: "The place of the merged one on the register («учёт»)." },
  },
});

@ObjectType({ description: "What somebody has changed since a merge, so that undoing left it as it is." })
class LeftAsItIs {
  @Field(() => MergePart, { description: "Of what kind it is." })
  part!: MergePart;

  @Field(() => String, { description: "Which field, list or card number it is." })
  name!: string;
}

@ObjectType({ description: "The two cards are two again." })
class UndoMergePayload {
  @Field(() => Member, { description: "The member whose card had been kept." })
  kept!: Member;

  @Field(() => Member, { description: "The member whose card had been merged into it." })
  merged!: Member;

  @Field(() => [LeftAsItIs], {
    description: "What has been changed since the merge and was left as it is; empty when all is as it was.",
  })
  leftAsItIs!: LeftAsItIs[];
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

import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from "type-graphql";
import { MatchReason } from "../matching/match.type.js";
import { grouped } from "../organisation/organisation.loader.js";
import { MemberImport } from "./member-import.entity.js";

@ObjectType({ description: "How many rows of a file are probable duplicates for one reason." })
class ImportDuplicateCount {
  importId!: string;

  @Field(() => MatchReason, { description: "Why they may be somebody whom the union has." })
  reason!: MatchReason;

  @Field(() => Int, { description: "How many there are." })
  count!: number;

  @Field(() => Int, { description: "Of how many of them nothing has been decided." })
  undecided!: number;
}

@Resolver(() => MemberImport)
export class ImportDuplicatesResolver {
  @FieldResolver(() => [ImportDuplicateCount], {
    description:
      "Its probable duplicates («возможные дубли») by why they may be so, the strongest reason first; none of none.",
  })
  duplicateCounts(@Root() { id }: MemberImport, @Ctx() { load }: Context): Promise<ImportDuplicateCount[]> {
    return load(duplicateCounts).load(id);
  }
}

async function duplicateCounts(ids: readonly string[], { em }: Context): Promise<ImportDuplicateCount[][]> {
  const rows = await em.execute<ImportDuplicateCount[]>(
    `select import_id as "importId", reason, count(*)::int as count,
       (count(*) filter (where is_added is null))::int as undecided
     from member_import_rows
     where import_id = any(?::uuid[]) and verdict = 'PROBABLE_DUPLICATE' group by import_id, reason order by reason`,
    [listOf(ids)],
  );
  const found = grouped(rows, ({ importId }) => importId);
  return ids.map((id) => found.get(id) ?? []);
}

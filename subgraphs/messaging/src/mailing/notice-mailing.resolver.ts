import { listOf } from "@angel/kit/published";
import type { Batch, Context } from "@angel/kit/subgraph";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Notice } from "../notice/notice.type.js";

interface Rateable {
  readonly isRateable: boolean;
  readonly isUseful: boolean | null;
}

const ratings: Batch<string, Rateable> = async (ids, { em }) => {
  const rows = await em.execute<(Rateable & { id: string })[]>(
    `select id, mailing_id is not null as "isRateable", is_useful as "isUseful"
     from notices left join notice_ratings on notice_id = id where id = any(?::uuid[])`,
    [listOf([...ids])],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? { isRateable: false, isUseful: null });
};

/** What whoever was told by a mailing says of it. */
@Resolver(() => Notice)
export class NoticeMailingResolver {
  @FieldResolver(() => Boolean, {
    description: "Whether the reader may say if it was of use: it came by a mailing.",
  })
  async isRateable(@Root() { id }: Notice, @Ctx() { load }: Context): Promise<boolean> {
    return (await load(ratings).load(id)).isRateable;
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: "What the reader said: whether it was of use («полезно»); null while they have not.",
  })
  async isUseful(@Root() { id }: Notice, @Ctx() { load }: Context): Promise<boolean | null> {
    return (await load(ratings).load(id)).isUseful;
  }
}

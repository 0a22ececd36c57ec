import { type Connection, PageArgs } from "@angel/kit/connection";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { pageOfNotices } from "./notice.loader.js";
import { type Notice, NoticeConnection } from "./notice.type.js";

@Resolver(() => AccountStub)
export class AccountNoticesResolver {
  @FieldResolver(() => NoticeConnection, {
    nullable: true,
    description:
      "What was said to the account's holder («Уведомления»), the newest first; null for anyone else.",
  })
  notices(
    @Root() { id }: AccountStub,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("isUnread", () => Boolean, {
      nullable: true,
      description: "Only the unread, or only the read; all where left out.",
    })
    isUnread: boolean | null | undefined,
    @Ctx() context: Context,
  ): Promise<Connection<Notice>> | null {
    return id === context.viewer.accountId ? pageOfNotices(page, isUnread ?? null, context) : null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: "How many notices the holder has not read yet; null for anyone else.",
  })
  async unreadNoticeCount(
    @Root() { id }: AccountStub,
    @Ctx() { em, viewer }: Context,
  ): Promise<number | null> {
    if (id !== viewer.accountId) return null;
    const [row] = await em.execute<{ count: number }[]>(
      "select count(*)::int as count from notices where person_id = any(own_people()) and read_at is null",
    );
    return row?.count ?? 0;
  }
}

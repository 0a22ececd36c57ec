import { type Connection, PageArgs } from "@angel/kit/connection";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { type Appeal, AppealConnection } from "../appeal/appeal.entity.js";
import { pageOfAppeals } from "../appeal/appeal-page.js";
import { Member } from "./member.stub.js";

@Resolver(() => Member)
export class MemberAppealsResolver {
  @FieldResolver(() => AppealConnection, {
    description:
      "The member's appeals, the newest first: one's own, or those that are yours to handle; for an operator at the telephone, what this caller asked before.",
  })
  appeals(
    @Root() { id }: Member,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Appeal>> {
    const listed = {
      where: "member_id = ?::uuid",
      values: [isUuid(id) ? id : null],
      order: "number",
    } as const;
    return pageOfAppeals(page, listed, context);
  }
}

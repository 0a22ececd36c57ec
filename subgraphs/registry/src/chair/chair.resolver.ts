import { Permission, type Viewer } from "@angel/kit/access";
import { type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Member, Sex } from "../member/member.entity.js";
import { membersById } from "../member/member.loader.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { tabOf } from "../organisation/tab-page.js";
import { Chair } from "./chair.entity.js";

const { Connection: ChairConnection } = connectionOf(Chair);

const terms = tabOf<Chair>({
  entity: Chair,
  table: "chairs",
  sort: "days",
  column: "coalesce(elected_on, '-infinity')",
  keyOf: ({ electedOn }) => electedOn ?? "-infinity",
});

@Resolver(() => Organisation)
export class ElectionHistoryResolver {
  @FieldResolver(() => ChairConnection, {
    description: "Everyone who led it, the last elected first («История выборов»).",
  })
  elections(
    @Root() organisation: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Chair>> {
    return terms(page, organisation, context);
  }
}

@Resolver(() => Chair)
export class ChairResolver {
  @FieldResolver(() => Member, {
    nullable: true,
    description: "The member who leads; null when the chair is on no register we keep.",
  })
  async member(@Root() { memberId }: Chair, @Ctx() { load }: Context): Promise<Member | null> {
    return memberId === null ? null : load(membersById).load(memberId);
  }

  @May(Permission.VIEW_MEMBERS, chairPlace)
  @FieldResolver(() => PlainDateScalar, {
    nullable: true,
    description: "The day of birth; null when not filled in or not yours to see.",
  })
  async bornOn(@Root() chair: Chair, @Ctx() context: Context): Promise<PlainDate | null> {
    return (await this.member(chair, context))?.bornOn ?? null;
  }

  @May(Permission.VIEW_MEMBERS, chairPlace)
  @FieldResolver(() => Sex, {
    nullable: true,
    description: "The sex; null when not filled in or not yours to see.",
  })
  async sex(@Root() chair: Chair, @Ctx() context: Context): Promise<Sex | null> {
    return (await this.member(chair, context))?.sex ?? null;
  }
}

/** Where the personal side of a chair may be read: at the organisation's path; one's own, everywhere. */
function chairPlace({ memberId, path }: Chair, viewer: Viewer): string | boolean {
  return (memberId !== null && memberId === viewer.memberId) || path;
}

import { Permission, type Viewer } from "@angel/kit/access";
import { type Connection, PageArgs } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { Member } from "../member/member.entity.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { organisationsByNode } from "../organisation/organisation.loader.js";
import { titleOf } from "../visibility/role-title.js";
import { accessPage } from "./access-page.js";
import { Access, AccessConnection } from "./access.type.js";

/** One's own, and for those who answer for the whole union: a chair is watched and does not watch. */
function accessPlace({ id, path }: Member, viewer: Viewer): string | boolean {
  return id === viewer.memberId || (path?.split(".")[0] ?? false);
}

@Resolver(() => Member)
export class AccessesOfMember {
  @May(Permission.VIEW_ACCESSES, accessPlace)
  @FieldResolver(() => AccessConnection, {
    nullable: true,
    description:
      "Who read the card by a right over an organisation, the latest first («Кто смотрел мои данные»); null but for the member and administrators of the union.",
  })
  accesses(
    @Root() { id }: Member,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Access>> {
    return accessPage(page, id, context);
  }
}

@Resolver(() => Access)
export class AccessResolver {
  @FieldResolver(() => AccountStub, { description: "Under which account." })
  by(@Root() { accountId }: Access): AccountStub {
    return new AccountStub(accountId);
  }

  @FieldResolver(() => String, { description: "As whom, in the reader's language: «председатель»." })
  capacity(@Root() { role }: Access, @Ctx() { viewer }: Context): string {
    return titleOf(role)[viewer.locale];
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: "Over which organisation the right is held; null of the platform itself.",
  })
  async organisation(@Root() { node }: Access, @Ctx() { load }: Context): Promise<Organisation | null> {
    return node === null ? null : load(organisationsByNode).load(node);
  }
}

import { Permission, Viewer } from "@angel/kit/access";
import { Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { Grant } from "../grant/grant.entity.js";
import { delegationsOfAccounts, grantsOfAccounts, mayBeSeen } from "../grant/grant.loader.js";
import { counting } from "../grant/rights.js";
import { Member } from "../member/member.stub.js";
import { Session } from "../session/session.entity.js";
import { isSessionOpen } from "../session/viewer-now.js";
import { Account } from "./account.entity.js";
import { accountsSeen } from "./account.loader.js";

@Resolver(() => Account)
export class AccountResolver {
  @Query(() => Account, {
    nullable: true,
    description: "Who asks; null for an anonymous reader and once the session is over.",
  })
  @Open("One's own account.")
  async viewer(@Ctx() { em, viewer, load }: Context): Promise<Account | null> {
    if (viewer.accountId === null || !(await isSessionOpen(em, viewer))) return null;
    return load(accountsSeen).load(viewer.accountId);
  }

  @Query(() => Account, {
    nullable: true,
    description:
      "One's own account, or one that holds a role in the subtree where one may see accounts; else null.",
  })
  @Open("One's own account, and those where one has VIEW_ACCOUNTS; any other looks absent.")
  account(
    @Arg("id", () => ID, { description: "The account's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<Account | null> {
    return load(accountsSeen).load(id);
  }

  @FieldResolver(() => Member, {
    nullable: true,
    description: "The member whose account it is; null for one who serves the union without being a member.",
  })
  member(@Root() { memberId }: Account): Member | null {
    return memberId === null ? null : new Member(memberId);
  }

  @FieldResolver(() => [Grant], {
    description: "The roles held now or from a day to come, as far as the viewer may see them.",
  })
  async grants(@Root() { id }: Account, @Ctx() { load, viewer }: Context): Promise<Grant[]> {
    const grants = await load(grantsOfAccounts).load(id);
    return grants.filter((grant) => mayBeSeen(grant, viewer));
  }

  @FieldResolver(() => [Grant], {
    description:
      "What the account has lent to others for a time, the first to end first («доверенности»), as far as the viewer may see it; at most twenty of a grant.",
  })
  async delegations(@Root() { id }: Account, @Ctx() { load, viewer }: Context): Promise<Grant[]> {
    const grants = await load(delegationsOfAccounts).load(id);
    return grants.filter((grant) => mayBeSeen(grant, viewer));
  }

  @FieldResolver(() => [Session], {
    description:
      "The sessions that are open, the last used first; empty for anyone but the account's holder.",
  })
  async sessions(@Root() { id }: Account, @Ctx() { em, viewer }: Context): Promise<Session[]> {
    if (id !== viewer.accountId) return [];
    return em.find(
      Session,
      { accountId: id, endedAt: null, expiresAt: { $gt: new Date() } },
      { orderBy: { lastUsedAt: "desc", id: "desc" }, limit: 50 },
    );
  }

  @FieldResolver(() => Boolean, {
    description: "Whether the account may enter the newsroom (редакция) by `openCms`.",
  })
  async canSignInToCms(@Root() { id }: Account, @Ctx() context: Context): Promise<boolean> {
    const grants = (await context.load(grantsOfAccounts).load(id)).filter((grant) => grant.isInForce());
    return new Viewer({ grants: await counting(grants, id, context) }).may(Permission.EDIT_SITE);
  }
}

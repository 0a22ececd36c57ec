import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { contractPlace, Partner } from "../partner/partner.entity.js";
import { AccountStub } from "./account.stub.js";

@Resolver(() => Partner)
export class StaffOfPartner {
  @May(Permission.VIEW_OWN_ACCOUNT)
  @Query(() => [Partner], {
    description: "The partners for whom the viewer works («мои магазины»), in the order of names.",
  })
  async servedPartners(@Ctx() { em }: Context): Promise<Partner[]> {
    const ids = await servedPartners(em);
    return em.find(Partner, { id: { $in: ids } }, { orderBy: { nameKey: "asc" } });
  }

  @May(Permission.KEEP_PARTNERS, contractPlace)
  @FieldResolver(() => [AccountStub], {
    nullable: true,
    description: "The accounts of those who work for it; null when not yours to keep.",
  })
  async staff(@Root() { id }: Partner, @Ctx() { em }: Context): Promise<AccountStub[]> {
    const rows = await em.execute<{ account_id: string }[]>(
      "select account_id from partner_staff where partner_id = ? and ended_at is null order by added_at",
      [id],
    );
    return rows.map(({ account_id: accountId }) => new AccountStub(accountId));
  }
}

/** For whom the viewer works, by Postgres' own word. */
export async function servedPartners(em: Context["em"]): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>("select unnest(served_partners()) as id");
  return rows.map(({ id }) => id);
}

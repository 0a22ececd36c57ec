import { Permission } from "@angel/kit/access";
import { connect, type Connection, type Key, PageArgs } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import { momentKey, readMomentKey } from "@angel/kit/moment";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import type { FilterQuery } from "@mikro-orm/core";
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { Partner } from "../partner/partner.entity.js";
import { partnersById } from "../partner/partner.loader.js";
import { Purchase, PurchaseConnection } from "./purchase.entity.js";

@Resolver(() => Purchase)
export class PurchaseResolver {
  @May(Permission.VIEW_OWN_ACCOUNT)
  @Query(() => Purchase, {
    nullable: true,
    description: "A purchase by its id: one's own, or of a partner that one serves or keeps; else null.",
  })
  purchase(
    @Arg("id", () => ID, { description: "Its id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<Purchase | null> {
    return load(purchasesById).load(id);
  }

  @FieldResolver(() => Partner, { description: "In whose shop." })
  partner(@Root() { partnerId }: Purchase, @Ctx() { load }: Context): Promise<Partner> {
    return load(partnersById).load(partnerId);
  }
}

@Resolver(() => Partner)
export class PurchasesOfPartner {
  @May(Permission.VIEW_OWN_ACCOUNT)
  @FieldResolver(() => PurchaseConnection, {
    nullable: true,
    description:
      "Purchases in its shop, newest first, without saying whose; empty for those who neither serve nor keep it.",
  })
  purchases(
    @Root() { id: partnerId }: Partner,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { em, viewer }: Context,
  ): Promise<Connection<Purchase>> {
    // Row-level security lets through the partner's and the keeper's; one's own as a buyer do not belong here.
    return purchasesPage(em, page, {
      partnerId,
      ...(viewer.memberId && { memberId: { $ne: viewer.memberId } }),
    });
  }
}

/** A page of the purchases that the viewer may see, newest first. */
export function purchasesPage(
  em: Context["em"],
  page: PageArgs,
  where: FilterQuery<Purchase> & object,
): Promise<Connection<Purchase>> {
  return connect(page, {
    key: ({ heardAt, id }) => momentKey(heardAt, id),
    total: () => em.count(Purchase, where),
    rows: (limit, after) =>
      em.find(
        Purchase,
        { $and: [where, ...(after ? [before(after)] : [])] },
        { orderBy: { heardAt: "desc", id: "desc" }, limit },
      ),
  });
}

/** Row-level security shows a purchase to whose it is, and to those who serve or keep the partner. */
export async function purchasesById(ids: readonly string[], { em }: Context): Promise<Purchase[]> {
  const found = await em.find(Purchase, { id: { $in: ids.filter(isUuid) } });
  const known = new Map(found.map((purchase) => [purchase.id, purchase]));
  // Absent of the loader is null of the field.
  return ids.map((id) => known.get(id.toLowerCase()) ?? null) as Purchase[];
}

function before(after: Key): FilterQuery<Purchase> {
  const [at, id] = readMomentKey(after, isUuid);
  const heardAt = new Date(at);
  return { $or: [{ heardAt: { $lt: heardAt } }, { heardAt, id: { $lt: id } }] };
}

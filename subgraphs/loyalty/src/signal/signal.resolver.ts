import { Permission } from "@angel/kit/access";
import { connect, type Connection, PageArgs } from "@angel/kit/connection";
import { idOfKey } from "@angel/kit/cursor-key";
import { May } from "@angel/kit/may";
import { dateOf, type Moment } from "@angel/kit/moment";
import type { Context } from "@angel/kit/subgraph";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { contractPlace, Partner } from "../partner/partner.entity.js";
import { Purchase } from "../purchase/purchase.entity.js";
import { purchasesById } from "../purchase/purchase.resolver.js";
import { FraudSignal, FraudSignalConnection } from "./signal.type.js";

@Resolver(() => Partner)
export class SignalsOfPartner {
  @May(Permission.KEEP_PARTNERS, contractPlace)
  @FieldResolver(() => FraudSignalConnection, {
    nullable: true,
    description:
      "What looks like fraud in its shop and nobody has cleared, newest first; null when not yours to keep.",
  })
  fraudSignals(
    @Root() { id: partnerId }: Partner,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { em }: Context,
  ): Promise<Connection<FraudSignal>> {
    const from = "from signals where partner_id = ? and cleared_at is null";
    return connect(page, {
      key: ({ id }) => [id],
      total: async () => {
        const [row] = await em.execute<{ count: number }[]>(`select count(*)::int as count ${from}`, [
          partnerId,
        ]);
        return row?.count ?? 0;
      },
      rows: async (limit, after) => {
        const rows = await em.execute<SignalRow[]>(
          `select * ${from} ${after ? "and id < ?::uuid" : ""} order by id desc limit ?`,
          [partnerId, ...(after ? [idOfKey(after)] : []), limit],
        );
        return rows.map(signalOf);
      },
    });
  }
}

@Resolver(() => FraudSignal)
export class SignalResolver {
  @FieldResolver(() => Purchase, {
    nullable: true,
    description: "The purchase that is held back; null of a card check.",
  })
  async purchase(@Root() { purchaseId }: FraudSignal, @Ctx() { load }: Context): Promise<Purchase | null> {
    return purchaseId === null ? null : load(purchasesById).load(purchaseId);
  }
}

export interface SignalRow {
  id: string;
  kind: FraudSignal["kind"];
  partner_id: string;
  purchase_id: string | null;
  raised_at: Moment;
  cleared_at: Moment | null;
}

export function signalOf(row: SignalRow): FraudSignal {
  return Object.assign(new FraudSignal(), {
    id: row.id,
    kind: row.kind,
    partnerId: row.partner_id,
    purchaseId: row.purchase_id,
    raisedAt: dateOf(row.raised_at),
    clearedAt: row.cleared_at && dateOf(row.cleared_at),
  });
}

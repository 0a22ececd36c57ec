import { Permission, type Viewer } from "@angel/kit/access";
import { connect, type Connection, type Key, PageArgs } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import { dateOf, type Moment } from "@angel/kit/moment";
import { badInput } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { Money, type PlainDate } from "@angel/kit/values";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { AccountKind, TransferKind } from "../ledger/ledger.js";
import { Member } from "../member/member.stub.js";
import { standingOfMember } from "../participation/standing-of-member.js";
import { Purchase, PurchaseConnection } from "../purchase/purchase.entity.js";
import { purchasesById, purchasesPage } from "../purchase/purchase.resolver.js";
import { ExpiringSum, LedgerEntry, LedgerEntryConnection, LoyaltyAccount } from "./loyalty-account.type.js";

/** Purchases are nobody's but the member's own: not the chair's, not the staff's. */
export const isOneself = ({ id }: Member, { memberId }: Viewer) => id === memberId;

@Resolver(() => Member)
export class LoyaltyOfMember {
  @May(Permission.VIEW_OWN_ACCOUNT, isOneself)
  @FieldResolver(() => LoyaltyAccount, {
    nullable: true,
    description: "The account in the bonus programme; null for all but the member.",
  })
  async loyalty(@Root() { id: memberId }: Member, @Ctx() { em }: Context): Promise<LoyaltyAccount> {
    const rows = await em.execute<
      { kind: AccountKind; expires_on: PlainDate | null; kopecks: string; paid: string }[]
    >(
      `select kind, expires_on::text, kopecks,
         (select coalesce(sum(-entries.kopecks), 0) from entries join transfers on transfers.id = transfer_id
          where account_id = accounts.id and transfers.kind in ('PAYOUT', 'PAYOUT_REFUSED')) as paid
       from accounts join balances on account_id = id where owner_id in (select cards_of(?)) order by expires_on`,
      [memberId],
    );
    const sumOf = (kind: AccountKind) =>
      rows.filter((row) => row.kind === kind).reduce((total, { kopecks }) => total + Number(kopecks), 0);
    const standing = await standingOfMember(em, memberId);
    return Object.assign(new LoyaltyAccount(), {
      memberId,
      isTakingPart: standing?.isInForce ?? false,
      held: new Money(sumOf("HELD")),
      available: new Money(sumOf("AVAILABLE")),
      owed: new Money(-sumOf("OWED") || 0),
      paidOut: new Money(rows.reduce((total, { paid }) => total + Number(paid), 0)),
      expiring: rows.flatMap(({ expires_on: on, kopecks }) =>
        on !== null && Number(kopecks) > 0 ? [new ExpiringSum(on, Number(kopecks))] : [],
      ),
    });
  }
}

@Resolver(() => LoyaltyAccount)
export class LoyaltyAccountResolver {
  @FieldResolver(() => PurchaseConnection, { description: "The member's purchases, newest first." })
  purchases(
    @Root() { memberId }: LoyaltyAccount,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { em }: Context,
  ): Promise<Connection<Purchase>> {
    return purchasesPage(em, page, { memberId });
  }

  @FieldResolver(() => LedgerEntryConnection, {
    description: "The lines of the ledger on the member's accounts, newest first («выписка»).",
  })
  entries(
    @Root() { memberId }: LoyaltyAccount,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { em }: Context,
  ): Promise<Connection<LedgerEntry>> {
    const from = `from accounts join entries on account_id = accounts.id join transfers on transfers.id = transfer_id
      where owner_id in (select cards_of(?))`;
    return connect(page, {
      key: ({ id }) => id.split("-").map(Number),
      total: async () => {
        const [row] = await em.execute<{ count: number }[]>(`select count(*)::int as count ${from}`, [
          memberId,
        ]);
        return row?.count ?? 0;
      },
      rows: async (limit, after) => {
        const rows = await em.execute<EntryRow[]>(
          `select transfer_id, account_id, transfers.kind, entries.kopecks, made_at, purchase_id ${from}
           ${after ? "and (transfer_id, account_id) < (?, ?)" : ""}
           order by transfer_id desc, account_id desc limit ?`,
          [memberId, ...(after ? placeIn(after) : []), limit],
        );
        return rows.map(entryOf);
      },
    });
  }
}

@Resolver(() => LedgerEntry)
export class LedgerEntryResolver {
  @FieldResolver(() => Purchase, {
    nullable: true,
    description: "Of which purchase; null where it is of none.",
  })
  async purchase(@Root() { purchaseId }: LedgerEntry, @Ctx() { load }: Context): Promise<Purchase | null> {
    return purchaseId === null ? null : load(purchasesById).load(purchaseId);
  }
}

interface EntryRow {
  transfer_id: string;
  account_id: string;
  kind: TransferKind;
  kopecks: string;
  made_at: Moment;
  purchase_id: string | null;
}

function entryOf(row: EntryRow): LedgerEntry {
  return Object.assign(new LedgerEntry(), {
    id: `${row.transfer_id}-${row.account_id}`,
    kind: row.kind,
    sum: new Money(row.kopecks),
    madeAt: dateOf(row.made_at),
    purchaseId: row.purchase_id,
  });
}

function placeIn(key: Key): number[] {
  const [transfer, account] = key;
  if (key.length !== 2 || !Number.isSafeInteger(transfer) || !Number.isSafeInteger(account)) {
    throw badInput("`after` is not a cursor of this list.");
  }
  return [transfer as number, account as number];
}

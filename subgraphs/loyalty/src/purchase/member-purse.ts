import type { EntityManager } from "@angel/kit/database";
import { listOf } from "@angel/kit/published";
import type { PlainDate } from "@angel/kit/values";
import { accountOf } from "../ledger/ledger.js";
import { keptUntil } from "./standing.js";

interface Bucket {
  readonly accountId: string;
  readonly kind: "HELD" | "AVAILABLE" | "OWED";
  readonly expiresOn: PlainDate | null;
  kopecks: number;
}

interface Taking {
  readonly account: string;
  readonly kopecks: number;
  readonly kind: "RETURN" | "CLAWBACK";
}

/** Any number will do, so long as nobody else uses it. */
const OWNERS_LOCK = 743_315;

/** Until the end of the transaction nobody's cards are made one or two, so whose a thing is stays as it was read. Goes before all other locks. */
export async function keepOwners(em: EntityManager): Promise<void> {
  await em.execute("select pg_advisory_xact_lock_shared(?)", [OWNERS_LOCK]);
}

/** Waits for all who keep owners, and goes before those to come. */
export async function changeOwners(em: EntityManager): Promise<void> {
  await em.execute("select pg_advisory_xact_lock(?)", [OWNERS_LOCK]);
}

/**
 * Locks what members have until the end of the transaction, the lower ids first. Whoever moves money of members does so
 * before it locks their purchases or anything else of theirs: in one order nobody waits in a ring.
 */
export async function lockPurses(em: EntityManager, memberIds: readonly string[]): Promise<void> {
  if (memberIds.length > 0) await em.execute("select lock_purses(?::uuid[])", [listOf(memberIds)]);
}

/** A member's accounts, locked until the end of the transaction, with the balances as the transfers at hand leave them. */
export class MemberPurse {
  private constructor(
    private readonly em: EntityManager,
    readonly memberId: string,
    private readonly buckets: Bucket[],
  ) {}

  static async open(em: EntityManager, memberId: string): Promise<MemberPurse> {
    const purse = (await MemberPurse.openAll(em, [memberId])).get(memberId);
    if (!purse) throw new Error("A member's purse is opened with their first account.");
    return purse;
  }

  /** Of several members, the lower ids first. */
  static async openAll(em: EntityManager, memberIds: readonly string[]): Promise<Map<string, MemberPurse>> {
    const rows = await em.execute<
      {
        member_id: string;
        account_id: string;
        kind: Bucket["kind"];
        expires_on: PlainDate | null;
        kopecks: string;
      }[]
    >(
      `select member_id, account_id::text, kind, expires_on::text, kopecks::text from lock_balances(?::uuid[])`,
      [listOf(memberIds)],
    );
    return new Map(
      [...Map.groupBy(rows, ({ member_id: memberId }) => memberId)].map(([memberId, own]) => [
        memberId,
        new MemberPurse(
          em,
          memberId,
          own.map((row) => ({
            accountId: row.account_id,
            kind: row.kind,
            expiresOn: row.expires_on,
            kopecks: Number(row.kopecks),
          })),
        ),
      ]),
    );
  }

  /** Opens at once what purses will be asked for as `available`, where it is not open yet. */
  static async openAvailable(
    em: EntityManager,
    wanted: readonly { readonly purse: MemberPurse; readonly expiresOn: PlainDate }[],
  ): Promise<void> {
    const unknown = wanted.filter(({ purse, expiresOn }) => !purse.known("AVAILABLE", expiresOn));
    if (unknown.length === 0) return;
    const rows = await em.execute<{ owner_id: string; expires_on: PlainDate; account_id: string }[]>(
      `select owner_id, expires_on::text, account_of('AVAILABLE', owner_id, expires_on)::text as account_id
       from unnest(?::uuid[], ?::date[]) as wanted (owner_id, expires_on)`,
      [listOf(unknown.map(({ purse }) => purse.memberId)), listOf(unknown.map(({ expiresOn }) => expiresOn))],
    );
    const purses = new Map(unknown.map(({ purse }) => [purse.memberId, purse]));
    for (const { owner_id: ownerId, expires_on: expiresOn, account_id: accountId } of rows) {
      const purse = purses.get(ownerId);
      if (purse?.known("AVAILABLE", expiresOn)) continue;
      purse?.buckets.push({ accountId, kind: "AVAILABLE", expiresOn, kopecks: 0 });
    }
  }

  async held(): Promise<string> {
    return (await this.bucket("HELD", null)).accountId;
  }

  async available(expiresOn: PlainDate): Promise<string> {
    return (await this.bucket("AVAILABLE", expiresOn)).accountId;
  }

  /** What can be paid out, the soonest to expire first. */
  get payable(): Bucket[] {
    return this.buckets
      .filter(({ kind, kopecks }) => kind === "AVAILABLE" && kopecks > 0)
      .toSorted((one, other) => ((one.expiresOn ?? "") < (other.expiresOn ?? "") ? -1 : 1));
  }

  /** All that there is, a debt too. */
  get contents(): readonly Bucket[] {
    return this.buckets;
  }

  /** Until when what comes back can be paid out: as the last of what the member has, where that does not expire by the day. */
  lastsUntil(day: PlainDate): PlainDate {
    const days = this.buckets.flatMap(({ expiresOn }) =>
      expiresOn !== null && expiresOn > day ? [expiresOn] : [],
    );
    return days.toSorted().at(-1) ?? keptUntil(day);
  }

  /** From where so much is taken back: from where it was put, then from what expires first; what is not there is owed. */
  async take(kopecks: number, expiresOn: PlainDate | null): Promise<Taking[]> {
    const takings: Taking[] = [];
    let left = kopecks;
    const own = this.payable.filter((bucket) => bucket.expiresOn === expiresOn);
    for (const bucket of [...own, ...this.payable.filter((bucket) => !own.includes(bucket))]) {
      const part = Math.min(bucket.kopecks, left);
      if (part === 0) break;
      bucket.kopecks -= part;
      left -= part;
      takings.push({ account: bucket.accountId, kopecks: part, kind: "RETURN" });
    }
    if (left > 0) {
      const owed = await this.bucket("OWED", null);
      owed.kopecks -= left;
      takings.push({ account: owed.accountId, kopecks: left, kind: "CLAWBACK" });
    }
    return takings;
  }

  /** Puts so much where it can be paid out; says what of it pays a debt. */
  async put(
    kopecks: number,
    expiresOn: PlainDate,
  ): Promise<{ account: string; kopecks: number } | undefined> {
    const bucket = await this.bucket("AVAILABLE", expiresOn);
    const debt = this.buckets.find(({ kind }) => kind === "OWED");
    const part = Math.min(kopecks, -(debt?.kopecks ?? 0));
    bucket.kopecks += kopecks - part;
    if (!debt || part === 0) return undefined;
    debt.kopecks += part;
    return { account: debt.accountId, kopecks: part };
  }

  private known(kind: Bucket["kind"], expiresOn: PlainDate | null): Bucket | undefined {
    return this.buckets.find((bucket) => bucket.kind === kind && bucket.expiresOn === expiresOn);
  }

  private async bucket(kind: Bucket["kind"], expiresOn: PlainDate | null): Promise<Bucket> {
    const known = this.known(kind, expiresOn);
    if (known) return known;
    const accountId = await accountOf(this.em, kind, this.memberId, expiresOn);
    const bucket = { accountId, kind, expiresOn, kopecks: 0 };
    this.buckets.push(bucket);
    return bucket;
  }
}

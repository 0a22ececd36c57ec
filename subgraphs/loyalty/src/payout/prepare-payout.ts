import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { Problem } from "@angel/kit/problem";
import { readPublished } from "@angel/kit/published";
import { forbidden } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { KopecksScalar, today } from "@angel/kit/values";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { accountOf, post, type Transfer } from "../ledger/ledger.js";
import { keepOwners, MemberPurse } from "../purchase/member-purse.js";
import { type BankAccount, type BankRegister, PayoutBank, type RegisterLine } from "./bank-register.js";
import { batchesById } from "./payout-batch.loader.js";
import { PayoutBatch } from "./payout-batch.type.js";

const MOST = 1_000;
/** A bank answers within days; what it sends back comes within a quarter. */
const REGISTER_KEPT_DAYS = 90;

@InputType({ description: "Whom to pay out." })
class PreparePayoutInput {
  @Field(() => KopecksScalar, {
    defaultValue: 100_00,
    description: "Only members who have at least so much.",
  })
  leastKopecks!: number;
}

@ObjectType({ description: "The payout is prepared, and taken from the members' accounts." })
class PreparePayoutPayload {
  @Field(() => PayoutBatch, { description: "What goes to the bank." })
  batch: PayoutBatch;

  constructor(batch: PayoutBatch) {
    this.batch = batch;
  }
}

@ObjectType({
  implements: Problem,
  description:
    "Nobody has as much to be paid out, or a telephone or an account to pay it to, as the bank wants.",
})
class NothingPayable extends Problem {
  constructor() {
    super({ ru: "Выплачивать пока нечего.", en: "There is nothing to be paid out." });
  }
}

const PreparePayoutResult = createUnionType({
  name: "PreparePayoutResult",
  description: "How preparing the payout went.",
  types: () => [PreparePayoutPayload, NothingPayable] as const,
});

/** Who settles accounts takes what members have to the bank, a thousand of them at once. */
@Resolver()
export class PreparePayout {
  @May(Permission.SETTLE_ACCOUNTS)
  @Mutation(() => PreparePayoutResult, {
    description:
      "Prepare a payout to at most a thousand members («сформировать реестр выплат»): what they have is taken to the bank. Each call prepares another, of what is left.",
  })
  async preparePayout(
    @Arg("input", () => PreparePayoutInput, { description: "Whom." }) { leastKopecks }: PreparePayoutInput,
    @Ctx() context: Context,
  ): Promise<typeof PreparePayoutResult> {
    const { em } = context;
    const [whole] = await em.execute<{ settles: boolean }[]>("select settles()");
    if (!whole?.settles) throw forbidden();
    await keepOwners(em);
    // One payout at a time: two must not take the same money.
    await em.execute("select pg_advisory_xact_lock(743314)");
    const { register } = context.companion(PayoutBank);
    const least = Math.max(1, leastKopecks);
    const batchId =
      register.paysTo === "PHONE"
        ? await prepare(await phonesOf(least, context), register, context)
        : await prepare(await accountsOf(least, context), register, context);
    const [prepared] = batchId === null ? [] : await batchesById([batchId], context);
    return prepared ? new PreparePayoutPayload(prepared) : new NothingPayable();
  }
}

/** The batch's id; null where there is nobody to pay. */
async function prepare<To>(
  payees: ReadonlyMap<string, To>,
  register: BankRegister<To>,
  context: Context,
): Promise<string | null> {
  const { em, viewer, files } = context;
  if (payees.size === 0) return null;
  const [batch] = await em.execute<{ id: string; number: string }[]>(
    "insert into payout_batches (prepared_by_id) values (?) returning id, number::text",
    [viewer.accountId],
  );
  if (!batch) throw new Error("An insertion answers with its row.");
  const lines: RegisterLine<To>[] = [];
  for (const [memberId, to] of payees) {
    const place = lines.length + 1;
    const kopecks = await takeAll(context, batch.id, memberId, place);
    if (kopecks > 0) lines.push({ place, to, kopecks });
  }
  const file = await files.keep(
    em,
    register.write({ number: batch.number, on: today(), lines }),
    REGISTER_KEPT_DAYS,
  );
  await em.execute("update payout_batches set file_id = ? where id = ?", [file.id, batch.id]);
  return batch.id;
}

/** Those who can be paid out and have a telephone to pay to. */
async function phonesOf(leastKopecks: number, { em }: Context): Promise<Map<string, string>> {
  // Of all who can be paid out: else the first thousand without a telephone would keep all others waiting.
  const rows = await readPublished<{ member_id: string; phone: string }>(
    em,
    ["membership"],
    `select member_id, phone from payable_members(?::bigint, null) join published.membership using (member_id)
     where phone is not null order by member_id limit ?::int`,
    [leastKopecks, MOST],
  );
  return new Map(rows.map(({ member_id: memberId, phone }) => [memberId, phone]));
}

/** Those who can be paid out and have named an account to pay to. */
async function accountsOf(leastKopecks: number, { em }: Context): Promise<Map<string, BankAccount>> {
  const rows = await em.execute<(BankAccount & { member_id: string })[]>(
    "select * from payable_to_accounts(?::bigint, ?::int)",
    [leastKopecks, MOST],
  );
  return new Map(rows.map(({ member_id: memberId, ...account }) => [memberId, account]));
}

/** All that the member can have goes on its way to the bank. */
async function takeAll({ em }: Context, batchId: string, memberId: string, place: number): Promise<number> {
  const purse = await MemberPurse.open(em, memberId);
  const paying = await accountOf(em, "PAYING");
  const transfers = purse.payable.map(({ accountId, kopecks }): Transfer => ({
    key: `payout:${batchId}:${accountId}`,
    kind: "PAYOUT",
    from: accountId,
    to: paying,
    kopecks,
  }));
  const kopecks = transfers.reduce((total, transfer) => total + transfer.kopecks, 0);
  if (kopecks === 0) return 0;
  await post(em, transfers);
  await em.execute("insert into payouts (batch_id, place, member_id, kopecks) values (?, ?, ?, ?)", [
    batchId,
    place,
    memberId,
    kopecks,
  ]);
  await em.execute("select mark_paid_out(?::uuid, ?::uuid)", [memberId, batchId]);
  return kopecks;
}

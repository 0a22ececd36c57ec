import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { today } from "@angel/kit/values";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { accountOf, post, type Transfer } from "../ledger/ledger.js";
import { keepOwners, lockPurses, MemberPurse } from "../purchase/member-purse.js";
import { StatementUnreadable, UnreadableLine } from "../statement/read-statement.js";
import { PayoutBank } from "./bank-register.js";
import { payoutsAnswered } from "./payout.events.js";
import { batchesById } from "./payout-batch.loader.js";
import { PayoutBatch } from "./payout-batch.type.js";

@InputType({ description: "Which batch, and what the bank said." })
class SettlePayoutInput {
  @Field(() => ID, { description: "The batch." })
  batchId!: string;

  @Field(() => ID, {
    description:
      "The bank's answer, sent before. Of the sandbox: CSV or XLSX with the columns «№», «сумма», «статус»; of `1c`: the account's statement (1CClientBankExchange).",
  })
  fileId!: string;
}

@ObjectType({ description: "The bank's answer is taken in." })
class SettlePayoutPayload {
  @Field(() => PayoutBatch, { description: "The batch, with what was paid and refused." })
  batch: PayoutBatch;

  constructor(batch: PayoutBatch) {
    this.batch = batch;
  }
}

@ObjectType({ implements: Problem, description: "There is no such batch, or it is not yours to settle." })
class PayoutBatchNotFound extends Problem {
  constructor() {
    super({ ru: "Такого реестра нет.", en: "There is no such batch." });
  }
}

const SettlePayoutResult = createUnionType({
  name: "SettlePayoutResult",
  description: "How taking in the bank's answer went.",
  types: () => [SettlePayoutPayload, PayoutBatchNotFound, StatementUnreadable] as const,
});

interface Payout {
  id: string;
  batch_id: string;
  /** Of the batch. */
  number: string;
  place: number;
  member_id: string;
  kopecks: string;
  status: string;
}

/** The bank has answered: what was paid has left, what was refused is the member's again. */
@Resolver()
export class SettlePayout {
  @May(Permission.SETTLE_ACCOUNTS)
  @Mutation(() => SettlePayoutResult, {
    description:
      "Take in the bank's answer to a batch («ответ банка»): whole or not at all; repeating it changes nothing.",
  })
  async settlePayout(
    @Arg("input", () => SettlePayoutInput, { description: "Which batch, and what the bank said." })
    { batchId, fileId }: SettlePayoutInput,
    @Ctx() context: Context,
  ): Promise<typeof SettlePayoutResult> {
    const { em, files, viewer, tell, companion } = context;
    await keepOwners(em);
    const payouts = isUuid(batchId)
      ? await em.execute<Payout[]>(
          `select payouts.*, number from payouts join payout_batches on payout_batches.id = batch_id
           where batch_id = ? order by place for update of payouts`,
          [batchId],
        )
      : [];
    const number = payouts[0]?.number ?? "";
    if (payouts.length === 0) return new PayoutBatchNotFound();
    const file = await files.sent(em, fileId, viewer.accountId);
    if (!file) return new StatementUnreadable([new UnreadableLine(1, "There is no such file.")]);
    const { register } = companion(PayoutBank);
    const answers = await register.readAnswer(number, await files.read(file.id), file.mediaType);
    if (answers instanceof StatementUnreadable) return answers;
    const byPlace = new Map(payouts.map((payout) => [payout.place, payout]));
    const faults = answers.filter(({ place, kopecks }) => Number(byPlace.get(place)?.kopecks) !== kopecks);
    if (faults.length > 0)
      return new StatementUnreadable(
        faults.map(({ line }) => new UnreadableLine(line, "The register has no such line with this sum.")),
      );
    await lockPurses(
      em,
      payouts.map(({ member_id: memberId }) => memberId),
    );
    for (const { place, isPaid } of answers) {
      const payout = byPlace.get(place);
      if (payout) await take(payout, isPaid, context);
    }
    tell(payoutsAnswered, { batchId });
    const [batch] = await batchesById([batchId], context);
    return batch ? new SettlePayoutPayload(batch) : new PayoutBatchNotFound();
  }
}

/** What was paid can come back some days later; what was refused is not paid any more. */
async function take(payout: Payout, isPaid: boolean, { em }: Context): Promise<void> {
  if (payout.status === "REFUSED" || (payout.status === "DONE" && isPaid)) return;
  const isBack = payout.status === "DONE";
  payout.status = isPaid ? "DONE" : "REFUSED";
  const from = await accountOf(em, isBack ? "BANK" : "PAYING");
  const key = `payout:${payout.id}:${isBack ? "back" : "answer"}`;
  if (isPaid) {
    const [to, kopecks] = [await accountOf(em, "BANK"), Number(payout.kopecks)];
    await post(em, [{ key, kind: "PAYOUT_DONE", from, to, kopecks }]);
  } else {
    await putBack(payout, { key, from }, em);
  }
  await em.execute(
    "update payouts set status = ?::payout_status, answered_at = clock_timestamp() where id = ?",
    [payout.status, payout.id],
  );
}

/** What came back pays a debt first; the rest can be paid out until the last of what the member has expires. */
async function putBack(
  { member_id: memberId, batch_id: batchId, kopecks: sum }: Payout,
  { key, from }: Pick<Transfer, "key" | "from">,
  em: Context["em"],
): Promise<void> {
  const purse = await MemberPurse.open(em, memberId);
  const expiresOn = purse.lastsUntil(today());
  const kopecks = Number(sum);
  const to = await purse.available(expiresOn);
  const owed = await purse.put(kopecks, expiresOn);
  await post(em, [
    { key, kind: "PAYOUT_REFUSED", from, to, kopecks },
    ...(owed
      ? [{ key: `${key}:owed`, kind: "CLAWBACK" as const, from: to, to: owed.account, kopecks: owed.kopecks }]
      : []),
  ]);
  await em.execute("select mark_not_paid_out(?::uuid, ?::uuid, ?::date)", [memberId, batchId, expiresOn]);
}

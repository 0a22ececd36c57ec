import { Money, type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { connectionOf } from "@angel/kit/connection";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import type { TransferKind } from "../ledger/ledger.js";

enum EntryKind {
  ACCRUAL = "ACCRUAL",
  RETURN = "RETURN",
  RELEASE = "RELEASE",
  CLAWBACK = "CLAWBACK",
  PAYOUT = "PAYOUT",
  PAYOUT_REFUSED = "PAYOUT_REFUSED",
  EXPIRY = "EXPIRY",
  MERGE = "MERGE",
}

registerEnumType(EntryKind, {
  name: "LedgerEntryKind",
  description: "Why money moved.",
  valuesConfig: {
    ACCRUAL: { description: "Accrued of a purchase («начислено»)." },
    RETURN: { description: "Taken back, as goods were returned («возврат товара»)." },
    RELEASE: { description: "The hold ended («стало доступно»)." },
    CLAWBACK: { description: "Taken back after it had been paid out, or paid off such a debt («удержано»)." },
    PAYOUT: { description: "Sent to the member's bank («выплата»)." },
    PAYOUT_REFUSED: { description: "The bank sent it back («возврат выплаты»)." },
    EXPIRY: { description: "Not asked for in time («сгорело»)." },
    MERGE: {
      description: "Went to the card that was kept of two, or back («объединение карточек»).",
    },
  },
});

@ObjectType({ description: "A line of the ledger on a member's account («проводка»). It is never changed." })
export class LedgerEntry {
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Field(() => EntryKind, { description: "Why the money moved." })
  kind!: TransferKind;

  @Field(() => Money, { description: "How much came; below nothing, how much went." })
  sum!: Money;

  @Field(() => Date, { description: "When." })
  madeAt!: Date;

  purchaseId!: string | null;
}

@ObjectType({ description: "What expires on a day unless it is paid out." })
export class ExpiringSum {
  @Field(() => PlainDateScalar, { description: "The day." })
  on: PlainDate;

  @Field(() => Money, { description: "How much." })
  sum: Money;

  constructor(on: PlainDate, kopecks: number) {
    this.on = on;
    this.sum = new Money(kopecks);
  }
}

@ObjectType({ description: "A member's account in the bonus programme («бонусный счёт»)." })
export class LoyaltyAccount {
  memberId!: string;

  @Field(() => Boolean, { description: "Whether the member takes part now: a card in force, and consent." })
  isTakingPart!: boolean;

  @Field(() => Money, { description: "Confirmed and held in case goods are returned («ожидает»)." })
  held!: Money;

  @Field(() => Money, { description: "Can be paid out («доступно»)." })
  available!: Money;

  @Field(() => Money, { description: "Owed for goods returned after the payout («долг»)." })
  owed!: Money;

  @Field(() => Money, { description: "Sent to the member's bank so far («выплачено»)." })
  paidOut!: Money;

  @Field(() => [ExpiringSum], { description: "What expires when, the soonest first." })
  expiring!: ExpiringSum[];
}

export const { Connection: LedgerEntryConnection } = connectionOf(LedgerEntry);

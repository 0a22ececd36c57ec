import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
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
import { keptProgramme } from "../programme/kept-programme.js";
import { PayoutTable } from "./payout-table.entity.js";
import { PayoutTableNotFound } from "./payout-table-not-found.js";

@InputType({ description: "A draft to put in force." })
class EnactPayoutTableInput {
  @Field(() => ID, { description: "The draft." })
  payoutTableId!: string;

  @Field(() => PlainDateScalar, {
    description:
      "The first day it holds: today or later, and after that of the version before. The first table of a programme may hold from any day.",
  })
  startsOn!: PlainDate;
}

@ObjectType({ description: "The table holds from that day." })
class EnactPayoutTablePayload {
  constructor(payoutTable: PayoutTable) {
    this.payoutTable = payoutTable;
  }

  @Field(() => PayoutTable, { description: "The table." })
  payoutTable: PayoutTable;
}

const EnactPayoutTableResult = createUnionType({
  name: "EnactPayoutTableResult",
  description: "Whether the table is in force.",
  types: () => [EnactPayoutTablePayload, PayoutTableNotFound, InvalidInput] as const,
});

/** A draft is put in force, for good. */
@Resolver()
export class EnactPayoutTable {
  @Mutation(() => EnactPayoutTableResult, {
    description:
      "Puts a draft of a table of payouts in force from a day. Injuries of earlier days stay with the version before. It cannot be taken back: another version follows.",
  })
  @May(Permission.KEEP_PROGRAMME)
  async enactPayoutTable(
    @Arg("input", () => EnactPayoutTableInput, { description: "The draft and the day." })
    { payoutTableId, startsOn }: EnactPayoutTableInput,
    @Ctx() context: Context,
  ): Promise<typeof EnactPayoutTableResult> {
    const { em, viewer } = context;
    const draft = isUuid(payoutTableId)
      ? await em.findOne(PayoutTable, { id: payoutTableId, startsOn: null })
      : null;
    const programme = draft && (await keptProgramme(draft.programmeId, context));
    if (!programme) return new PayoutTableNotFound();
    const [before] = await em.execute<{ day: PlainDate | null }[]>(
      "select max(starts_on)::text as day from payout_tables where programme_id = ?",
      [programme.id],
    );
    const last = before?.day ?? null;
    if (last !== null && (startsOn < today() || startsOn <= last)) {
      return new InvalidInput([
        new InvalidField("startsOn", {
          ru: "Не раньше сегодняшнего дня и позже начала прежней таблицы.",
          en: "Today or later, and after the version before began.",
        }),
      ]);
    }
    Object.assign(draft, { startsOn, enactedAt: new Date(), enactedBy: viewer.accountId });
    await em.flush();
    return new EnactPayoutTablePayload(draft);
  }
}

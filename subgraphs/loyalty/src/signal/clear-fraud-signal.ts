import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
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
import { keptPartner } from "../partner/kept-partner.js";
import { keepOwners, lockPurses } from "../purchase/member-purse.js";
import { Purchase } from "../purchase/purchase.entity.js";
import { settlePurchases } from "../purchase/settle-purchases.js";
import { signalOf, type SignalRow } from "./signal.resolver.js";
import { FraudSignal } from "./signal.type.js";

@InputType({ description: "Which signal." })
class ClearFraudSignalInput {
  @Field(() => ID, { description: "The signal." })
  signalId!: string;
}

@ObjectType({ description: "The signal is cleared." })
class ClearFraudSignalPayload {
  @Field(() => FraudSignal, { description: "The signal." })
  signal: FraudSignal;

  constructor(signal: FraudSignal) {
    this.signal = signal;
  }
}

@ObjectType({
  implements: Problem,
  description: "There is no such signal, or its partner is not yours to keep.",
})
class FraudSignalNotFound extends Problem {
  constructor() {
    super({ ru: "Такого сигнала нет.", en: "There is no such signal." });
  }
}

const ClearFraudSignalResult = createUnionType({
  name: "ClearFraudSignalResult",
  description: "How clearing the signal went.",
  types: () => [ClearFraudSignalPayload, FraudSignalNotFound] as const,
});

/** A keeper of partners has looked and found it harmless; what was held back goes on when no other signal holds it. */
@Resolver()
export class ClearFraudSignal {
  @May(Permission.KEEP_PARTNERS)
  @Mutation(() => ClearFraudSignalResult, {
    description:
      "Clear a signal that proved harmless: what it held back goes on. Repeating it changes nothing.",
  })
  async clearFraudSignal(
    @Arg("input", () => ClearFraudSignalInput, { description: "Which signal." })
    { signalId }: ClearFraudSignalInput,
    @Ctx() context: Context,
  ): Promise<typeof ClearFraudSignalResult> {
    const { em, tell, viewer } = context;
    await keepOwners(em);
    const [known] = isUuid(signalId)
      ? await em.execute<SignalRow[]>("select * from signals where id = ?", [signalId])
      : [];
    if (!known || !(await keptPartner(known.partner_id, context))) return new FraudSignalNotFound();
    const [held] = await em.execute<{ member_id: string }[]>("select member_id from purchases where id = ?", [
      known.purchase_id,
    ]);
    if (held) await lockPurses(em, [held.member_id]);
    const [cleared] = await em.execute<SignalRow[]>(
      `update signals set cleared_at = coalesce(cleared_at, clock_timestamp()),
         cleared_by_id = coalesce(cleared_by_id, ?::uuid) where id = ? returning *`,
      [viewer.accountId, known.id],
    );
    if (!cleared) return new FraudSignalNotFound();
    const purchase =
      known.purchase_id === null ? null : await em.findOne(Purchase, { id: known.purchase_id });
    if (purchase) {
      const [open] = await em.execute<object[]>(
        "select from signals where purchase_id = ? and cleared_at is null limit 1",
        [purchase.id],
      );
      purchase.isSuspended = open !== undefined;
      await em.flush();
      await settlePurchases(em, tell, [purchase]);
    }
    return new ClearFraudSignalPayload(signalOf(cleared));
  }
}

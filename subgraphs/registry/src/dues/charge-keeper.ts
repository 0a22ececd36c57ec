import { Viewer } from "@angel/kit/access";
import { Clockwork } from "@angel/kit/clockwork";
import { rowAccessOf } from "@angel/kit/database";
import type { Parts } from "@angel/kit/subgraph";
import { settleCharge } from "./settle-charge.js";

const EVERY_MS = 60_000;

/** Asks the bank about payments by card whose members have not come back, each in the member's own name. */
export class ChargeKeeper extends Clockwork {
  constructor(parts: Pick<Parts, "orm" | "log">) {
    super(parts, { everyMs: EVERY_MS, failed: "the bank was not asked about payments by card" });
  }

  protected override turn(): Promise<unknown> {
    return this.keep();
  }

  async keep(): Promise<void> {
    const { orm, log } = this.parts;
    const charges = await orm.em
      .fork()
      .execute<{ id: string; member_id: string }[]>("select * from dues_charges_to_ask()");
    for (const { id, member_id: memberId } of charges) {
      const session = { variables: rowAccessOf(new Viewer({ memberId })) };
      await orm.em
        .fork({ session })
        .transactional((em) => settleCharge(id, em, null))
        .catch((error: unknown) =>
          log.warn({ err: error, chargeId: id }, "the bank did not say what became of a payment"),
        );
    }
  }
}

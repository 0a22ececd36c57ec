import type { Context } from "@angel/kit/subgraph";
import type { PlainDate } from "@angel/kit/values";
import { InsuranceCover } from "./cover.type.js";
import { type History, histories } from "./history.loader.js";
import { spanOn, unbroken } from "./span.js";

/** Whether a member is insured on a day: from the register as it is known now, for any day that has been or will be. */
export async function coverOf(memberId: string, day: PlainDate, { load }: Context): Promise<InsuranceCover> {
  return coverIn(await load(histories).load(memberId), day);
}

export function coverIn(history: History, day: PlainDate): InsuranceCover {
  const span = spanOn(history, day);
  return new InsuranceCover(day, typeof span === "string" ? span : { span, period: unbroken(history, span) });
}

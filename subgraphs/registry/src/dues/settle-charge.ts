import type { EntityManager } from "@angel/kit/database";
import { isUuid } from "@angel/kit/text";
import { today } from "@angel/kit/values";
import { LockMode } from "@mikro-orm/core";
import { DuesForm } from "../member/member.entity.js";
import { DuesCharge, DuesChargeStatus } from "./dues-charge.entity.js";
import type { DuesPayment } from "./dues-payment.entity.js";
import { paymentProvider } from "./payment-provider.js";
import { addPayment } from "./payments.js";

interface Settled {
  readonly charge: DuesCharge;
  /** The dues recorded; null unless it is paid. */
  readonly payment: DuesPayment | null;
}

/** Asks the bank about a payment by card and records what is paid, once however often; null where it is another's. */
export async function settleCharge(
  id: string,
  em: EntityManager,
  accountId: string | null,
): Promise<Settled | null> {
  const charge = isUuid(id)
    ? await em.findOne(DuesCharge, { id: id.toLowerCase() }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    : null;
  if (!charge) return null;
  charge.status = DuesChargeStatus[await paymentProvider.outcome(charge.providerReference)];
  charge.askedAt = new Date();
  if (charge.status !== DuesChargeStatus.PAID) return { charge, payment: null };
  // Money that the bank has taken is recorded even where the month was closed meanwhile.
  const { memberId, organisationId, month, kopecks, providerReference: reference } = charge;
  const form = DuesForm.CARD;
  const paidOn = today();
  const payment = await addPayment(
    { memberId, organisationId, month, kopecks, form, paidOn, reference },
    { em, viewer: { accountId } },
  );
  if (!payment) throw new Error("The bank gave a reference under which another's payment stands.");
  return { charge, payment };
}

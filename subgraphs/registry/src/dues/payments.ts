import type { Viewer } from "@angel/kit/access";
import type { EntityManager } from "@angel/kit/database";
import type { Context } from "@angel/kit/subgraph";
import type { PlainDate } from "@angel/kit/values";
import type { DuesForm } from "../member/member.entity.js";
import { DuesPayment } from "./dues-payment.entity.js";

interface NewPayment {
  readonly memberId: string;
  /** The node of the primary. */
  readonly organisationId: number;
  readonly month: PlainDate;
  readonly kopecks: number;
  readonly form: DuesForm;
  readonly paidOn: PlainDate;
  readonly reference: string;
  readonly reversesId?: string;
}

/**
 * Adds a payment once; one that stands there already under the reference is answered as it is, and null where it is out
 * of the viewer's sight: its member has gone to another register.
 */
export async function addPayment(
  payment: NewPayment,
  { em, viewer }: { readonly em: EntityManager; readonly viewer: Pick<Viewer, "accountId"> },
): Promise<DuesPayment | null> {
  const { memberId, organisationId, month, kopecks, form, paidOn, reference, reversesId = null } = payment;
  await em.execute(
    `insert into dues_payments (
       member_id, organisation_id, month, kopecks, form, paid_on, reference, reverses_id, recorded_by_id)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (organisation_id, reference) do nothing`,
    [memberId, organisationId, month, kopecks, form, paidOn, reference, reversesId, viewer.accountId],
  );
  return em.findOne(DuesPayment, { organisationId, reference });
}

/** Whether the sheet of the month has been closed. Holds off who would close it until the deed is done. */
export async function isSheetClosed(
  organisationId: number,
  month: PlainDate,
  { em }: Context,
): Promise<boolean> {
  await em.execute("select pg_advisory_xact_lock_shared(hashtextextended(?, 0))", [
    sheetLock(organisationId, month),
  ]);
  const [row] = await em.execute<{ closed: boolean }[]>("select is_dues_sheet_closed(?, ?) as closed", [
    organisationId,
    month,
  ]);
  return row?.closed === true;
}

export function sheetLock(organisationId: number, month: PlainDate): string {
  return `dues ${organisationId} ${month}`;
}

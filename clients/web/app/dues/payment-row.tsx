import type { ReactNode } from "react";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { dues } from "../language/dues.js";
import { formatMonth } from "../language/format.js";
import { useLanguage, useWords } from "../language/language.js";
import { Roubles } from "../layout/roubles.js";

export const PaymentRow_DuesPayment = graphql(`
  fragment PaymentRow_DuesPayment on DuesPayment @_unmask {
    id
    month
    paidOn
    form
    sum {
      kopecks
    }
  }
`);

export type Payment = ResultOf<typeof PaymentRow_DuesPayment>;

/** Dues paid for a month, or taken back. */
export function PaymentRow({
  payment,
  children,
}: {
  readonly payment: Payment;
  readonly children?: ReactNode;
}) {
  const { locale, day } = useLanguage();
  const words = useWords(dues);
  const { id, month, paidOn, form, sum } = payment;
  return (
    <li id={id} tabIndex={-1}>
      <strong suppressHydrationWarning>{formatMonth(locale, `${month}-01`)}</strong>
      <Roubles {...sum} />
      <span className="note">
        {day(paidOn)}, {words.forms[form]}
        {sum.kopecks < 0 && `, ${words.own.takenBack}`}
      </span>
      {children}
    </li>
  );
}

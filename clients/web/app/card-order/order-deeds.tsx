import { FoldedForm } from "../form/folded-form.js";
import type { Refusal } from "../form/refusal.js";
import { cardOrders } from "../language/card-orders.js";
import { useWords } from "../language/language.js";
import { OrderFields } from "./order-fields.js";

interface OrderDeedsProps {
  readonly order: {
    readonly status: "CREATED" | "SENT" | "CANCELLED" | "PRODUCED" | "DELIVERED";
    readonly recipient: string | null;
    readonly includesPensioners: boolean;
  };
  readonly may: { readonly keepRegister: boolean; readonly produceCards: boolean };
  readonly refused: { readonly deed: unknown; readonly refusal: Refusal } | null;
}

/** What can be done with an order that has come so far; what cannot be taken back is said before. */
export function OrderDeeds({ order, may, refused }: OrderDeedsProps) {
  const words = useWords(cardOrders);
  const { status, recipient, includesPensioners } = order;
  const frame = (deed: "send" | "change" | "cancel" | "produced" | "delivered") => ({
    deed,
    title: words[deed],
    submit: words[`${deed}Submit`],
    busy: words.sending,
    refusal: refused?.deed === deed ? refused.refusal : null,
  });
  return (
    <>
      {may.keepRegister && status === "CREATED" && (
        <>
          <FoldedForm {...frame("send")}>
            <p>{words.sendLead}</p>
          </FoldedForm>
          <FoldedForm {...frame("change")}>
            <OrderFields recipient={recipient} includesPensioners={includesPensioners} />
          </FoldedForm>
        </>
      )}
      {may.produceCards && status === "SENT" && (
        <FoldedForm {...frame("produced")}>
          <p>{words.producedLead}</p>
        </FoldedForm>
      )}
      {may.produceCards && status === "PRODUCED" && (
        <FoldedForm {...frame("delivered")}>
          <p>{words.deliveredLead}</p>
        </FoldedForm>
      )}
      {may.keepRegister && (status === "CREATED" || status === "SENT") && (
        <FoldedForm {...frame("cancel")}>
          <p>{words.cancelLead}</p>
        </FoldedForm>
      )}
    </>
  );
}

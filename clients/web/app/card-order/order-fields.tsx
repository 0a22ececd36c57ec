import { useContext } from "react";
import { Refused } from "../form/field.js";
import { TextField } from "../form/text-field.js";
import { cardOrders } from "../language/card-orders.js";
import { useWords } from "../language/language.js";

interface OrderFieldsProps {
  readonly recipient?: string | null;
  readonly includesPensioners?: boolean;
}

/** How an order is filled, and to whom its cards go. */
export function OrderFields({ recipient, includesPensioners = false }: OrderFieldsProps) {
  const refusal = useContext(Refused);
  const words = useWords(cardOrders);
  return (
    <>
      <TextField
        name="recipient"
        label={words.recipient}
        hint={words.recipientHint}
        maxLength={200}
        initial={recipient ?? undefined}
      />
      <div className="consent">
        <input
          type="checkbox"
          id="includesPensioners"
          name="includesPensioners"
          value="1"
          defaultChecked={refusal ? refusal.values["includesPensioners"] !== undefined : includesPensioners}
        />
        <label htmlFor="includesPensioners">{words.pensioners}</label>
      </div>
    </>
  );
}

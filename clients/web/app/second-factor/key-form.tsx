import { QrSign } from "../card/qr-sign.js";
import type { Refusal } from "../form/refusal.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { useWords } from "../language/language.js";
import { secondFactor } from "../language/second-factor.js";
import type { FactorKey } from "./factor-step.js";

/** The key as a square and as letters, and a place for the first code that the app makes of it. */
export function KeyForm({
  factorKey: { uri, secret },
  refusal,
}: {
  factorKey: FactorKey;
  refusal: Refusal | null;
}) {
  const words = useWords(secondFactor);
  return (
    <>
      <h2>{words.begun}</h2>
      <QrSign code={uri} label={words.sign} />
      <p>
        <a href={uri}>{words.onThisPhone}</a>
      </p>
      <details>
        <summary>{words.byHand}</summary>
        <p className="code">
          {words.key}: <output>{secret.replaceAll(/(.{4})(?=.)/g, "$1 ")}</output>
        </p>
        <p className="note">{words.keyHint}</p>
      </details>
      <RefusableForm refusal={refusal}>
        <input type="hidden" name="deed" value="confirm" />
        <input type="hidden" name="uri" value={uri} />
        <input type="hidden" name="secret" value={secret} />
        <p>{words.confirmLead}</p>
        <TextField
          name="code"
          label={words.firstCode}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          isRequired
        />
        <SendButton busy={words.sending}>{words.confirm}</SendButton>
      </RefusableForm>
    </>
  );
}

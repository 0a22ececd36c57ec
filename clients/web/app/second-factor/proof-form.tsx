import { PasswordField } from "../form/password-field.js";
import type { Refusal } from "../form/refusal.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { useLanguage, useWords } from "../language/language.js";
import { secondFactor } from "../language/second-factor.js";

interface ProofFormProps {
  readonly isRequired: boolean;
  readonly refusal: Refusal | null;
}

/** What can be done with a factor that is on, by the password and a code. */
export function ProofForm({ isRequired, refusal }: ProofFormProps) {
  const words = useWords(secondFactor);
  const { password } = useLanguage().text.account;
  return (
    <RefusableForm refusal={refusal}>
      <PasswordField name="password" label={password} autoComplete="current-password" />
      <TextField
        name="code"
        label={words.code}
        autoComplete="one-time-code"
        spellCheck={false}
        maxLength={20}
        isRequired
      />
      <div>
        <SendButton busy={words.sending} deed="renew">
          {words.renew}
        </SendButton>
        <p className="note">{words.renewLead}</p>
      </div>
      <div>
        <SendButton busy={words.sending} deed="remove" isQuiet>
          {words.remove}
        </SendButton>
        <p className="note">{isRequired ? words.removeRequired : words.removeLead}</p>
      </div>
    </RefusableForm>
  );
}

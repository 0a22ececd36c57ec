import { TextField } from "../form/text-field.js";
import { useLanguage } from "../language/language.js";
import type { Challenge } from "./code-step.js";

/** Where the code went, and a place to write it. */
export function CodeFields({ challenge }: { challenge: Challenge }) {
  const words = useLanguage().text.account.code;
  return (
    <>
      <p role="status">{words.sent(challenge.sentTo)}</p>
      <SentCode challenge={challenge} />
      <input type="hidden" name="contact" value={challenge.contact} />
      <input type="hidden" name="displayName" value={challenge.displayName} />
      <TextField
        name="code"
        label={words.label}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        isRequired
      />
    </>
  );
}

/** Which code was sent, and where to. */
export function SentCode({ challenge }: { challenge: Challenge }) {
  return (
    <>
      <input type="hidden" name="challengeId" value={challenge.id} />
      <input type="hidden" name="sentTo" value={challenge.sentTo} />
    </>
  );
}

import { Form } from "react-router";
import { CodeFields } from "../account/code-fields.js";
import type { CodeStep } from "../account/code-step.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { useWords } from "../language/language.js";
import { notices } from "../language/notices.js";

interface JabberSectionProps {
  /** Enough of the address that is proven; null where none is. */
  readonly address: string | null;
  /** Whether codes can be sent there now. */
  readonly isUsable: boolean;
  readonly step: CodeStep | null;
  /** What was in the way of removing it. */
  readonly problem: string | null;
}

/** The address in Jabber: naming it, proving it by the code that came there, removing it. */
export function JabberSection({ address, isUsable, step, problem }: JabberSectionProps) {
  const words = useWords(notices);
  const { jabber } = words.preferences;
  if (!isUsable && address === null) return null;
  return (
    <section className="notice-way" aria-labelledby="jabber">
      <h2 id="jabber">{jabber.title}</h2>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {address !== null && (
        <Form method="post" className="row" preventScrollReset>
          <p>{address}</p>
          <SendButton busy={words.sending} deed="jabber-off" isQuiet>
            {jabber.remove}
          </SendButton>
        </Form>
      )}
      <p>{address === null ? jabber.lead : jabber.another}</p>
      {isUsable && (
        <RefusableForm refusal={step?.refusal ?? null}>
          {step?.challenge ? (
            <>
              <CodeFields challenge={step.challenge} />
              <SendButton busy={words.sending} deed="jabber">
                {jabber.confirm}
              </SendButton>
            </>
          ) : (
            <>
              <TextField
                name="address"
                label={jabber.address}
                hint={jabber.hint}
                inputMode="email"
                maxLength={500}
                isRequired
              />
              <SendButton busy={words.sending} deed="jabber-code">
                {jabber.send}
              </SendButton>
            </>
          )}
        </RefusableForm>
      )}
    </section>
  );
}

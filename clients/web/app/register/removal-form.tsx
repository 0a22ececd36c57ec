import { Form } from "react-router";
import { SendButton } from "../form/send-button.js";
import { join } from "../language/join.js";
import { useWords } from "../language/language.js";
import { register } from "../language/register.js";
import { REASONS } from "./reasons.js";

interface RemovalFormProps {
  readonly memberId: string;
  /** What was written when it was refused. */
  readonly values: Readonly<Record<string, string>> | null;
}

/** Takes a member off the register. */
export function RemovalForm({ memberId: id, values }: RemovalFormProps) {
  const joining = useWords(join);
  const words = useWords(register);
  return (
    <details open={values !== null || undefined}>
      <summary>{words.remove}</summary>
      <Form method="post" className="join-form" preventScrollReset>
        <input type="hidden" name="deed" value="remove" />
        <input type="hidden" name="member" value={id} />
        <div className="field">
          <label htmlFor={`reason-${id}`}>{words.reason}</label>
          <select id={`reason-${id}`} name="reason" defaultValue={values?.["reason"]}>
            {REASONS.map((reason) => (
              <option key={reason} value={reason}>
                {words.reasons[reason]}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`on-${id}`}>{joining.decidedOn}</label>
          <input id={`on-${id}`} type="date" name="decidedOn" defaultValue={values?.["decidedOn"]} />
        </div>
        <div className="field">
          <label htmlFor={`number-${id}`}>{joining.decisionNumber}</label>
          <input
            id={`number-${id}`}
            name="decisionNumber"
            maxLength={60}
            defaultValue={values?.["decisionNumber"]}
          />
        </div>
        <div className="field">
          <label htmlFor={`note-${id}`}>{joining.note}</label>
          <input id={`note-${id}`} name="note" maxLength={300} defaultValue={values?.["note"]} />
        </div>
        <SendButton busy={words.sending} isQuiet>
          {words.removeSubmit}
        </SendButton>
      </Form>
    </details>
  );
}

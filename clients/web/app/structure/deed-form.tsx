import type { ReactNode } from "react";
import { Field } from "../form/field.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { useWords } from "../language/language.js";
import { structureDeeds } from "../language/structure-deeds.js";
import { Effect } from "./effect.js";
import type { Rehearsed } from "./reorganise.server.js";
import "../style/structure.css";

interface DeedFormProps {
  readonly answer: Rehearsed | undefined;
  /** What the second press says. */
  readonly yes: string;
  /** What comes of it besides what is counted. */
  readonly summary?: ReactNode;
  readonly children: ReactNode;
}

/** A deed with the tree of organisations: rehearsed and shown by the first press, done by the second. */
export function DeedForm({ answer, yes, summary, children }: DeedFormProps) {
  const words = useWords(structureDeeds);
  const { rehearsal = null, agreed = "", refusal = null } = answer ?? {};
  return (
    <RefusableForm refusal={refusal}>
      {children}
      <Field name="reason" label={words.reason} hint={words.reasonHint} isRequired>
        {(given) => <textarea rows={3} maxLength={1_000} {...given} />}
      </Field>
      <TextField name="on" label={words.on} hint={words.onHint} type="date" />
      <input type="hidden" name="agreed" value={agreed} />
      {rehearsal && (
        <section className="needed structure-effect" role="status" aria-labelledby="effect">
          <h2 id="effect">{words.effect.title}</h2>
          {summary}
          <Effect effect={rehearsal.effect} />
          <p className="note">{words.effect.notYet}</p>
        </section>
      )}
      <p className="row">
        <SendButton busy={words.busy} isQuiet={rehearsal !== null} deed="rehearse">
          {rehearsal ? words.rehearseAgain : words.rehearse}
        </SendButton>
        {rehearsal && (
          <SendButton busy={words.busy} deed="do">
            {yes}
          </SendButton>
        )}
      </p>
    </RefusableForm>
  );
}

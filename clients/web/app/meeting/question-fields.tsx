import { useContext } from "react";
import { Field, Refused } from "../form/field.js";
import { SelectField } from "../form/select-field.js";
import { useWords } from "../language/language.js";
import { meetings } from "../language/meetings.js";
import { Whole } from "./whole.js";

interface QuestionFieldsProps {
  readonly place: number;
  readonly initial: Readonly<Record<string, string>>;
  /** What the form says now. */
  readonly values: Readonly<Record<string, string>>;
  /** Whether it was asked for just now, and is to be written in next. */
  readonly isNew: boolean;
}

/** A question of the agenda: what it is about, what was said, decided, and how it was voted. */
export function QuestionFields({ place, initial, values, isNew }: QuestionFieldsProps) {
  const faults = useContext(Refused)?.faults;
  const { form, heard, spoke } = useWords(meetings);
  const isTold = ["heard", "spoke"].some(
    (name) => values[`${name}-${place}`] || faults?.[`agenda.${place}.${name}`],
  );
  const several = (name: "heard" | "spoke" | "decision", label: string, hint?: string) => (
    <Field
      name={`${name}-${place}`}
      path={`agenda.${place}.${name}`}
      label={label}
      hint={hint}
      initial={initial[`${name}-${place}`]}
    >
      {(given) => <textarea rows={3} maxLength={20_000} {...given} />}
    </Field>
  );
  const votes = (name: "votesFor" | "votesAgainst" | "votesAbstained", path: string) => (
    <Whole name={`${name}-${place}`} path={path} label={form[name]} initial={initial} />
  );
  return (
    <fieldset>
      <legend>{form.question(place + 1)}</legend>
      <Field
        name={`question-${place}`}
        path={`agenda.${place}.question`}
        label={form.text}
        isRequired={place === 0}
        initial={initial[`question-${place}`]}
      >
        {(given) => <textarea rows={2} maxLength={1_000} autoFocus={isNew} {...given} />}
      </Field>
      <details className="meeting-talk" open={isTold || undefined}>
        <summary>{form.talk}</summary>
        {several("heard", heard)}
        {several("spoke", spoke)}
      </details>
      {several("decision", form.decision, form.decisionHint)}
      <div className="meeting-numbers">
        {votes("votesFor", `agenda.${place}`)}
        {votes("votesAgainst", `agenda.${place}.votesAgainst`)}
        {votes("votesAbstained", `agenda.${place}.votesAbstained`)}
      </div>
      <SelectField
        name={`needed-${place}`}
        label={form.needed}
        options={Object.entries(form.shares)}
        initial={initial[`needed-${place}`]}
      />
    </fieldset>
  );
}

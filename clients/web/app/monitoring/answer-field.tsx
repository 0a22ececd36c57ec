import { useContext } from "react";
import { Field, Refused, Required } from "../form/field.js";
import { formatNumber } from "../language/format.js";
import { useLanguage, useWords } from "../language/language.js";
import { monitorings } from "../language/monitorings.js";

interface Question {
  readonly number: number;
  readonly text: string;
  readonly kind: "NUMBER" | "CHOICE" | "TEXT";
  readonly choices: readonly string[];
  readonly isOfPeople: boolean;
  readonly isRequired: boolean;
}

interface AnswerFieldProps {
  readonly question: Question;
  /** What was answered, or is known, before anybody wrote here. */
  readonly initial: string;
  /** What the register says now; null where it does not know. */
  readonly registered: number | null;
}

/** A question of a sheet with the place to answer it. */
export function AnswerField({ question, initial, registered }: AnswerFieldProps) {
  const { locale } = useLanguage();
  const { sheet } = useWords(monitorings);
  const { number, text, kind, isOfPeople, isRequired } = question;
  if (kind === "CHOICE") return <Choices question={question} initial={initial} />;
  const hints = [
    registered !== null && sheet.registered(formatNumber(locale, registered)),
    isOfPeople && sheet.people,
    !isRequired && sheet.optional,
  ];
  return (
    <Field
      name={`answer-${number}`}
      label={`${number}. ${text}`}
      hint={hints.filter(Boolean).join(" ") || undefined}
      isRequired={isRequired}
      initial={initial}
    >
      {(given) =>
        kind === "TEXT" ? (
          <textarea rows={3} maxLength={2_000} {...given} />
        ) : (
          <input
            type="number"
            inputMode={isOfPeople ? "numeric" : "decimal"}
            step={isOfPeople ? 1 : "any"}
            min={isOfPeople ? 0 : undefined}
            {...given}
          />
        )
      }
    </Field>
  );
}

function Choices({ question, initial }: Pick<AnswerFieldProps, "question" | "initial">) {
  const { sheet } = useWords(monitorings);
  const refusal = useContext(Refused);
  const { number, text, choices, isRequired } = question;
  const name = `answer-${number}`;
  const fault = refusal?.faults[name];
  const chosen = refusal ? refusal.values[name] : initial;
  return (
    <fieldset className="monitoring-choices" aria-describedby={fault ? `${name}-problem` : undefined}>
      <legend>
        {number}. <span lang="ru">{text}</span>
        {isRequired && <Required />}
      </legend>
      {!isRequired && <p className="note">{sheet.optional}</p>}
      {choices.map((choice) => (
        <label className="monitoring-choice" key={choice} lang="ru">
          <input
            type="radio"
            name={name}
            value={choice}
            required={isRequired}
            defaultChecked={choice === chosen}
          />{" "}
          {choice}
        </label>
      ))}
      {fault && (
        <p className="problem" id={`${name}-problem`}>
          {fault}
        </p>
      )}
    </fieldset>
  );
}

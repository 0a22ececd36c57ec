import { Required } from "../form/field.js";
import { useWords } from "../language/language.js";
import { surveys } from "../language/surveys.js";

interface Question {
  readonly id: string;
  readonly text: string;
  readonly kind: "SINGLE" | "MULTIPLE" | "TEXT";
  readonly isRequired: boolean;
  readonly options: readonly { readonly id: string; readonly text: string }[];
}

interface QuestionFieldsProps {
  readonly question: Question;
  readonly number: number;
  /** What was chosen or written before the form was refused. */
  readonly given: readonly string[] | undefined;
}

/** A question with what can be chosen, or with a place to write. */
export function QuestionFields({ question, number, given = [] }: QuestionFieldsProps) {
  const words = useWords(surveys);
  const { id, text, kind, isRequired, options } = question;
  const hint = [kind === "MULTIPLE" && words.several, !isRequired && words.optional]
    .filter(Boolean)
    .join(", ");
  return (
    <fieldset>
      <legend>
        {number}. <span lang="ru">{text}</span>
        {isRequired && <Required />}
      </legend>
      {hint && <p className="note">{hint}</p>}
      {kind === "TEXT" ? (
        <textarea
          name={`text-${id}`}
          rows={4}
          maxLength={2000}
          required={isRequired}
          aria-label={text}
          defaultValue={given[0]}
        />
      ) : (
        options.map((option) => (
          <label key={option.id} lang="ru">
            <input
              type={kind === "SINGLE" ? "radio" : "checkbox"}
              name={`choice-${id}`}
              value={option.id}
              required={isRequired && kind === "SINGLE"}
              defaultChecked={given.includes(option.id)}
            />{" "}
            {option.text}
          </label>
        ))
      )}
    </fieldset>
  );
}

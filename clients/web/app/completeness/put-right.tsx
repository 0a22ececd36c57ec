import { Form } from "react-router";
import { SendButton } from "../form/send-button.js";
import { completeness } from "../language/completeness.js";
import { useWords } from "../language/language.js";
import { BOUNDS, CHOICES, type FieldName, FIELDS } from "./fields.js";
import type { GapRow } from "./gap-rows.js";

/** What was written and why it was not taken. */
export interface Refused {
  readonly problem: string;
  readonly values: Readonly<Record<string, string>>;
}

interface PutRightProps {
  readonly field: FieldName;
  readonly row: GapRow;
  readonly refused: Refused | null;
}

/** The one field that is missing, to be filled in beside whose it is. */
export function PutRight({ field, row: { id, name, record }, refused }: PutRightProps) {
  const words = useWords(completeness);
  const { answer } = FIELDS[field];
  if (answer === null || !record) return null;
  const given = {
    id: `value-${id}`,
    name: "value",
    required: true,
    defaultValue: refused?.values["value"],
    "aria-describedby": refused ? `problem-${id}` : undefined,
    "aria-invalid": refused ? (true as const) : undefined,
  };
  const isPerson = answer === "person";
  return (
    <Form method="post" className="row put-right" preventScrollReset aria-label={words.putRight(name)}>
      <input type="hidden" name="record" value={record.id} />
      <input type="hidden" name="revision" value={record.revision} />
      <div className="field">
        <label htmlFor={given.id}>{isPerson ? words.position : words.labels[field]}</label>
        <Control field={field} given={given} />
      </div>
      {isPerson &&
        (["last", "first"] as const).map((part) => (
          <div key={part} className="field">
            <label htmlFor={`${part}-${id}`}>{words[part]}</label>
            <input
              id={`${part}-${id}`}
              name={part}
              required
              maxLength={100}
              defaultValue={refused?.values[part]}
            />
          </div>
        ))}
      <SendButton busy={words.writing} isQuiet>
        {words.write}
      </SendButton>
      {refused && (
        <p className="problem" id={`problem-${id}`} role="alert">
          {refused.problem}
        </p>
      )}
    </Form>
  );
}

interface ControlProps {
  readonly field: FieldName;
  readonly given: {
    readonly id: string;
    readonly name: string;
    readonly required: boolean;
    readonly defaultValue: string | undefined;
  };
}

function Control({ field, given }: ControlProps) {
  const words = useWords(completeness);
  const choices: readonly Choice[] | null = field in CHOICES ? CHOICES[field as keyof typeof CHOICES] : null;
  if (choices) {
    return (
      <select {...given}>
        <option value="">{words.choose}</option>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {words.choices[choice]}
          </option>
        ))}
      </select>
    );
  }
  if (field in BOUNDS) return <input type="number" {...BOUNDS[field as keyof typeof BOUNDS]} {...given} />;
  const { answer } = FIELDS[field];
  if (answer === "day") return <input type="date" {...given} />;
  if (answer === "email") return <input type="email" maxLength={200} {...given} />;
  return <input maxLength={300} {...given} />;
}

type Choice = (typeof CHOICES)[keyof typeof CHOICES][number];

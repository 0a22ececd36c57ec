import { Field } from "../form/field.js";
import { SelectField } from "../form/select-field.js";
import { TextField } from "../form/text-field.js";
import { useWords } from "../language/language.js";
import { monitorings } from "../language/monitorings.js";

interface QuestionFieldsProps {
  readonly place: number;
  /** What the form says now. */
  readonly values: Readonly<Record<string, string>>;
  /** Whether it was asked for just now, and is to be written in next. */
  readonly isNew: boolean;
}

/** What is asked, and what it is answered by; styles show only what the chosen kind of answer needs, without scripts too. */
export function QuestionFields({ place, values, isNew }: QuestionFieldsProps) {
  const { form } = useWords(monitorings);
  const ticked = (name: "isOfPeople" | "isOptional") => (
    <label className={name === "isOfPeople" ? "monitoring-tick of-number" : "monitoring-tick"}>
      <input
        type="checkbox"
        name={`${name}-${place}`}
        value="1"
        defaultChecked={Boolean(values[`${name}-${place}`])}
      />{" "}
      {form[name]}
    </label>
  );
  return (
    <fieldset className="monitoring-question">
      <legend>{form.question(place + 1)}</legend>
      <Field name={`text-${place}`} path={`questions.${place}.text`} label={form.text}>
        {(given) => <textarea rows={2} maxLength={500} autoFocus={isNew} {...given} />}
      </Field>
      <SelectField name={`kind-${place}`} label={form.kind} options={Object.entries(form.kinds)} />
      <div className="of-choice">
        <Field name={`choices-${place}`} path={`questions.${place}.choices`} label={form.choices}>
          {(given) => <textarea rows={4} maxLength={6_000} {...given} />}
        </Field>
      </div>
      <div className="of-number">
        <TextField
          name={`row-${place}`}
          path={`questions.${place}.row`}
          label={form.row}
          hint={form.rowHint}
          maxLength={10}
        />
      </div>
      {ticked("isOfPeople")}
      {ticked("isOptional")}
    </fieldset>
  );
}

import { Field } from "./field.js";

interface SelectFieldProps {
  readonly name: string;
  readonly label: string;
  readonly options: readonly (readonly [value: string, title: string])[];
  readonly hint?: string;
  readonly isRequired?: boolean;
  /** What is chosen before anybody chose. */
  readonly initial?: string | undefined;
}

/** One of several, chosen from a list. */
export function SelectField({ name, label, options, hint, isRequired, initial }: SelectFieldProps) {
  return (
    <Field name={name} label={label} hint={hint} isRequired={isRequired} initial={initial}>
      {(given) => (
        <select {...given}>
          {options.map(([value, title]) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

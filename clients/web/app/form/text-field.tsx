import type { InputHTMLAttributes } from "react";
import { Field } from "./field.js";

interface TextFieldProps extends Pick<
  InputHTMLAttributes<HTMLInputElement>,
  "autoCapitalize" | "autoComplete" | "inputMode" | "maxLength" | "spellCheck"
> {
  readonly name: string;
  /** Its path in the input, where that is another. */
  readonly path?: string | undefined;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly type?: "text" | "date" | "time" | "tel" | "email";
  readonly isRequired?: boolean;
  /** What it says before anybody wrote in it. */
  readonly initial?: string | undefined;
}

/** One line to write in. */
export function TextField({ name, path = name, label, hint, isRequired, initial, ...input }: TextFieldProps) {
  return (
    <Field name={name} path={path} label={label} hint={hint} isRequired={isRequired} initial={initial}>
      {(given) => <input maxLength={300} {...input} {...given} />}
    </Field>
  );
}

import { Field } from "../form/field.js";

interface WholeProps {
  readonly name: string;
  readonly path?: string;
  readonly label: string;
  readonly hint?: string;
  readonly initial: Readonly<Record<string, string>>;
  readonly isRequired?: boolean;
}

/** How many people, or votes. */
export function Whole({ name, path = name, label, hint, initial, isRequired }: WholeProps) {
  return (
    <Field name={name} path={path} label={label} hint={hint} isRequired={isRequired} initial={initial[name]}>
      {(given) => <input type="number" inputMode="numeric" min={0} max={1_000_000} {...given} />}
    </Field>
  );
}

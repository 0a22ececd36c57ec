import { Field } from "../form/field.js";
import { TextField } from "../form/text-field.js";
import { useWords } from "../language/language.js";
import { structureDeeds } from "../language/structure-deeds.js";

interface NameFieldsProps {
  /** What stands before the names in the paths of the input. */
  readonly above?: string;
  /** What stands there now. */
  readonly now?: { readonly name: string; readonly fullName: string };
}

/** The two names of an organisation: by which it is called, and by which its statute calls it. */
export function NameFields({ above = "", now }: NameFieldsProps) {
  const { names } = useWords(structureDeeds);
  return (
    <>
      <TextField name="name" path={`${above}name`} label={names.name} initial={now?.name} isRequired />
      <Field
        name="fullName"
        path={`${above}fullName`}
        label={names.fullName}
        initial={now?.fullName}
        isRequired
      >
        {(given) => <textarea rows={2} maxLength={1_000} {...given} />}
      </Field>
    </>
  );
}

import { join } from "../language/join.js";
import { useWords } from "../language/language.js";
import { TextField } from "./text-field.js";

interface PersonFieldsProps {
  /** Where the parts of the name stand in the input. */
  readonly paths: Readonly<Record<"last" | "first" | "patronymic", string>>;
}

/** The name and the day of birth, as they stand in the register. */
export function PersonFields({ paths }: PersonFieldsProps) {
  const words = useWords(join);
  return (
    <>
      <TextField name="last" path={paths.last} label={words.last} autoComplete="family-name" isRequired />
      <TextField name="first" path={paths.first} label={words.first} autoComplete="given-name" isRequired />
      <TextField
        name="patronymic"
        path={paths.patronymic}
        label={words.patronymic}
        autoComplete="additional-name"
      />
      <TextField name="bornOn" label={words.bornOn} type="date" autoComplete="bday" isRequired />
    </>
  );
}

import { TextField } from "../form/text-field.js";
import { useWords } from "../language/language.js";
import { memberCardPerson } from "../language/member-card-person.js";
import { AddForm } from "./add-form.js";
import { Choice } from "./choice.js";
import type { Refused } from "./entries.js";

interface AddContactFormProps {
  /** How many contacts there are. */
  readonly count: number;
  readonly refused: Refused;
}

/** Writes down another way to reach a member. */
export function AddContactForm({ count, refused }: AddContactFormProps) {
  const words = useWords(memberCardPerson).contacts;
  return (
    <AddForm count={count} words={words} refused={refused}>
      <Choice name="kind" label={words.kind} choices={words.kinds} />
      <TextField name="value" label={words.value} isRequired />
      <TextField name="note" label={words.note} hint={words.noteHint} maxLength={200} />
      <div className="consent">
        <input type="checkbox" id="isPreferred" name="isPreferred" />
        <label htmlFor="isPreferred">{words.preferNew}</label>
      </div>
    </AddForm>
  );
}

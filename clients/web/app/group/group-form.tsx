import { Field } from "../form/field.js";
import { RefusableForm } from "../form/refusable-form.js";
import type { Refusal } from "../form/refusal.js";
import { SelectField } from "../form/select-field.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { groups } from "../language/groups.js";
import { useWords } from "../language/language.js";

interface GroupFormProps {
  /** The group that is changed; none while one is opened. */
  readonly group?: {
    readonly title: string;
    readonly description: string | null;
    readonly openness: "OPEN" | "ON_REQUEST" | "BY_INVITATION";
  };
  readonly refusal: Refusal | null;
}

/** What a group says of itself, to be written or put right. */
export function GroupForm({ group, refusal }: GroupFormProps) {
  const words = useWords(groups);
  return (
    <RefusableForm refusal={refusal}>
      <TextField name="title" label={words.form.title} initial={group?.title} maxLength={200} isRequired />
      <Field name="description" label={words.form.description} initial={group?.description ?? undefined}>
        {(given) => <textarea rows={5} maxLength={4_000} {...given} />}
      </Field>
      <SelectField
        name="openness"
        label={words.form.openness}
        options={Object.entries(words.opennesses)}
        initial={group?.openness ?? "ON_REQUEST"}
      />
      <p className="note">{words.whoReads}</p>
      <SendButton busy={words.sending} deed="save">
        {group ? words.form.save : words.openGroup}
      </SendButton>
    </RefusableForm>
  );
}

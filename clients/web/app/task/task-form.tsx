import { Field } from "../form/field.js";
import { RefusableForm } from "../form/refusable-form.js";
import type { Refusal } from "../form/refusal.js";
import { SelectField } from "../form/select-field.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { useWords } from "../language/language.js";
import { tasks } from "../language/tasks.js";

export type Choice = readonly [id: string, name: string];

/** Whom to reach, as it stands already or as the address wants it. */
export interface Reached {
  readonly channel?: string | null;
  /** A member, by their card; then neither a name nor a telephone is written. */
  readonly member?: { readonly id: string; readonly name: string } | null;
  readonly name?: string | null;
  readonly telephone?: string | null;
}

interface TaskFormProps {
  readonly refusal: Refusal | null;
  readonly projects: readonly Choice[];
  readonly known: {
    readonly title?: string | null;
    readonly text?: string | null;
    readonly dueOn?: string | null;
    readonly projectId?: string | null;
    readonly contact: Reached | null;
  };
  /** To whom it may be given; none where it is changed. */
  readonly colleagues?: readonly Choice[];
  readonly hidden: Readonly<Record<string, string>>;
}

/** What a task says, to be given or put right. */
export function TaskForm({ refusal, projects, known, colleagues, hidden }: TaskFormProps) {
  const { form: words, channels } = useWords(tasks);
  const { contact } = known;
  return (
    <RefusableForm refusal={refusal}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={refusal?.values[name] ?? value} />
      ))}
      <TextField
        name="title"
        label={words.title}
        maxLength={200}
        initial={known.title ?? undefined}
        isRequired
      />
      <Field name="text" label={words.text} initial={known.text ?? undefined}>
        {(given) => <textarea rows={4} maxLength={5_000} {...given} />}
      </Field>
      {colleagues && (
        <SelectField
          name="responsibleId"
          label={words.responsible}
          options={[["", words.myself], ...colleagues]}
        />
      )}
      <TextField name="dueOn" label={words.dueOn} type="date" initial={known.dueOn ?? undefined} isRequired />
      {projects.length > 0 && (
        <SelectField
          name="projectId"
          label={words.project}
          options={[["", words.noProject], ...projects]}
          initial={known.projectId ?? ""}
        />
      )}
      <fieldset>
        <legend>{words.contact}</legend>
        <SelectField
          name="channel"
          label={words.channel}
          options={[["", words.noContact], ...Object.entries(channels)]}
          initial={contact ? (contact.channel ?? "TELEPHONE") : ""}
        />
        {contact?.member ? (
          <>
            <input type="hidden" name="memberId" value={contact.member.id} />
            <p>
              <strong lang="ru">{contact.member.name}</strong>
            </p>
            <p className="note">{words.member}</p>
          </>
        ) : (
          <>
            <TextField
              name="contactName"
              path="contact.name"
              label={words.name}
              maxLength={200}
              initial={contact?.name ?? undefined}
            />
            <TextField
              name="telephone"
              path="contact.telephone"
              label={words.telephone}
              type="tel"
              maxLength={200}
              initial={contact?.telephone ?? undefined}
            />
          </>
        )}
      </fieldset>
      <SendButton busy={words.sending}>{colleagues ? words.submit : words.save}</SendButton>
    </RefusableForm>
  );
}

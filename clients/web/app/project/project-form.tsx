import { Field } from "../form/field.js";
import { RefusableForm } from "../form/refusable-form.js";
import type { Refusal } from "../form/refusal.js";
import { SelectField } from "../form/select-field.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { useWords } from "../language/language.js";
import { projects } from "../language/projects.js";

interface ProjectFormProps {
  readonly refusal: Refusal | null;
  /** Who may lead it. */
  readonly colleagues: readonly (readonly [id: string, name: string])[];
  /** The project that is changed; none while one is created. */
  readonly project?: {
    readonly title: string | null;
    readonly aim: string | null;
    readonly beginsOn: string;
    readonly endsOn: string | null;
  };
  readonly hidden: Readonly<Record<string, string>>;
}

/** What a project says, to be written or put right. */
export function ProjectForm({ refusal, colleagues, project, hidden }: ProjectFormProps) {
  const { form: words } = useWords(projects);
  return (
    <RefusableForm refusal={refusal}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={refusal?.values[name] ?? value} />
      ))}
      <TextField
        name="title"
        label={words.title}
        maxLength={200}
        initial={project?.title ?? undefined}
        isRequired
      />
      <Field name="aim" label={words.aim} initial={project?.aim ?? undefined}>
        {(given) => <textarea rows={4} maxLength={5_000} {...given} />}
      </Field>
      <SelectField
        name="leadId"
        label={words.lead}
        options={[["", project ? words.same : words.myself], ...colleagues]}
      />
      <TextField name="beginsOn" label={words.beginsOn} type="date" initial={project?.beginsOn} />
      <TextField name="endsOn" label={words.endsOn} type="date" initial={project?.endsOn ?? undefined} />
      <SendButton busy={words.sending}>{project ? words.save : words.submit}</SendButton>
    </RefusableForm>
  );
}

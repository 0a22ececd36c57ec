import { Field } from "../form/field.js";
import type { Marked } from "../form/marked.js";
import { RefusableForm } from "../form/refusable-form.js";
import type { Refusal } from "../form/refusal.js";
import { SelectField } from "../form/select-field.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { useWords } from "../language/language.js";
import { meetings } from "../language/meetings.js";
import { Attendance } from "./attendance.js";
import { MOST_QUESTIONS } from "./question-count.js";
import { QuestionFields } from "./question-fields.js";
import { Whole } from "./whole.js";
import "../style/join.css";
import "../style/meeting.css";

interface MeetingFormProps {
  readonly organisation: {
    readonly memberCount: number;
    readonly bodies:
      | readonly {
          readonly kind: "COMMITTEE" | "PRESIDIUM" | "AUDIT_COMMISSION";
          readonly size: number;
        }[]
      | null;
  };
  readonly refusal: Refusal | null;
  /** What the fields say before anybody wrote in them. */
  readonly initial: Readonly<Record<string, string>>;
  /** For how many questions there is room. */
  readonly count: number;
  /** Whether the last of them was asked for just now. */
  readonly hasGrown: boolean;
  /** Whom a search among the members has found; null while nobody searched. */
  readonly sought: readonly Marked[] | null;
}

/** A meeting as its minutes will tell of it; the form grows by a question at a time. */
export function MeetingForm({ organisation, refusal, initial, count, hasGrown, sought }: MeetingFormProps) {
  const words = useWords(meetings);
  const { form } = words;
  const sizes = useSizes(organisation);
  const values = refusal?.values ?? initial;
  return (
    <RefusableForm refusal={refusal}>
      <input type="hidden" name="count" value={count} />
      {values["revision"] && <input type="hidden" name="revision" value={values["revision"]} />}
      <fieldset>
        <legend>{form.who}</legend>
        <SelectField
          name="kind"
          label={form.kind}
          options={Object.entries(words.kinds)}
          initial={initial["kind"]}
        />
        <TextField name="heldOn" label={words.heldOn} type="date" initial={initial["heldOn"]} isRequired />
        <TextField name="place" label={words.place} initial={initial["place"]} />
        <TextField
          name="number"
          label={form.number}
          hint={form.numberHint}
          maxLength={20}
          initial={initial["number"]}
        />
        <TextField
          name="chairedBy"
          label={words.chairedBy}
          initial={initial["chairedBy"]}
          maxLength={200}
          isRequired
        />
        <TextField
          name="recordedBy"
          label={words.recordedBy}
          initial={initial["recordedBy"]}
          maxLength={200}
          isRequired
        />
      </fieldset>
      <fieldset>
        <legend>{words.attendance}</legend>
        <Whole name="entitled" label={form.entitled} hint={sizes} initial={initial} isRequired />
        <Whole name="present" label={form.present} hint={form.presentHint} initial={initial} />
        <Whole name="excused" label={form.excused} initial={initial} />
        <Attendance values={values} sought={sought} />
      </fieldset>
      <p className="note">{form.leave}</p>
      {Array.from({ length: count }, (_, place) => (
        <QuestionFields
          key={place}
          place={place}
          initial={initial}
          values={values}
          isNew={hasGrown && place === count - 1}
        />
      ))}
      <p>
        {count < MOST_QUESTIONS && (
          <button className="button quiet" name="deed" value="add" formNoValidate>
            {form.add}
          </button>
        )}
      </p>
      <Field
        name="appendices"
        label={words.appendices}
        hint={form.appendicesHint}
        initial={initial["appendices"]}
      >
        {(given) => <textarea rows={3} maxLength={6_000} {...given} />}
      </Field>
      <SendButton busy={words.sending}>{form.submit}</SendButton>
    </RefusableForm>
  );
}

/** Who may vote in which meeting, as the register knows it. */
function useSizes({ memberCount, bodies }: MeetingFormProps["organisation"]): string {
  const { entitledHint, bodySize } = useWords(meetings).form;
  const sizes = (bodies ?? []).map(({ kind, size }) => `${bodySize[kind]}: ${size}.`);
  return [entitledHint(memberCount), ...sizes].join(" ");
}

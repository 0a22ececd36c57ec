import { FoldedForm } from "../form/folded-form.js";
import type { Refusal } from "../form/refusal.js";
import { SelectField } from "../form/select-field.js";
import { TextField } from "../form/text-field.js";
import { elections } from "../language/elections.js";
import { useWords } from "../language/language.js";
import { END_REASONS } from "./end-reasons.js";
import { TermFields } from "./term-fields.js";

interface ChairDeedsProps {
  readonly chair: {
    readonly electedOn: string | null;
    readonly powersUntil: string | null;
    readonly minutesNumber: string | null;
    readonly isStaff: boolean | null;
  };
  readonly refused: { readonly deed: unknown; readonly refusal: Refusal } | null;
}

/** What those above can do about a chair in office. */
export function ChairDeeds({ chair, refused }: ChairDeedsProps) {
  const words = useWords(elections);
  const frame = (deed: "change" | "end") => ({
    deed,
    title: words[deed],
    submit: words[`${deed}Submit`],
    busy: words.sending,
    refusal: refused?.deed === deed ? refused.refusal : null,
  });
  return (
    <>
      <FoldedForm {...frame("change")}>
        <TermFields {...chair} />
      </FoldedForm>
      <FoldedForm {...frame("end")}>
        <p>{words.endLead}</p>
        <SelectField
          name="reason"
          label={words.reason}
          options={END_REASONS.map((reason) => [reason, words.reasons[reason]])}
        />
        <TextField name="on" label={words.endedOn} type="date" hint={words.today} />
      </FoldedForm>
    </>
  );
}

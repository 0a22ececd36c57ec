import { SelectField } from "../form/select-field.js";
import { TextField } from "../form/text-field.js";
import { elections } from "../language/elections.js";
import { useWords } from "../language/language.js";

interface TermFieldsProps {
  readonly electedOn?: string | null | undefined;
  readonly powersUntil?: string | null;
  readonly minutesNumber?: string | null | undefined;
  readonly isStaff?: boolean | null;
}

/** When somebody was elected, until when, and how they work. */
export function TermFields({ electedOn, powersUntil, minutesNumber, isStaff = null }: TermFieldsProps) {
  const words = useWords(elections);
  const work = isStaff === null ? "" : isStaff ? "staff" : "volunteer";
  return (
    <>
      <TextField
        name="electedOn"
        label={words.electedOn}
        type="date"
        hint={electedOn ? undefined : words.today}
        initial={electedOn ?? undefined}
      />
      <TextField
        name="powersUntil"
        label={words.powersUntil}
        type="date"
        hint={powersUntil ? undefined : words.untilHint}
        initial={powersUntil ?? undefined}
      />
      <TextField
        name="minutesNumber"
        label={words.minutesNumber}
        maxLength={40}
        initial={minutesNumber ?? undefined}
      />
      <SelectField
        name="work"
        label={words.work}
        options={[["", words.workUnknown], ...Object.entries(words.works)]}
        initial={work}
      />
    </>
  );
}

import type { ReactNode } from "react";
import { FoldedForm } from "../form/folded-form.js";
import type { Refusal } from "../form/refusal.js";
import { useWords } from "../language/language.js";
import { memberCard } from "../language/member-card.js";
import type { Fields } from "./fields.js";
import { ForKeepers } from "./for-keepers.js";

interface CardFormProps {
  readonly revision: string | null;
  /** What the fields say on the card. */
  readonly fields: Fields;
  readonly title: string;
  readonly refusal: Refusal | null;
  readonly children: ReactNode;
}

/**
 * Changes fields of a card. It brings along what they said when it was read, so that only what was really changed is
 * written, and what somebody else wrote meanwhile stays.
 */
export function CardForm({ revision, fields, title, refusal, children }: CardFormProps) {
  const words = useWords(memberCard);
  const read = refusal?.values["revision"] ?? revision ?? "";
  return (
    <ForKeepers>
      <FoldedForm
        key={read}
        deed="change"
        title={title}
        submit={words.save}
        busy={words.sending}
        refusal={refusal}
      >
        <input type="hidden" name="revision" value={read} />
        {Object.entries(fields).map(([name, value]) => (
          <input
            key={name}
            type="hidden"
            name={`was.${name}`}
            value={refusal?.values[`was.${name}`] ?? value}
          />
        ))}
        {children}
      </FoldedForm>
    </ForKeepers>
  );
}

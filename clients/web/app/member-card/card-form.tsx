import type { ReactNode } from "react";
import { FoldedForm } from "../form/folded-form.js";
import type { Refusal } from "../form/refusal.js";
import { useWords } from "../language/language.js";
import { memberCard } from "../language/member-card.js";
import { AsRead } from "./as-read.js";
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

/** Changes fields of a card. */
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
        <AsRead revision={read} fields={fields} refusal={refusal} />
        {children}
      </FoldedForm>
    </ForKeepers>
  );
}

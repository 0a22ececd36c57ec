import type { ReactNode } from "react";
import { FoldedForm } from "../form/folded-form.js";
import { useWords } from "../language/language.js";
import { memberCard } from "../language/member-card.js";
import { type Refused, refusalOf } from "./entries.js";
import { ForKeepers } from "./for-keepers.js";

interface AddFormProps {
  /** How many lines there are: with one more the form is empty again. */
  readonly count: number;
  readonly words: { readonly add: string; readonly addSubmit: string };
  readonly refused: Refused;
  readonly children: ReactNode;
}

/** Adds a line to a tab. */
export function AddForm({ count, words, refused, children }: AddFormProps) {
  const { sending } = useWords(memberCard);
  return (
    <ForKeepers>
      <FoldedForm
        key={count}
        deed="add"
        title={words.add}
        submit={words.addSubmit}
        busy={sending}
        refusal={refusalOf(refused, "add")}
      >
        {children}
      </FoldedForm>
    </ForKeepers>
  );
}

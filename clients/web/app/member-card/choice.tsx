import { SelectField } from "../form/select-field.js";
import { useWords } from "../language/language.js";
import { memberCard } from "../language/member-card.js";

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly choices: Readonly<Record<string, string>>;
  readonly initial?: string | undefined;
  /** Whether it may be left without an answer. */
  readonly isOpen?: boolean;
  readonly isRequired?: boolean;
}

/** One of what a dictionary names. */
export function Choice({ choices, isOpen, ...field }: ChoiceProps) {
  const words = useWords(memberCard);
  const options = Object.entries(choices);
  return <SelectField {...field} options={isOpen ? [["", words.unset], ...options] : options} />;
}

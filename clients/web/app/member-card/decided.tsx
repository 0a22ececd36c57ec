import { useLanguage, useWords } from "../language/language.js";
import { memberCard } from "../language/member-card.js";

interface DecidedProps {
  readonly on: string | null;
  readonly number: string | null;
}

/** By which decision, where it is known. */
export function Decided({ on, number }: DecidedProps) {
  const { day } = useLanguage();
  const words = useWords(memberCard);
  if (on === null && number === null) return null;
  return <>. {[words.decision, number && `№ ${number}`, on && day(on)].filter(Boolean).join(" ")}</>;
}

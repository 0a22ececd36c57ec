import { benefits } from "../language/benefits.js";
import { useWords } from "../language/language.js";
import type { Verdict } from "./check-pass.js";

/** The word in colour and in letters. */
export function VerdictSign({ verdict: { isValid, initials } }: { verdict: Verdict }) {
  const { counter: words } = useWords(benefits);
  return (
    <section className={`verdict ${isValid ? "good" : "bad"}`}>
      <h2>{isValid ? words.good : words.bad}</h2>
      {isValid && initials && <p className="initials">{initials}</p>}
      {!isValid && <p>{words.badLead}</p>}
    </section>
  );
}

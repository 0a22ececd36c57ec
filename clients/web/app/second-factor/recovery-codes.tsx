import { Link } from "react-router";
import { useWords } from "../language/language.js";
import { secondFactor } from "../language/second-factor.js";
import { KeepButtons } from "../layout/keep-buttons.js";

/** The codes on paper, shown this once. */
export function RecoveryCodes({ codes, next }: { codes: readonly string[]; next: string }) {
  const words = useWords(secondFactor);
  return (
    <section className="panel" aria-labelledby="recovery-codes">
      <h2 id="recovery-codes">{words.codesTitle}</h2>
      <p>{words.codesLead}</p>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="row deeds">
        <KeepButtons secret={codes.join("\n")} words={words} />
        <Link className="button" to={next} reloadDocument>
          {words.kept}
        </Link>
      </div>
    </section>
  );
}

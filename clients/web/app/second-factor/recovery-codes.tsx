import { useEffect, useState } from "react";
import { Link } from "react-router";
import { useWords } from "../language/language.js";
import { secondFactor } from "../language/second-factor.js";

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
        <KeepButtons codes={codes} />
        <Link className="button" to={next} reloadDocument>
          {words.kept}
        </Link>
      </div>
    </section>
  );
}

/** What only scripts can do; without them the page prints by the browser's own menu. */
function KeepButtons({ codes }: { codes: readonly string[] }) {
  const words = useWords(secondFactor);
  const [isLive, live] = useState(false);
  const [isCopied, copied] = useState(false);
  useEffect(() => live(true), []);
  if (!isLive) return null;
  const copy = () => void navigator.clipboard.writeText(codes.join("\n")).then(() => copied(true));
  return (
    <>
      <button type="button" className="button quiet" onClick={() => window.print()}>
        {words.print}
      </button>
      <button type="button" className="button quiet" onClick={copy}>
        {words.copy}
      </button>
      <span role="status">{isCopied && words.copied}</span>
    </>
  );
}

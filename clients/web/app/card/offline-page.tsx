import { useEffect, useState } from "react";
import { useSearchParams } from "react-router";
import { benefits } from "../language/benefits.js";
import { useLanguage, useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { OfflineLead } from "../offline/offline-lead.js";
import { type KeptPass, readPasses } from "./kept-pass.js";
import { QrSign } from "./qr-sign.js";
import { useOwnCode } from "./use-code.js";
import "../style/counter.css";

/** Stands in for the card where there is no network: the server knows nothing of who opens it. */
export default function OfflineCard() {
  const { text } = useLanguage();
  const { card: words } = useWords(benefits);
  const [wanted] = useSearchParams();
  const [passes, show] = useState<readonly KeptPass[] | null>(null);
  const [chosen, choose] = useState<string | null>(null);

  useEffect(() => {
    readPasses()
      .then(show)
      .catch(() => show([]));
    choose(wanted.get("partner"));
  }, [wanted]);

  const pass = passes?.find(({ partnerId }) => partnerId === chosen);
  return (
    <div className="page narrow">
      <PageHead title={text.pages.card} isPrivate />
      <h1 tabIndex={-1}>{text.pages.card}</h1>
      <OfflineLead page="/card">{`${text.error.offlineTitle}.`}</OfflineLead>
      {passes?.length === 0 && <p>{words.noPass}</p>}
      {pass && <Shown key={pass.partnerId} pass={pass} />}
      {passes && passes.length > 0 && (
        <>
          <p>{pass ? words.otherShop : words.choose}</p>
          <ul className="choices">
            {passes.map(({ partnerId, partnerName }) => (
              <li key={partnerId}>
                <button
                  className="plain"
                  aria-pressed={partnerId === chosen}
                  onClick={() => choose(partnerId)}
                >
                  {partnerName}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Shown({ pass }: { pass: KeptPass }) {
  const { card: words } = useWords(benefits);
  const code = useOwnCode(pass, pass.partnerId);
  return (
    <div role="status">
      <p className="lead">{pass.partnerName}</p>
      {code && <QrSign code={code} label={words.sign} />}
      <p className="note">{words.lead}</p>
    </div>
  );
}

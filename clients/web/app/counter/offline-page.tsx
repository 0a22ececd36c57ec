import { useEffect, useState } from "react";
// The decoder comes along with this page: there will be no network to fetch it from.
import * as decoder from "qr/dom.js";
import { benefits } from "../language/benefits.js";
import { useLanguage, useWords } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { PageHead } from "../layout/page-head.js";
import { OfflineLead } from "../offline/offline-lead.js";
import { checkPass, isPass, type Verdict } from "./check-pass.js";
import { ChooseShop } from "./choose-shop.js";
import { type KeptCounter, readCounter } from "./kept-counter.js";
import { Scanner } from "./scanner.js";
import { VerdictSign } from "./verdict-sign.js";
import "../style/counter.css";

/** Stands in for the counter where there is no network: it checks passes by what the telephone was told before. */
export default function OfflineCounter() {
  const { text } = useLanguage();
  const { counter: words } = useWords(benefits);
  const [kept, show] = useState<KeptCounter | null | undefined>();
  const [chosen, choose] = useState<string | null>(null);
  const [verdict, say] = useState<Verdict | null>(null);

  useEffect(() => {
    readCounter()
      .then(show)
      .catch(() => show(null));
  }, []);

  const shop = kept?.shops.find(({ id }) => id === chosen) ?? kept?.shops[0];
  const seen = async (code: string) => {
    if (!kept || !shop) return;
    const known = { partnerId: shop.id, jwk: kept.jwk, deadPasses: shop.deadPasses };
    say(isPass(code) ? await checkPass(code, known) : { isValid: false, initials: null });
  };
  return (
    <div className="page narrow">
      <PageHead title={text.pages.counter} isPrivate />
      <h1 tabIndex={-1}>{text.pages.counter}</h1>
      <OfflineLead page="/counter">{words.offline}</OfflineLead>
      {kept === null && <p>{words.notKept}</p>}
      {kept && shop && (
        <>
          <div role="status" aria-live="assertive">
            {verdict && <VerdictSign verdict={verdict} />}
          </div>
          <Scanner seen={(code) => void seen(code)} decoder={decoder} />
          <ChooseShop shops={kept.shops} chosen={shop.id} choose={choose} />
          <p className="note">
            {words.keptAt} <Moment value={kept.keptAt} isExact />
          </p>
        </>
      )}
    </div>
  );
}

import { useState } from "react";
import { data, Form, useSubmit } from "react-router";
import type { Route } from "./+types/counter-page.js";
import { sendOrSay } from "../form/offline.js";
import { ask, NoAnswer } from "../gateway/ask.server.js";
import { hasCode } from "../gateway/fault.js";
import { benefits } from "../language/benefits.js";
import { useLanguage, useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { useOffline } from "../offline/use-offline.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { checkPass, isPass, type Verdict } from "./check-pass.js";
import { ChooseShop } from "./choose-shop.js";
import type { CounterAnswer } from "./counter-answer.js";
import { serveCounter } from "./deed.server.js";
import { Shops } from "./kept.js";
import { Scanner } from "./scanner.js";
import { useKept } from "./use-kept.js";
import { VerdictSign } from "./verdict-sign.js";
import "../style/counter.css";

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  try {
    const { viewer, servedPartners, passKey } = (await ask(visit, Shops, {})).data;
    return { owner: viewer?.id ?? null, shops: servedPartners, jwk: passKey.jwk };
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    if (!hasCode(error.faults, "UNAUTHENTICATED")) throw data(null, 503);
    throw signInFirst(request);
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const answer = await serveCounter(visitOf(context), await request.formData());
  return data(answer, answer.problem ? 422 : 200);
}

/** A lost connection is a sentence, and the page stays: passes are still checked. */
export function clientAction({ request, serverAction }: Route.ClientActionArgs): Promise<CounterAnswer> {
  return sendOrSay(request, serverAction, ({ locale }) => ({ problem: benefits[locale].counter.offline }));
}

export default function CounterPage({ loaderData, actionData }: Route.ComponentProps) {
  const { text } = useLanguage();
  const { counter: words } = useWords(benefits);
  const submit = useSubmit();
  const kept = useKept(loaderData);
  useOffline();
  const [chosen, choose] = useState(loaderData.shops[0]?.id ?? "");
  // A pass that this telephone checked by itself, until the server is asked about the next card.
  const [own, say] = useState<Verdict | null>(null);
  const shop = kept.shops.find(({ id }) => id === chosen);

  const seen = async (code: string) => {
    if (!shop) return;
    if (isPass(code)) {
      say(await checkPass(code, { partnerId: shop.id, jwk: kept.jwk, deadPasses: shop.deadPasses }));
      return;
    }
    say(null);
    await submit({ deed: "check", shop: shop.id, code }, { method: "post", preventScrollReset: true });
  };

  if (loaderData.shops.length === 0) {
    return (
      <div className="page narrow">
        <PageHead title={text.pages.counter} isPrivate />
        <h1 tabIndex={-1}>{text.pages.counter}</h1>
        <p>{words.noShop}</p>
      </div>
    );
  }
  return (
    <div className="page narrow">
      <PageHead title={text.pages.counter} isPrivate />
      <h1 tabIndex={-1}>{text.pages.counter}</h1>
      <Said own={own} answer={own ? undefined : actionData} />
      {!kept.isFresh && <p className="note">{words.stale}</p>}
      <Scanner seen={(code) => void seen(code)} />
      <Form method="post" className="panel" preventScrollReset onSubmit={() => say(null)}>
        <input type="hidden" name="deed" value="check" />
        <ChooseShop shops={kept.shops} chosen={chosen} choose={choose} />
        <div className="field">
          <label htmlFor="number">{words.number}</label>
          <input id="number" name="number" required inputMode="numeric" autoComplete="off" maxLength={24} />
        </div>
        <button className="button quiet">{words.check}</button>
      </Form>
    </div>
  );
}

/** The word; and, where the server knows of the check, a place for the sale. */
function Said({ own, answer }: { own: Verdict | null; answer: CounterAnswer | undefined }) {
  const { counter: words } = useWords(benefits);
  const verdict = own ?? answer?.check;
  return (
    <div role="status" aria-live="assertive">
      {verdict && <VerdictSign verdict={verdict} />}
      {answer?.problem && <p className="problem">{answer.problem}</p>}
      {answer?.isRecorded && <p>{words.recorded}</p>}
      {answer?.check?.isValid && (
        <Form method="post" className="panel" preventScrollReset>
          <h2>{words.sale}</h2>
          <input type="hidden" name="deed" value="sale" />
          <input type="hidden" name="check" value={answer.check.id} />
          <div className="field">
            <label htmlFor="spent">{words.spent}</label>
            <input id="spent" name="spent" required inputMode="decimal" autoComplete="off" maxLength={20} />
          </div>
          <div className="field">
            <label htmlFor="discount">{words.discount}</label>
            <input
              id="discount"
              name="discount"
              required
              inputMode="decimal"
              autoComplete="off"
              maxLength={20}
            />
          </div>
          <button className="button quiet">{words.record}</button>
        </Form>
      )}
    </div>
  );
}

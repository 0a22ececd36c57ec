import { useState } from "react";
import { data, Form, Link } from "react-router";
import type { Route } from "./+types/card-page.js";
import { sendOrSay } from "../form/offline.js";
import { ask, NoAnswer } from "../gateway/ask.server.js";
import { hasCode } from "../gateway/fault.js";
import { graphql } from "../gateway/graphql.js";
import { benefits } from "../language/benefits.js";
import { useLanguage, useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { useOffline } from "../offline/use-offline.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import type { CardAnswer } from "./card-answer.js";
import { QrSign } from "./qr-sign.js";
import { showCard } from "./show.server.js";
import { useCode } from "./use-code.js";
import "../style/counter.css";

const CardPage = graphql(`
  query CardPage($id: ID!, $hasPartner: Boolean!, $search: String) {
    viewer {
      id
    }
    partner(id: $id) @include(if: $hasPartner) {
      id
      name
    }
    partners(first: 20, search: $search) @skip(if: $hasPartner) {
      nodes {
        id
        name
        category
      }
    }
  }
`);

/** One chooses the shop and then shows the card to it: a code is good at one shop alone. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const { searchParams } = new URL(request.url);
  const partnerId = searchParams.get("partner") ?? "";
  const wanted = searchParams.get("search")?.trim() ?? "";
  try {
    const { viewer, partner, partners } = (
      await ask(visit, CardPage, { id: partnerId, hasPartner: partnerId !== "", search: wanted || null })
    ).data;
    if (!viewer) throw signInFirst(request);
    if (partnerId && !partner) throw data(null, 404);
    return { owner: viewer.id, partner: partner ?? null, partners: partners?.nodes ?? [], wanted };
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    throw data(null, hasCode(error.faults, "BAD_USER_INPUT") ? 404 : 503);
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const answer = await showCard(visitOf(context), await request.formData());
  return data(answer, answer.problem ? 422 : 200);
}

export function clientAction({ request, serverAction }: Route.ClientActionArgs): Promise<CardAnswer> {
  return sendOrSay(request, serverAction, ({ locale }) => ({
    problem: benefits[locale].card.offline,
    isOffline: true,
  }));
}

/** A code is asked for anew every few seconds; the page around it stays as it is. */
export function shouldRevalidate({ currentUrl, nextUrl }: { currentUrl: URL; nextUrl: URL }): boolean {
  return currentUrl.search !== nextUrl.search;
}

export default function Card({
  loaderData: { owner, partner, partners, wanted },
  actionData,
}: Route.ComponentProps) {
  const { text, path } = useLanguage();
  const { card: words, categories } = useWords(benefits);
  useOffline();
  return (
    <div className="page narrow">
      <PageHead title={text.pages.card} isPrivate />
      <h1 tabIndex={-1}>{text.pages.card}</h1>
      {partner ? (
        <>
          <p className="lead">{partner.name}</p>
          <Shown key={partner.id} owner={owner} partner={partner} first={actionData ?? {}} />
          <p>
            <Link to={path("/card")}>{words.otherShop}</Link>
          </p>
        </>
      ) : (
        <>
          <p>{words.choose}</p>
          <Form method="get" className="panel">
            <div className="field">
              <label htmlFor="search">{words.shop}</label>
              <input id="search" name="search" type="search" defaultValue={wanted} maxLength={100} />
            </div>
            <button className="button quiet">{words.find}</button>
          </Form>
          <ul className="choices">
            {partners.map(({ id, name, category }) => (
              <li key={id}>
                <Link to={path(`/card?partner=${id}`)}>{name}</Link>{" "}
                <span className="note">{categories[category]}</span>
              </li>
            ))}
          </ul>
          {partners.length === 0 && <p>{words.noShop}</p>}
        </>
      )}
    </div>
  );
}

interface ShownProps {
  readonly owner: string;
  readonly partner: { readonly id: string; readonly name: string };
  readonly first: CardAnswer;
}

function Shown({ owner, partner, first }: ShownProps) {
  const { card: words } = useWords(benefits);
  const [isForOffline, prefer] = useState(false);
  const { code, problem } = useCode({ owner, partner, first, isForOffline });
  return (
    <div role="status">
      {problem && <p className="problem">{problem}</p>}
      {code && <QrSign code={code} label={words.sign} />}
      {code && <p className="note">{words.lead}</p>}
      {code && (
        <p className="consent">
          <input
            id="for-offline"
            type="checkbox"
            checked={isForOffline}
            onChange={({ target }) => prefer(target.checked)}
          />
          <label htmlFor="for-offline">{words.forOffline}</label>
        </p>
      )}
      <noscript>
        <Form method="post">
          <input type="hidden" name="partner" value={partner.id} />
          <button className="button">{words.show}</button>
        </Form>
      </noscript>
    </div>
  );
}

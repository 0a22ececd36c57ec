import { useEffect } from "react";
import { data, Form } from "react-router";
import type { Route } from "./+types/shops-page.js";
import { problemOf } from "../form/problem.server.js";
import { writtenIn } from "../form/written.js";
import { ask, askForPage, NoAnswer } from "../gateway/ask.server.js";
import { hasCode } from "../gateway/fault.js";
import { graphql } from "../gateway/graphql.js";
import { benefits } from "../language/benefits.js";
import { useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import "../style/discount.css";

const ShopsPage = graphql(`
  query ShopsPage($after: String) {
    partners(first: 20, after: $after, returnsPart: true) {
      nodes {
        id
        name
        description
        category
        siteUrl
        terms {
          returnPercent
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const ClickOut = graphql(`
  mutation ClickOut($input: ClickOutInput!) {
    clickOut(input: $input) {
      __typename
      ... on ClickOutPayload {
        url
      }
      ... on Problem {
        message
      }
    }
  }
`);

export async function loader({ context, request }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  const after = searchParams.get("after");
  return (await askForPage(visitOf(context), ShopsPage, { after })).data;
}

interface Gone {
  readonly partnerId: string;
  readonly url: string | null;
  readonly problem: string | null;
}

/** Purchases count from here on; the browser goes on by itself, as forms of ours may not lead out of the site. */
export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const partnerId = writtenIn(await request.formData())("partner");
  const refuse = (problem: string) => data<Gone>({ partnerId, url: null, problem }, 422);
  try {
    const { clickOut } = (await ask(visit, ClickOut, { input: { partnerId } })).data;
    if (!("url" in clickOut)) return refuse(clickOut.message);
    return data<Gone>({ partnerId, url: clickOut.url, problem: null });
  } catch (error) {
    if (error instanceof NoAnswer && hasCode(error.faults, "UNAUTHENTICATED")) return signInFirst(request);
    return refuse(problemOf(error, visit));
  }
}

type Loaded = Route.ComponentProps["loaderData"];

export default function Shops({ loaderData, actionData }: Route.ComponentProps) {
  const { shops: words, categories } = useWords(benefits);
  const pages = usePages<Loaded["partners"]["nodes"][number], Loaded>(
    loaderData.partners,
    "after",
    ({ partners }) => partners,
  );
  const url = actionData?.url;
  useEffect(() => {
    if (url) window.location.assign(url);
  }, [url]);
  return (
    <div className="page">
      <PageHead title={words.title} description={words.lead} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <ul className="places">
        {pages.nodes.map(({ id, name, description, category, siteUrl, terms }) => (
          <li key={id} className="panel" id={id} tabIndex={-1}>
            <h2 lang="ru">{name}</h2>
            <p className="note">
              {categories[category]}
              {terms && `. ${words.returned(terms.returnPercent)}`}
            </p>
            {description && <p lang="ru">{description}</p>}
            {actionData?.partnerId === id && <Way {...actionData} />}
            {siteUrl && terms && (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="partner" value={id} />
                <button className="button quiet">{words.go}</button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      <More pages={pages} />
    </div>
  );
}

function Way({ url, problem }: Gone) {
  const { shops } = useWords(benefits);
  return (
    <p role="status" className={problem ? "problem" : undefined}>
      {problem}
      {url && (
        <a href={url} rel="noreferrer">
          {shops.follow}
        </a>
      )}
    </p>
  );
}

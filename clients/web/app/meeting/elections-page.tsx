import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/elections-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { Queues } from "../join/queues.js";
import { elections as dictionary } from "../language/elections.js";
import { useLanguage, useWords } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { OrganisationTitle } from "../layout/organisation-title.js";
import { idOf } from "../layout/wanted.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { ChairDeeds } from "./chair-deeds.js";
import { doWithChair } from "./chair-deeds.server.js";
import { ChairFacts, ChairFacts_Chair } from "./chair-facts.js";
import "../style/appeal.css";
import "../style/join.css";

const ElectionsPage = graphql(
  `
    query ElectionsPage($id: ID!, $after: String) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
        viewerMay {
          keepOrganisation
          reorganise
        }
        chair {
          ...ChairFacts_Chair
        }
        elections(first: 20, after: $after) {
          nodes {
            id
            name
            electedOn
            leftOn
            endReason
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [ChairFacts_Chair],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const after = new URL(request.url).searchParams.get("after");
  const answer = await askForPage(visitOf(context), ElectionsPage, { id: idOf(params.id), after });
  if (!answer.data.viewer) throw signInFirst(request);
  return { organisation: found(answer.data.organisation, answer.faults) };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await request.formData();
  const refusal = await doWithChair(visitOf(context), idOf(params.id), form);
  return refusal
    ? data({ deed: form.get("deed"), refusal }, 422)
    : redirect(new URL(request.url).pathname, 303);
}

type Loaded = Route.ComponentProps["loaderData"];
type Term = Loaded["organisation"]["elections"]["nodes"][number];

export default function Elections({ loaderData: { organisation }, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(dictionary);
  const { keepOrganisation, reorganise } = organisation.viewerMay;
  const { id, chair, elections } = organisation;
  return (
    <div className="page narrow">
      <OrganisationTitle title={words.title} name={organisation.name} />
      {keepOrganisation && <Queues organisationId={id} />}
      <h2>{words.chair}</h2>
      {chair ? <ChairFacts chair={chair} /> : <p role="status">{words.nobody}</p>}
      {reorganise ? (
        <>
          <p>
            <Link className="button" to={path(`/organisations/${id}/elections/new`)}>
              {words.elect}
            </Link>
          </p>
          {chair && <ChairDeeds key={chair.id} chair={chair} refused={actionData ?? null} />}
        </>
      ) : (
        <p className="note">{words.elsewhere}</p>
      )}
      <h2>{words.history}</h2>
      <History key={chair?.id} elections={elections} />
    </div>
  );
}

function History({ elections }: Pick<Loaded["organisation"], "elections">) {
  const words = useWords(dictionary);
  const pages = usePages<Term, Loaded>(elections, "after", (loaded) => loaded.organisation.elections);
  const former = pages.nodes.filter(({ leftOn }) => leftOn !== null);
  return (
    <>
      {former.length === 0 && <p>{words.noHistory}</p>}
      <ul className="appeal-list">
        {former.map(({ id, name, electedOn, leftOn, endReason }) => (
          <li key={id} id={id} tabIndex={-1}>
            <span lang="ru">{name}</span>
            <span className="note">
              {electedOn && (
                <>
                  <Moment value={electedOn} /> –{" "}
                </>
              )}
              {leftOn && <Moment value={leftOn} />}
              {endReason && `, ${words.reasons[endReason]}`}
            </span>
          </li>
        ))}
      </ul>
      <More pages={pages} />
    </>
  );
}

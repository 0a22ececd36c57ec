import { Link } from "react-router";
import type { Route } from "./+types/claims-page.js";
import { graphql } from "../gateway/graphql.js";
import { handling } from "../language/handling.js";
import { insurance } from "../language/insurance.js";
import { useLanguage, useWords } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { PageHead } from "../layout/page-head.js";
import { Roubles } from "../layout/roubles.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { visitOf } from "../session/visit.js";
import { askHandler } from "../session/ask-handler.server.js";
import { daysBetween } from "./days.js";
import { Signals, Signals_Claim } from "./signals.js";
import { TABS, tabOf } from "./tabs.js";
import "../style/insurance.css";

/** Nothing of health is asked here: asking for it is written down. */
const ClaimsPage = graphql(
  `
    query ClaimsPage($states: [ClaimState!], $hasOpenObjection: Boolean, $after: String) {
      claims(states: $states, hasOpenObjection: $hasOpenObjection, first: 20, after: $after) {
        totalCount
        nodes {
          id
          number
          state
          hasOpenObjection
          isForgotten
          incidentOn
          submittedAt
          payout {
            kopecks
          }
          organisation {
            id
            name
          }
          terms {
            reportWithinDays
          }
          ...Signals_Claim
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [Signals_Claim],
);

export async function loader({ context, request }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  const tab = tabOf(searchParams.get("state"));
  const { states, hasOpenObjection } = TABS[tab];
  const { claims } = (
    await askHandler(visitOf(context), request, ClaimsPage, {
      states: states && [...states],
      hasOpenObjection,
      after: searchParams.get("after"),
    })
  ).data;
  return { tab, claims, today: new Date().toISOString() };
}

type Loaded = Route.ComponentProps["loaderData"];
type Claim = Loaded["claims"]["nodes"][number];

export default function Claims({ loaderData: { tab, claims, today } }: Route.ComponentProps) {
  const { text, path } = useLanguage();
  const words = useWords(handling);
  const pages = usePages<Claim, Loaded>(claims, "after", (loaded) => loaded.claims);
  return (
    <div className="page narrow">
      <PageHead title={text.insurance.handlingTitle} isPrivate />
      <h1 tabIndex={-1}>
        {text.insurance.handlingTitle}{" "}
        {claims.totalCount > 0 && <span className="count">{claims.totalCount}</span>}
      </h1>
      <p>
        <Link to={path("/insurance/insurer")}>{words.insurer.title}</Link>
      </p>
      <nav className="chips" aria-label={words.states}>
        {(Object.keys(TABS) as (keyof typeof TABS)[]).map((one) => (
          <Link
            key={one}
            to={path(`/insurance/claims?state=${one}`)}
            aria-current={one === tab ? "page" : undefined}
          >
            {words.tabs[one]}
          </Link>
        ))}
      </nav>
      {pages.nodes.length === 0 && <p>{words.none}</p>}
      <ul className="claims">
        {pages.nodes.map((claim) => (
          <li key={claim.id} id={claim.id} tabIndex={-1}>
            <Row claim={claim} today={today} />
          </li>
        ))}
      </ul>
      <More pages={pages} />
    </div>
  );
}

function Row({ claim, today }: { claim: Claim; today: string }) {
  const { path } = useLanguage();
  const words = useWords(handling);
  const insured = useWords(insurance);
  const { id, number, state, hasOpenObjection, isForgotten, incidentOn, submittedAt, payout, organisation } =
    claim;
  const lateBy = daysBetween(incidentOn, submittedAt) - claim.terms.reportWithinDays;
  const isClosed = TABS.closed.states.some((one) => one === state);
  return (
    <>
      <Link to={path(`/insurance/claims/${id}/handling`)}>{insured.claimFor(number)}</Link>
      <span className={`claim-state ${state.toLowerCase()}`}>{insured.states[state]}</span>
      {payout && <Roubles {...payout} />}
      <span className="note">
        {organisation && <span lang="ru">{organisation.name}. </span>}
        {words.happenedOn} <Moment value={incidentOn} />.{" "}
        {!isClosed && `${words.waits(daysBetween(submittedAt, today))} `}
        {isForgotten && words.forgotten}
        {hasOpenObjection && <strong>{words.objectionWaits}</strong>}{" "}
        {lateBy > 0 && <strong>{words.late(lateBy)}</strong>}
      </span>
      <Signals claim={claim} />
    </>
  );
}

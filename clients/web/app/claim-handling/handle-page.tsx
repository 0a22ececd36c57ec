import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/handle-page.js";
import { useDone } from "../form/use-done.js";
import { valuesOf, writtenIn } from "../form/written.js";
import { found } from "../gateway/ask.server.js";
import { graphql, readFragment } from "../gateway/graphql.js";
import { useClaimNews } from "../insurance/claim-news.js";
import { handling } from "../language/handling.js";
import { insurance } from "../language/insurance.js";
import { useLanguage, useWords } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { PageHead } from "../layout/page-head.js";
import { Roubles } from "../layout/roubles.js";
import { visitOf } from "../session/visit.js";
import { AssessForm, AssessForm_PayoutTable } from "./assess-form.js";
import { askHandler } from "../session/ask-handler.server.js";
import { daysBetween } from "./days.js";
import { Deeds } from "./deeds.js";
import { handleClaim } from "./handle.server.js";
import { Health, Health_Claim } from "./health.js";
import { Signals, Signals_Claim } from "./signals.js";
import "../style/insurance.css";
import "../style/join.css";

const HandlePage = graphql(
  `
    query HandlePage($id: ID!) {
      claim(id: $id) {
        id
        number
        state
        revision
        hasOpenObjection
        isForgotten
        incidentOn
        submittedAt
        paidOn
        paymentReference
        payout {
          kopecks
        }
        organisation {
          id
          name
        }
        terms {
          reportWithinDays
          sum {
            kopecks
          }
        }
        ...Signals_Claim
      }
    }
  `,
  [Signals_Claim],
);

const HandledHealth = graphql(
  `
    query HandledHealth($id: ID!) {
      claim(id: $id) {
        id
        payoutTable {
          ...AssessForm_PayoutTable
        }
        ...Health_Claim
      }
    }
  `,
  [AssessForm_PayoutTable, Health_Claim],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const answer = await askHandler(visit, request, HandlePage, { id: params.id });
  const claim = found(answer.data.claim, answer.faults);
  const isOpened = new URL(request.url).searchParams.has("health");
  const opened = isOpened
    ? (await askHandler(visit, request, HandledHealth, { id: params.id })).data.claim
    : null;
  return { claim, opened, filesUrl: visit.publicGatewayUrl };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const problem = await handleClaim(visit, params.id, form);
  if (visit.isDocument && problem === null) {
    const { pathname, search } = new URL(request.url);
    return redirect(pathname + search, 303);
  }
  const values = problem === null ? {} : valuesOf(form);
  return data({ deed: writtenIn(form)("deed"), problem, values }, problem === null ? 200 : 422);
}

export default function Handle({ loaderData, actionData }: Route.ComponentProps) {
  const { claim, opened, filesUrl } = loaderData;
  const { path } = useLanguage();
  const words = useWords(handling);
  const insured = useWords(insurance);
  const said = useClaimNews(claim);
  // What was written stays while the claim changes meanwhile; it goes when its deed is done.
  const done = useDone(actionData, actionData?.problem === null);
  const title = insured.claimFor(claim.number);
  const health = opened && readFragment(Health_Claim, opened);
  const canAssess = ["SUBMITTED", "DOCUMENTS", "ASSESSED"].includes(claim.state);
  return (
    <div className="page narrow">
      <PageHead title={title} isPrivate />
      <p>
        <Link to={path("/insurance/claims")}>{words.back}</Link>
      </p>
      <h1 tabIndex={-1}>{title}</h1>
      <p className="lead">
        <span className={`claim-state ${claim.state.toLowerCase()}`}>{insured.states[claim.state]}</span>{" "}
        {claim.payout && <Roubles {...claim.payout} />}
      </p>
      <p className="unseen" role="status" aria-live="polite">
        {said}
      </p>
      {actionData?.problem && (
        <p className="problem" role="alert">
          {actionData.problem}
        </p>
      )}
      <Facts claim={claim} />
      <Signals claim={claim} />
      {claim.isForgotten && (
        <section className="panel" aria-labelledby="health">
          <h2 id="health">{words.health}</h2>
          <p>{words.forgottenLead}</p>
        </section>
      )}
      {!claim.isForgotten && health && <Health claim={health} filesUrl={filesUrl} />}
      {!claim.isForgotten && !health && (
        <section className="panel" aria-labelledby="health">
          <h2 id="health">{words.health}</h2>
          {claim.hasOpenObjection && (
            <p>
              <strong>{words.objectionLead}</strong>
            </p>
          )}
          <p>{words.healthLead}</p>
          <Link className="button" to="?health" preventScrollReset>
            {words.open}
          </Link>
        </section>
      )}
      {health?.injury && canAssess && opened?.payoutTable && (
        <AssessForm
          key={`assess-${done}`}
          claim={health}
          revision={claim.revision}
          table={readFragment(AssessForm_PayoutTable, opened.payoutTable)}
        />
      )}
      <Deeds
        key={`deeds-${done}`}
        claim={claim}
        refused={actionData?.problem ? actionData : null}
        canAnswer={health !== null}
      />
    </div>
  );
}

function Facts({ claim }: Pick<Route.ComponentProps["loaderData"], "claim">) {
  const words = useWords(handling);
  const { organisation, incidentOn, submittedAt, terms, paidOn, paymentReference } = claim;
  const lateBy = daysBetween(incidentOn, submittedAt) - terms.reportWithinDays;
  return (
    <dl className="facts">
      {organisation && (
        <div>
          <dt>{words.organisation}</dt>
          <dd lang="ru">{organisation.name}</dd>
        </div>
      )}
      <div>
        <dt>{words.happenedOn}</dt>
        <dd>
          <Moment value={incidentOn} />
        </dd>
      </div>
      <div>
        <dt>{words.submitted}</dt>
        <dd>
          <Moment value={submittedAt} isExact /> {lateBy > 0 && <strong>{words.late(lateBy)}</strong>}
        </dd>
      </div>
      <div>
        <dt>{words.sum}</dt>
        <dd>
          <Roubles {...terms.sum} />
        </dd>
      </div>
      {paidOn && (
        <div>
          <dt>{words.paid}</dt>
          <dd>
            <Moment value={paidOn} /> {paymentReference}
          </dd>
        </div>
      )}
    </dl>
  );
}

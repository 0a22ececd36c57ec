import { data, Form, Link, redirect, useSearchParams } from "react-router";
import type { Route } from "./+types/claim-page.js";
import { SendButton } from "../form/send-button.js";
import { unrefused } from "../form/refusal.js";
import { useDone } from "../form/use-done.js";
import { writtenIn } from "../form/written.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql, readFragment } from "../gateway/graphql.js";
import { insurance } from "../language/insurance.js";
import { useLanguage, useWords } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { PageHead } from "../layout/page-head.js";
import { PlainText } from "../prose/plain-text.js";
import { visitOf } from "../session/visit.js";
import { ACCEPTS, DOCUMENT_KINDS } from "./claim.js";
import { Assessment, Assessment_ClaimAssessment } from "./assessment.js";
import { addDocuments, objectToClaim, withdrawClaim } from "./claim-deeds.server.js";
import { useClaimNews } from "./claim-news.js";
import { History, History_Claim } from "./history.js";
import { Objections, Objections_Claim } from "./objections.js";
import { Papers, Papers_Claim } from "./papers.js";
import { signInFirst } from "../session/own-page.server.js";
import { Roubles } from "../layout/roubles.js";
import "../style/insurance.css";
import "../style/join.css";

const ClaimPage = graphql(
  `
    query ClaimPage($id: ID!) {
      viewer {
        id
      }
      claim(id: $id) {
        id
        number
        state
        revision
        incidentOn
        submittedAt
        paidOn
        injury
        circumstances
        payout {
          kopecks
        }
        assessment {
          ...Assessment_ClaimAssessment
        }
        ...Papers_Claim
        ...History_Claim
        ...Objections_Claim
        accesses(first: 1) {
          totalCount
        }
      }
    }
  `,
  [Assessment_ClaimAssessment, History_Claim, Objections_Claim, Papers_Claim],
);

const DEEDS: Partial<Record<string, typeof addDocuments>> = {
  object: objectToClaim,
  withdraw: withdrawClaim,
};

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const answer = await askForPage(visit, ClaimPage, { id: params.id });
  if (!answer.data.viewer) throw signInFirst(request);
  return { claim: found(answer.data.claim, answer.faults), filesUrl: visit.publicGatewayUrl };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const deed = writtenIn(form)("deed");
  const problem = await (DEEDS[deed] ?? addDocuments)(visit, params.id, form);
  const done = deed || "added";
  if (visit.isDocument && problem === null)
    return redirect(`${new URL(request.url).pathname}?done=${done}`, 303);
  if (problem === null) return data({ done, deed, refusal: null });
  return data({ done: null, deed, refusal: { ...unrefused(form), problem } }, 422);
}

export default function ClaimOne({ loaderData: { claim, filesUrl }, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(insurance);
  const said = useClaimNews(claim);
  const [wanted] = useSearchParams();
  const refusal = actionData?.refusal ?? null;
  const added = useDone(actionData, actionData?.done === "added");
  const isAdded = actionData ? actionData.done === "added" : wanted.get("done") === "added";
  const isOpen = ["SUBMITTED", "DOCUMENTS", "ASSESSED"].includes(claim.state);
  const title = words.claimFor(claim.number);
  return (
    <div className="page narrow">
      <PageHead title={title} isPrivate />
      <p>
        <Link to={path("/insurance")}>{words.back}</Link>
      </p>
      <h1 tabIndex={-1}>{title}</h1>
      <p className="lead">
        <span className={`claim-state ${claim.state.toLowerCase()}`}>{words.states[claim.state]}</span>{" "}
        {claim.payout && <Roubles {...claim.payout} />}
      </p>
      <p className="unseen" role="status" aria-live="polite">
        {said}
      </p>
      {refusal && actionData?.deed !== "object" && (
        <p className="problem" role="alert">
          {refusal.problem}
        </p>
      )}
      <section aria-labelledby="happened">
        <h2 id="happened">{words.happened}</h2>
        <p className="note">
          <Moment value={claim.incidentOn} />
        </p>
        {claim.injury && <PlainText text={claim.injury} />}
        {claim.circumstances && <PlainText text={claim.circumstances} />}
      </section>
      {claim.assessment && (
        <Assessment assessment={readFragment(Assessment_ClaimAssessment, claim.assessment)} />
      )}
      <Papers claim={readFragment(Papers_Claim, claim)} filesUrl={filesUrl} isOpen={isOpen} />
      {isAdded && <p role="status">{words.added}</p>}
      {isOpen && (
        <AddDocuments key={added} kind={actionData?.deed === "" ? refusal?.values["kind"] : undefined} />
      )}
      {["SUBMITTED", "DOCUMENTS"].includes(claim.state) && <Withdraw />}
      <Objections
        claim={readFragment(Objections_Claim, claim)}
        refusal={actionData?.deed === "object" ? refusal : null}
      />
      <History claim={readFragment(History_Claim, claim)} claimant={words.byYou} />
      <p className="note">{words.seen(claim.accesses.totalCount)}</p>
    </div>
  );
}

function Withdraw() {
  const words = useWords(insurance);
  return (
    <details className="panel">
      <summary>{words.withdraw}</summary>
      <Form method="post">
        <p>{words.withdrawSure}</p>
        <input type="hidden" name="deed" value="withdraw" />
        <SendButton busy={words.sending}>{words.withdrawSubmit}</SendButton>
      </Form>
    </details>
  );
}

function AddDocuments({ kind: chosen }: { kind: string | undefined }) {
  const words = useWords(insurance);
  return (
    <Form method="post" encType="multipart/form-data" className="panel join-form">
      <h2>{words.add}</h2>
      <div className="field">
        <label htmlFor="kind">{words.kind}</label>
        <select id="kind" name="kind" defaultValue={chosen}>
          {DOCUMENT_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {words.kinds[kind]}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="files">{words.files}</label>
        <input
          id="files"
          name="files"
          type="file"
          multiple
          required
          accept={ACCEPTS}
          aria-describedby="files-hint"
        />
        <p className="note" id="files-hint">
          {words.filesHint}
        </p>
      </div>
      <SendButton busy={words.sending}>{words.addSubmit}</SendButton>
    </Form>
  );
}

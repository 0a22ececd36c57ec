import { useState } from "react";
import { data, Form, Link, redirect, useRevalidator } from "react-router";
import type { Route } from "./+types/claim-page.js";
import { SendButton } from "../form/send-button.js";
import { writtenIn } from "../form/written.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql, readFragment } from "../gateway/graphql.js";
import { useLanguage } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { PageHead } from "../layout/page-head.js";
import { useLive } from "../live/use-live.js";
import { PlainText } from "../prose/plain-text.js";
import { visitOf } from "../session/visit.js";
import { ACCEPTS, DOCUMENT_KINDS } from "./claim.js";
import { Assessment, Assessment_ClaimAssessment } from "./assessment.js";
import { addDocuments, objectToClaim } from "./claim-deeds.server.js";
import { Objections, Objections_Claim } from "./objections.js";
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
        checklist {
          kind
          isThere
          because
        }
        documents {
          id
          kind
          name
          link
        }
        steps {
          id
          state
          takenAt
          isByClaimant
          note
        }
        assessment {
          ...Assessment_ClaimAssessment
        }
        ...Objections_Claim
        accesses(first: 1) {
          totalCount
        }
      }
    }
  `,
  [Assessment_ClaimAssessment, Objections_Claim],
);

const ClaimChanged = graphql(`
  subscription ClaimChanged($claimId: ID!, $after: String) {
    claimChanged(claimId: $claimId, after: $after) {
      revision
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const answer = await askForPage(visit, ClaimPage, { id: params.id });
  if (!answer.data.viewer) throw signInFirst(request);
  return { claim: found(answer.data.claim, answer.faults), filesUrl: visit.publicGatewayUrl };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const deed = writtenIn(form)("deed") === "object" ? objectToClaim : addDocuments;
  const problem = await deed(visit, params.id, form);
  if (visit.isDocument && problem === null) return redirect(new URL(request.url).pathname, 303);
  return data({ problem }, problem === null ? 200 : 422);
}

type Loaded = Route.ComponentProps["loaderData"];

export default function ClaimOne({ loaderData: { claim, filesUrl }, actionData }: Route.ComponentProps) {
  const { text, path } = useLanguage();
  const words = text.insurance;
  const { revalidate } = useRevalidator();
  const [said, setSaid] = useState("");
  useLive({
    document: ClaimChanged,
    variables: { claimId: claim.id },
    after: claim.revision,
    read: ({ claimChanged }) => claimChanged,
    cursor: ({ revision }) => revision,
    take: () => {
      setSaid(words.changed);
      void revalidate();
    },
  });
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
      {actionData?.problem && (
        <p className="problem" role="alert">
          {actionData.problem}
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
      <Papers claim={claim} filesUrl={filesUrl} isOpen={isOpen} />
      {isOpen && <AddDocuments />}
      <Objections claim={readFragment(Objections_Claim, claim)} />
      <History claim={claim} />
      <p className="note">{words.seen(claim.accesses.totalCount)}</p>
    </div>
  );
}

interface PapersProps extends Pick<Loaded, "claim" | "filesUrl"> {
  readonly isOpen: boolean;
}

function Papers({ claim: { checklist, documents }, filesUrl, isOpen }: PapersProps) {
  const { text } = useLanguage();
  const words = text.insurance;
  return (
    <>
      {isOpen && checklist.length > 0 && (
        <section aria-labelledby="checklist">
          <h2 id="checklist">{words.checklist}</h2>
          <ul className="checklist">
            {checklist.map(({ kind, isThere, because }) => (
              <li key={kind} data-there={isThere || undefined}>
                <strong>{words.kinds[kind]}</strong> — {isThere ? words.isThere : words.isMissing}
                <span className="note">{because}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {documents.length > 0 && (
        <section aria-labelledby="documents">
          <h2 id="documents">{words.documents}</h2>
          <ul>
            {documents.map(({ id, kind, name, link }) => (
              <li key={id}>
                <a href={`${filesUrl}${link}`} target="_blank" rel="noreferrer">
                  {name}
                </a>{" "}
                <span className="note">{words.kinds[kind]}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function AddDocuments() {
  const { text } = useLanguage();
  const words = text.insurance;
  return (
    <Form method="post" encType="multipart/form-data" className="panel join-form">
      <h2>{words.add}</h2>
      <div className="field">
        <label htmlFor="kind">{words.kind}</label>
        <select id="kind" name="kind">
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

function History({ claim: { steps } }: Pick<Loaded, "claim">) {
  const { text } = useLanguage();
  const words = text.insurance;
  return (
    <section aria-labelledby="history">
      <h2 id="history">{words.history}</h2>
      <ol className="steps">
        {steps.map(({ id, state, takenAt, isByClaimant, note }, place) => (
          <li key={id}>
            <strong>{steps[place - 1]?.state === state ? words.more : words.states[state]}</strong>{" "}
            <span className="note">
              <Moment value={takenAt} isExact />
              {isByClaimant && `, ${words.byYou}`}
            </span>
            {note && <PlainText text={note} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

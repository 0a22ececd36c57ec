import { data, Form, redirect, useNavigation } from "react-router";
import type { Route } from "./+types/submit-claim-page.js";
import { askForPage } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { languageOf, useLanguage } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { PlainText } from "../prose/plain-text.js";
import { visitOf } from "../session/visit.js";
import { ACCEPTS, type ClaimRefusal } from "./claim.js";
import { submitClaim } from "./claim-deeds.server.js";
import { signInFirst } from "../session/own-page.server.js";
import "../style/insurance.css";
import "../style/join.css";

const SubmitClaimPage = graphql(`
  query SubmitClaimPage {
    viewer {
      member {
        id
        consents {
          purpose
          isGiven
        }
      }
    }
    consentTexts(onJoining: false) {
      purpose
      version
      title
      text
    }
  }
`);

export async function loader({ context, request }: Route.LoaderArgs) {
  const { data: found } = await askForPage(visitOf(context), SubmitClaimPage, {});
  if (!found.viewer) throw signInFirst(request);
  const consents = found.viewer.member?.consents ?? [];
  const isGiven = consents.some(({ purpose, isGiven: given }) => purpose === "INSURANCE" && given);
  const consentText = found.consentTexts.find(({ purpose }) => purpose === "INSURANCE") ?? null;
  return {
    isMember: found.viewer.member !== null,
    consentText: isGiven ? null : consentText,
    // One page is one claim, however often it is sent.
    idempotencyKey: crypto.randomUUID(),
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const answer = await submitClaim(visit, await request.formData());
  if ("id" in answer) {
    throw redirect(languageOf(new URL(request.url).pathname).path(`/insurance/claims/${answer.id}`), 303);
  }
  return data(answer, 422);
}

export default function SubmitClaim({ loaderData, actionData }: Route.ComponentProps) {
  const { text } = useLanguage();
  const words = text.insurance;
  const isBusy = useNavigation().formMethod === "POST";
  const refusal = isBusy ? null : (actionData ?? null);
  return (
    <div className="page narrow">
      <PageHead title={words.report} isPrivate />
      <h1 tabIndex={-1}>{words.report}</h1>
      <p className="lead">{loaderData.isMember ? words.reportLead : words.noMember}</p>
      {loaderData.isMember && (
        <Form
          method="post"
          encType="multipart/form-data"
          className="panel join-form"
          noValidate={refusal !== null}
        >
          <input
            type="hidden"
            name="idempotencyKey"
            value={actionData?.values["idempotencyKey"] ?? loaderData.idempotencyKey}
          />
          {refusal && (
            <p className="problem" role="alert">
              {refusal.problem}
            </p>
          )}
          <Field name="incidentOn" label={words.incidentOn} refusal={refusal}>
            {(given) => <input type="date" required {...given} />}
          </Field>
          <Field name="injury" label={words.injury} hint={words.injuryHint} refusal={refusal}>
            {(given) => <textarea rows={3} required maxLength={2_000} {...given} />}
          </Field>
          <Field name="circumstances" label={words.circumstances} refusal={refusal}>
            {(given) => <textarea rows={3} maxLength={2_000} {...given} />}
          </Field>
          <FileField name="photos" label={words.photos} hint={words.filesHint} />
          <FileField name="papers" label={words.papers} hint={words.filesHint} />
          {loaderData.consentText && <Consent {...loaderData.consentText} refusal={refusal} />}
          <button
            className="button"
            aria-disabled={isBusy}
            onClick={(event) => isBusy && event.preventDefault()}
          >
            {isBusy ? words.sending : words.send}
          </button>
        </Form>
      )}
    </div>
  );
}

interface Given {
  readonly id: string;
  readonly name: string;
  readonly defaultValue: string | undefined;
  readonly "aria-invalid": true | undefined;
  readonly "aria-describedby": string | undefined;
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly refusal: ClaimRefusal | null;
  readonly children: (given: Given) => React.ReactNode;
}

function Field({ name, label, hint, refusal, children }: FieldProps) {
  const fault = refusal?.faults[name];
  const described = [hint && `${name}-hint`, fault && `${name}-problem`].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {children({
        id: name,
        name,
        defaultValue: refusal?.values[name],
        "aria-invalid": fault ? true : undefined,
        "aria-describedby": described || undefined,
      })}
      {hint && (
        <p className="note" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p className="problem" id={`${name}-problem`}>
          {fault}
        </p>
      )}
    </div>
  );
}

function FileField({ name, label, hint }: { name: string; label: string; hint: string }) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <input id={name} name={name} type="file" multiple accept={ACCEPTS} aria-describedby={`${name}-hint`} />
      <p className="note" id={`${name}-hint`}>
        {hint}
      </p>
    </div>
  );
}

interface ConsentProps {
  readonly version: number;
  readonly title: string;
  readonly text: string;
  readonly refusal: ClaimRefusal | null;
}

/** The text of the law is Russian in every language of the site. */
function Consent({ version, title, text: law, refusal }: ConsentProps) {
  const { text } = useLanguage();
  const words = text.insurance;
  const fault = refusal?.faults["consent"];
  return (
    <fieldset>
      <legend>{words.consent}</legend>
      <input type="hidden" name="isConsentNeeded" value="yes" />
      <div className="consent">
        <input
          type="checkbox"
          id="consent"
          name="consent"
          value={version}
          required
          defaultChecked={refusal?.values["consent"] !== undefined}
          aria-invalid={fault ? true : undefined}
        />
        <label htmlFor="consent" lang="ru">
          {title}
        </label>
        <details>
          <summary>{words.readConsent}</summary>
          <div lang="ru">
            <PlainText text={law} />
          </div>
        </details>
      </div>
      {fault && <p className="problem">{fault}</p>}
    </fieldset>
  );
}

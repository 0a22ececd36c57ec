import { data, Form, redirect, useNavigation } from "react-router";
import type { Route } from "./+types/submit-claim-page.js";
import { Consent } from "../form/consent.js";
import { Field, Refused } from "../form/field.js";
import { SendButton } from "../form/send-button.js";
import { askForPage } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { insurance } from "../language/insurance.js";
import { languageOf, useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { visitOf } from "../session/visit.js";
import { ACCEPTS } from "./claim.js";
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
  const words = useWords(insurance);
  const isBusy = useNavigation().formMethod === "POST";
  const refusal = isBusy ? null : (actionData ?? null);
  return (
    <Refused value={refusal}>
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
            <Field name="incidentOn" label={words.incidentOn} isRequired>
              {(given) => <input type="date" {...given} />}
            </Field>
            <Field name="injury" label={words.injury} hint={words.injuryHint} isRequired>
              {(given) => <textarea rows={3} maxLength={2_000} {...given} />}
            </Field>
            <Field name="circumstances" label={words.circumstances}>
              {(given) => <textarea rows={3} maxLength={2_000} {...given} />}
            </Field>
            <FileField name="photos" label={words.photos} hint={words.filesHint} />
            <FileField name="papers" label={words.papers} hint={words.filesHint} />
            {loaderData.consentText && (
              <fieldset>
                <legend>{words.consent}</legend>
                <input type="hidden" name="isConsentNeeded" value="yes" />
                <Consent
                  name="consent"
                  consent={loaderData.consentText}
                  read={words.readConsent}
                  isRequired
                />
              </fieldset>
            )}
            <SendButton busy={words.sending}>{words.send}</SendButton>
          </Form>
        )}
      </div>
    </Refused>
  );
}

function FileField({ name, label, hint }: { name: string; label: string; hint: string }) {
  return (
    <Field name={name} label={label} hint={hint}>
      {({ defaultValue: _nothing, ...given }) => <input type="file" multiple accept={ACCEPTS} {...given} />}
    </Field>
  );
}

import { data, redirect } from "react-router";
import type { Route } from "./+types/password-page.js";
import { PasswordField } from "../form/password-field.js";
import type { Refusal } from "../form/refusal.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SendButton } from "../form/send-button.js";
import { languageIn, useLanguage } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { visitOf } from "../session/visit.js";
import { CodeFields, SentCode } from "./code-fields.js";
import type { Challenge } from "./code-step.js";
import { ContactField } from "./contact-field.js";
import { requestPasswordReset, resetPassword } from "./password.server.js";
import "../style/join.css";

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const step = await (form.has("code") ? resetPassword(visit, form) : requestPasswordReset(visit, form));
  if (step) return data(step, step.refusal ? 422 : 200);
  // All sessions have ended, this browser's too.
  visit.forget();
  return redirect(languageIn(visit.locale).path("/sign-in?changed"), 303);
}

export default function PasswordPage({ actionData }: Route.ComponentProps) {
  const { text } = useLanguage();
  const words = text.account.reset;
  const { challenge = null, refusal = null, isAgain = false } = actionData ?? {};
  return (
    <div className="page narrow">
      <PageHead title={words.title} isPrivate />
      <h1 tabIndex={-1}>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {challenge ? (
        <>
          <RefusableForm key="code" refusal={isAgain ? null : refusal}>
            <CodeFields challenge={challenge} />
            <PasswordField
              name="newPassword"
              label={words.newPassword}
              hint={text.account.passwordHint}
              autoComplete="new-password"
            />
            <SendButton busy={text.account.code.submitting}>{words.submit}</SendButton>
          </RefusableForm>
          <details open={isAgain || undefined}>
            <summary>{text.account.code.again}</summary>
            <ContactForm refusal={isAgain ? refusal : null} before={challenge} />
          </details>
        </>
      ) : (
        <ContactForm key="contact" refusal={refusal} />
      )}
    </div>
  );
}

interface ContactFormProps {
  readonly refusal: Refusal | null;
  /** The code that was sent already. */
  readonly before?: Challenge;
}

function ContactForm({ refusal, before }: ContactFormProps) {
  const { register } = useLanguage().text.account;
  return (
    <RefusableForm refusal={refusal}>
      {before && <SentCode challenge={before} />}
      <ContactField initial={before?.contact} />
      <SendButton busy={register.submitting}>{register.submit}</SendButton>
    </RefusableForm>
  );
}

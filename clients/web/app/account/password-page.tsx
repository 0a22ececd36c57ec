import { data, redirect } from "react-router";
import type { Route } from "./+types/password-page.js";
import { PasswordField } from "../form/password-field.js";
import type { Refusal } from "../form/refusal.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SendButton } from "../form/send-button.js";
import { languageIn, useLanguage } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { visitOf } from "../session/visit.js";
import { CodeFields } from "./code-fields.js";
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
  const { challenge, refusal } = actionData ?? { challenge: null, refusal: null };
  return (
    <div className="page narrow">
      <PageHead title={words.title} isPrivate />
      <h1 tabIndex={-1}>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {challenge ? (
        <>
          <RefusableForm key="code" refusal={refusal}>
            <CodeFields challenge={challenge} />
            <PasswordField
              name="newPassword"
              label={words.newPassword}
              hint={text.account.passwordHint}
              autoComplete="new-password"
            />
            <SendButton busy={text.account.code.submitting}>{words.submit}</SendButton>
          </RefusableForm>
          <details>
            <summary>{text.account.code.again}</summary>
            <ContactForm refusal={null} contact={challenge.contact} />
          </details>
        </>
      ) : (
        <ContactForm key="contact" refusal={refusal} />
      )}
    </div>
  );
}

function ContactForm({ refusal, contact }: { refusal: Refusal | null; contact?: string }) {
  const { register } = useLanguage().text.account;
  return (
    <RefusableForm refusal={refusal}>
      <ContactField initial={contact} />
      <SendButton busy={register.submitting}>{register.submit}</SendButton>
    </RefusableForm>
  );
}

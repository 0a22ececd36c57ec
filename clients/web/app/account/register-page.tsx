import { data, Link, redirect, useLocation } from "react-router";
import type { Route } from "./+types/register-page.js";
import { PasswordField } from "../form/password-field.js";
import type { Refusal } from "../form/refusal.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { languageIn, useLanguage } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { useFrame } from "../layout/use-frame.js";
import { ownPath } from "../session/own-path.js";
import { visitOf } from "../session/visit.js";
import { CodeFields, SentCode } from "./code-fields.js";
import type { Challenge } from "./code-step.js";
import { ContactField } from "./contact-field.js";
import { confirmContact, registerAccount } from "./register.server.js";
import "../style/join.css";

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const step = await (form.has("code") ? confirmContact(visit, form) : registerAccount(visit, form));
  if (step) return data(step, step.refusal ? 422 : 200);
  const { path } = languageIn(visit.locale);
  const wish = new URL(request.url).searchParams.get("returnTo");
  return redirect(ownPath(wish, path("/cabinet/membership")), 303);
}

export default function RegisterPage({ actionData }: Route.ComponentProps) {
  const { text, path } = useLanguage();
  const { search } = useLocation();
  const { reader } = useFrame();
  const words = text.account.register;
  const { challenge = null, refusal = null, isAgain = false } = actionData ?? {};
  return (
    <div className="page narrow">
      <PageHead title={words.title} isPrivate />
      <h1 tabIndex={-1}>{words.title}</h1>
      {reader ? (
        <p className="lead">
          {text.account.already} <Link to={path("/")}>{text.error.toHome}</Link>
        </p>
      ) : (
        <>
          <p className="lead">{words.lead}</p>
          {challenge ? (
            <>
              <RefusableForm key="code" refusal={isAgain ? null : refusal}>
                <CodeFields challenge={challenge} />
                <SendButton busy={text.account.code.submitting}>{text.account.code.submit}</SendButton>
              </RefusableForm>
              <details open={isAgain || undefined}>
                <summary>{text.account.code.again}</summary>
                <PersonForm refusal={isAgain ? refusal : null} before={challenge} />
              </details>
            </>
          ) : (
            <PersonForm key="person" refusal={refusal} />
          )}
          <p>
            {words.has} <Link to={`${path("/sign-in")}${search}`}>{text.account.signIn}</Link>
          </p>
        </>
      )}
    </div>
  );
}

interface PersonFormProps {
  readonly refusal: Refusal | null;
  /** The code that was sent already. */
  readonly before?: Challenge;
}

function PersonForm({ refusal, before }: PersonFormProps) {
  const { account } = useLanguage().text;
  const words = account.register;
  return (
    <RefusableForm refusal={refusal}>
      {before && <SentCode challenge={before} />}
      <TextField
        name="displayName"
        label={words.displayName}
        hint={words.displayNameHint}
        autoComplete="name"
        maxLength={100}
        initial={before?.displayName}
        isRequired
      />
      <ContactField initial={before?.contact} hint={words.contactHint} />
      <PasswordField
        name="password"
        label={account.password}
        hint={account.passwordHint}
        autoComplete="new-password"
      />
      <SendButton busy={words.submitting}>{words.submit}</SendButton>
    </RefusableForm>
  );
}

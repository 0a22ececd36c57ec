import { data, Form, Link, redirect, useLocation, useNavigation, useSearchParams } from "react-router";
import type { Route } from "./+types/sign-in-page.js";
import { PasswordInput } from "../form/password-field.js";
import { useLanguage } from "../language/language.js";
import { pathIn } from "../language/locale.js";
import { PageHead } from "../layout/page-head.js";
import { useFrame } from "../layout/use-frame.js";
import { ownPath } from "./own-path.js";
import { SecondStep } from "./second-step.js";
import { confirmSignIn, signIn } from "./sign-in.server.js";
import { visitOf } from "./visit.js";

/** Where those work who come for one thing alone; all others are at home on the first page. */
function workPlaceOf(roles: readonly string[]): string {
  if (roles.includes("PARTNER")) return "/counter";
  return roles.includes("INSURANCE_HANDLER") ? "/insurance/claims" : "/";
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const step = await (form.has("code") ? confirmSignIn(visit, form) : signIn(visit, form));
  const home = pathIn(visit.locale, "/");
  const returnTo = ownPath(form.get("returnTo"), home);
  if (!("roles" in step)) return data({ ...step, returnTo }, step.status);
  visit.remember(step);
  const next = returnTo === home ? pathIn(visit.locale, workPlaceOf(step.roles)) : returnTo;
  const factor = pathIn(visit.locale, "/cabinet/security/second-factor");
  return redirect(step.lacksFactor ? `${factor}?returnTo=${encodeURIComponent(next)}` : next, 303);
}

export default function SignInPage({ actionData }: Route.ComponentProps) {
  const { text, path } = useLanguage();
  const { reader } = useFrame();
  const [wanted] = useSearchParams();
  const { search } = useLocation();
  const isBusy = useNavigation().formMethod === "POST";
  const problem = isBusy ? null : actionData?.problem;
  return (
    <div className="page narrow">
      <PageHead title={text.account.title} isPrivate />
      <h1 tabIndex={-1}>{text.account.title}</h1>
      {reader ? (
        <p className="lead">
          {text.account.already} <Link to={path("/")}>{text.error.toHome}</Link>
        </p>
      ) : actionData?.challengeId ? (
        <SecondStep {...actionData} challengeId={actionData.challengeId} />
      ) : (
        <>
          {wanted.has("changed") && <p role="status">{text.account.changed}</p>}
          <p className="lead">{text.account.lead}</p>
          <Form method="post" className="panel sign-in">
            <input type="hidden" name="returnTo" value={wanted.get("returnTo") ?? ""} />
            {problem && (
              <p className="problem" role="alert" id="sign-in-problem">
                {problem}
              </p>
            )}
            <label htmlFor="login">{text.account.login}</label>
            <input
              id="login"
              name="login"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
              maxLength={200}
              defaultValue={actionData?.login}
              aria-describedby="login-hint"
              aria-invalid={problem ? true : undefined}
            />
            <p className="note" id="login-hint">
              {text.account.loginHint}
            </p>
            <label htmlFor="password">{text.account.password}</label>
            <PasswordInput
              id="password"
              name="password"
              autoComplete="current-password"
              required
              maxLength={500}
              aria-describedby={problem ? "sign-in-problem" : undefined}
              aria-invalid={problem ? true : undefined}
            />
            <button className="button">{isBusy ? text.account.submitting : text.account.submit}</button>
            <p className="note">
              <Link to={path("/password")}>{text.account.forgotten}</Link>
            </p>
            <p className="note">
              {text.account.noAccount}{" "}
              <Link to={`${path("/register")}${search}`}>{text.account.register.short}</Link>
            </p>
          </Form>
        </>
      )}
    </div>
  );
}

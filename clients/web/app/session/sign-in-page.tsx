import { data, Form, Link, redirect, useLocation, useNavigation, useSearchParams } from "react-router";
import { Refusal_Problem } from "../form/problem.js";
import type { Route } from "./+types/sign-in-page.js";
import { problemOf, sentenceOf } from "../form/problem.server.js";
import { textIn, writtenIn } from "../form/written.js";
import { ask, NoAnswer } from "../gateway/ask.server.js";
import { hasCode } from "../gateway/fault.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn, useLanguage } from "../language/language.js";
import { pathIn } from "../language/locale.js";
import { PageHead } from "../layout/page-head.js";
import { useFrame } from "../layout/use-frame.js";
import { ownPath } from "./own-path.js";
import { visitOf } from "./visit.js";

const SignIn = graphql(
  `
    mutation SignIn($input: SignInInput!) {
      signIn(input: $input) {
        __typename
        ... on SignInPayload {
          accessToken
          accessTokenExpiresAt
          refreshToken
          refreshTokenExpiresAt
          viewer {
            grants {
              role
            }
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Where those work who come for one thing alone; all others are at home on the first page. */
function workPlaceOf(grants: readonly { readonly role: string }[]): string {
  if (grants.some(({ role }) => role === "PARTNER")) return "/counter";
  return grants.some(({ role }) => role === "INSURANCE_HANDLER") ? "/insurance/claims" : "/";
}

interface Refusal {
  readonly login: string;
  readonly problem: string;
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const { text } = languageIn(visit.locale);
  const form = await request.formData();
  const login = writtenIn(form)("login");
  const password = textIn(form, "password");
  const home = pathIn(visit.locale, "/");
  const returnTo = ownPath(form.get("returnTo"), home);
  const isWished = returnTo !== home;
  const refuse = (problem: string, status: number) => data<Refusal>({ login, problem }, status);
  if (!login || !password)
    return refuse(`${text.account.login}, ${text.account.password}: ${text.problem.required}`, 422);
  try {
    // In no one's name: an old session must not stand in the way of a new one.
    const anonymous = { ...visit, access: null };
    const { signIn } = (await ask(anonymous, SignIn, { input: { login, password, device: visit.device } }))
      .data;
    if (signIn.__typename === "SignInPayload") {
      visit.remember(signIn);
      return redirect(isWished ? returnTo : pathIn(visit.locale, workPlaceOf(signIn.viewer.grants)), 303);
    }
    return refuse(sentenceOf(signIn), 422);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return refuse(problemOf(error, visit), hasCode(error.faults, "TOO_MANY_REQUESTS") ? 429 : 503);
  }
}

export default function SignInPage({ actionData }: Route.ComponentProps) {
  const { text, path } = useLanguage();
  const { reader } = useFrame();
  const [wanted] = useSearchParams();
  const { search } = useLocation();
  const isBusy = useNavigation().formMethod === "POST";
  const problem = isBusy ? undefined : actionData?.problem;
  return (
    <div className="page narrow">
      <PageHead title={text.account.title} isPrivate />
      <h1 tabIndex={-1}>{text.account.title}</h1>
      {reader ? (
        <p className="lead">
          {text.account.already} <Link to={path("/")}>{text.error.toHome}</Link>
        </p>
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
            <input
              id="password"
              name="password"
              type="password"
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

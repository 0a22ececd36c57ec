import { Form, Link, redirect } from "react-router";
import type { Route } from "./+types/sign-out-page.js";
import { askForPart } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { useLanguage } from "../language/language.js";
import { pathIn } from "../language/locale.js";
import { PageHead } from "../layout/page-head.js";
import { visitOf } from "./visit.js";

const SignOut = graphql(`
  mutation SignOut($input: SignOutInput!) {
    signOut(input: $input) {
      __typename
    }
  }
`);

export async function action({ context }: Route.ActionArgs) {
  const visit = visitOf(context);
  if (visit.refreshToken) await askForPart(visit, SignOut, { input: { refreshToken: visit.refreshToken } });
  // Whatever became of it behind us, this browser is signed out.
  visit.forget();
  return redirect(pathIn(visit.locale, "/"), 303);
}

export default function SignOutPage() {
  const { text, path } = useLanguage();
  return (
    <div className="page narrow">
      <PageHead title={text.account.signOutTitle} isPrivate />
      <h1 tabIndex={-1}>{text.account.signOutTitle}</h1>
      <p className="lead">{text.account.signOutLead}</p>
      <Form method="post" className="row">
        <button className="button">{text.account.signOutSubmit}</button>
        <Link className="button quiet" to={path("/")}>
          {text.account.stay}
        </Link>
      </Form>
    </div>
  );
}

import { Link } from "react-router";
import type { Route } from "./+types/practice-bank-page.js";
import { cardSystem } from "../language/card-system.js";
import { useLanguage, useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { ownPath } from "../session/own-path.js";

/** Where the payment was begun. */
export function loader({ request }: Route.LoaderArgs) {
  const returnTo = ownPath(new URL(request.url).searchParams.get("returnTo"), "/cabinet/card-system");
  return { returnTo, paid: `${returnTo}${returnTo.includes("?") ? "&" : "?"}paid` };
}

/** Where payments go while the union has no bank: nothing moves, and one comes back as from a bank. */
export default function PracticeBank({ loaderData: { returnTo, paid } }: Route.ComponentProps) {
  const { path } = useLanguage();
  const { bank } = useWords(cardSystem);
  return (
    <div className="page narrow">
      <PageHead title={bank.title} isPrivate />
      <h1 tabIndex={-1}>{bank.title}</h1>
      <p className="lead">{bank.lead}</p>
      <p className="row">
        <Link className="button" to={path(paid)}>
          {bank.pay}
        </Link>
        <Link className="button quiet" to={path(returnTo)}>
          {bank.back}
        </Link>
      </p>
    </div>
  );
}

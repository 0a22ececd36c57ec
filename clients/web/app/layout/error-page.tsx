import { isRouteErrorResponse, Link, useLocation } from "react-router";
import { useLanguage } from "../language/language.js";
import type { Dictionary } from "../language/ru.js";
import { PageHead } from "./page-head.js";

/** What is said instead of a page. */
export function ErrorPage({ error }: { error: unknown }) {
  const { text, path } = useLanguage();
  const location = useLocation();
  const { title, lead, canReload } = explain(error, text);
  return (
    <div className="page narrow error-page">
      <PageHead title={title} />
      <WingBroken />
      <h1 tabIndex={-1}>{title}</h1>
      <p className="lead">{lead}</p>
      <p className="row">
        {canReload && (
          <a className="button" href={`${location.pathname}${location.search}`}>
            {text.error.again}
          </a>
        )}
        <Link className={canReload ? "button quiet" : "button"} to={path("/")}>
          {text.error.toHome}
        </Link>
        <Link className="button quiet" to={path("/search")}>
          {text.error.toSearch}
        </Link>
      </p>
    </div>
  );
}

function explain(error: unknown, { error: text }: Dictionary) {
  if (isRouteErrorResponse(error) && (error.status === 404 || error.status === 405)) {
    return { title: text.notFoundTitle, lead: text.notFound, canReload: false };
  }
  if (isRouteErrorResponse(error) && error.status === 503) {
    return { title: text.downTitle, lead: text.down, canReload: true };
  }
  if (error instanceof TypeError && typeof navigator !== "undefined" && !navigator.onLine) {
    return { title: text.offlineTitle, lead: text.offline, canReload: true };
  }
  return { title: text.brokenTitle, lead: text.broken, canReload: true };
}

function WingBroken() {
  return (
    <svg className="error-mark" viewBox="0 0 96 64" aria-hidden="true">
      <path d="M8 52c22 0 34-10 40-34 6 24 18 34 40 34" />
      <path d="M20 44c14-1 22-8 26-22M76 44c-14-1-22-8-26-22" />
    </svg>
  );
}

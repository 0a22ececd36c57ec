import { Form, Link, useLocation, useNavigation } from "react-router";
import { KEEPERS } from "../grant/keepers.js";
import { useLanguage } from "../language/language.js";
import { translatePath } from "../language/locale.js";
import { Bell } from "../notice/bell.js";
import { SearchBox } from "../search/search-box.js";

interface Reader {
  readonly displayName: string;
  readonly canSignInToCms: boolean;
  readonly unreadNoticeCount: number | null;
  readonly notices: { readonly nodes: readonly { readonly id: string }[] } | null;
  readonly grants: readonly {
    readonly role: string;
    readonly organisation: { readonly id: string } | null;
  }[];
}

interface SiteHeaderProps {
  readonly reader: Reader | null;
  readonly hasNewsroom: boolean;
}

export function SiteHeader({ reader, hasNewsroom }: SiteHeaderProps) {
  const { text, path, locale } = useLanguage();
  const { pathname, search } = useLocation();
  const navigation = useNavigation();
  const page = translatePath(pathname, "ru");
  const hasOwnSearch =
    ["/", "/search", "/knowledge"].includes(page) ||
    page.startsWith("/knowledge/rubrics/") ||
    page.endsWith("/newspaper");
  const returnTo = /^\/(sign-|register|password)/.test(page)
    ? ""
    : `?returnTo=${encodeURIComponent(pathname + search)}`;
  const kept = reader?.grants.find(({ role }) => KEEPERS.has(role))?.organisation;
  const home = reader?.grants.find(({ role }) => role === "MEMBER")?.organisation ?? kept;
  const heard = reader?.grants.find(({ role }) => role === "OPERATOR")?.organisation;
  return (
    <header className="site-header">
      <div className="loading-line" data-busy={navigation.state !== "idle" || undefined} />
      <div className="site-header-row">
        <Link className="brand" to={path("/")} aria-label={`${text.brand}: ${text.home}`}>
          <Wings />
          <span>{text.brand}</span>
        </Link>
        {!hasOwnSearch && <SearchBox isSmall />}
        <nav className="site-menu" aria-label={text.menu}>
          <Link className="roomy" to={path("/knowledge")}>
            {text.article.knowledge}
          </Link>
          {kept ? (
            <Link to={path(`/organisations/${kept.id}/applications`)}>{text.pages.applications}</Link>
          ) : (
            !reader && <Link to={path("/join")}>{text.pages.join}</Link>
          )}
          {home && <Link to={path(`/organisations/${home.id}/events`)}>{text.organisation.events}</Link>}
          {heard && <Link to={path(`/organisations/${heard.id}/appeals`)}>{text.organisation.appeals}</Link>}
          {reader?.grants.some(({ role }) => role === "INSURANCE_HANDLER") && (
            <Link to={path("/insurance/claims")}>{text.insurance.handlingTitle}</Link>
          )}
          {reader?.grants.some(({ role }) => role === "PARTNER") && (
            <Link to={path("/counter")}>{text.pages.counter}</Link>
          )}
          {reader?.canSignInToCms && hasNewsroom && (
            <form method="post" action={path("/newsroom")}>
              <button className="plain">{text.newsroom}</button>
            </form>
          )}
          <Link
            to={path(`/view?returnTo=${encodeURIComponent(pathname + search)}`)}
            title={text.pages.view}
            aria-label={text.pages.view}
          >
            <Eye />
          </Link>
          <a
            href={`${translatePath(pathname, locale === "ru" ? "en" : "ru")}${search}`}
            lang={locale === "ru" ? "en" : "ru"}
            hrefLang={locale === "ru" ? "en" : "ru"}
            title={text.language.switch}
          >
            {text.language.other}
          </a>
          {reader ? (
            <>
              <Bell unread={reader.unreadNoticeCount} last={reader.notices?.nodes[0]?.id ?? null} />
              <Link to={path("/cabinet")}>{text.pages.cabinet}</Link>
              <span className="reader" title={text.account.signedInAs(reader.displayName)}>
                {reader.displayName}
              </span>
              <Form method="post" action={path("/sign-out")}>
                <button className="plain">{text.account.signOut}</button>
              </Form>
            </>
          ) : (
            <Link className="button small" to={path(`/sign-in${returnTo}`)}>
              {text.account.signIn}
            </Link>
          )}
        </nav>
      </div>
    </header>
  );
}

function Eye() {
  return (
    <svg className="sign" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12z" />
      <circle cx="12" cy="12" r="3" />
    </svg>
  );
}

/** Two wings and a light above them. */
function Wings() {
  const wing = (
    <>
      <path opacity=".5" d="M22.5 42C9 38 2.5 27 2 11c8.5 6 16.5 17 20.5 31z" />
      <path opacity=".75" d="M22.5 42C13.5 34 9.5 25 9.5 13c6.5 6 11 16 13 29z" />
      <path d="M22.5 42c-4-8-5.5-16-5-25 4 6 5.5 14 5 25z" />
    </>
  );
  return (
    <svg className="wings" viewBox="0 0 48 48" aria-hidden="true">
      <ellipse className="wings-light" cx="24" cy="8.5" rx="7" ry="2.8" />
      {wing}
      <g transform="matrix(-1 0 0 1 48 0)">{wing}</g>
    </svg>
  );
}

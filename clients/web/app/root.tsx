import type { ReactNode } from "react";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunctionArgs,
  useLocation,
} from "react-router";
import type { Route } from "./+types/root.js";
import { keepPage } from "./connection/keep-page.js";
import { LostConnection } from "./connection/lost-connection.js";
import { useLanguage } from "./language/language.js";
import { translatePath } from "./language/locale.js";
import { ErrorPage } from "./layout/error-page.js";
import { FactorNotice } from "./layout/factor-notice.js";
import { readFrame } from "./layout/read-frame.server.js";
import { SiteFooter } from "./layout/site-footer.js";
import { SiteHeader } from "./layout/site-header.js";
import { useFrame } from "./layout/use-frame.js";
import { useFocusOnArrival } from "./layout/use-focus-on-arrival.js";
import { useForgetting } from "./offline/use-forgetting.js";
import { visitOf } from "./session/visit.js";
import { attributesOf } from "./view/view.js";
import "./style/base.css";
import "./style/frame.css";
import "./style/news.css";
import "./style/organisation.css";
import "./style/article.css";
import "./style/comment.css";
import "./style/form.css";
import "./style/view.css";
import "./style/print.css";

export const clientMiddleware: Route.ClientMiddlewareFunction[] = [keepPage];

export function loader({ context, request }: Route.LoaderArgs) {
  return readFrame(visitOf(context), request);
}

/** Who reads changes by signing in and out, and by what they prove of themselves; how it looks, by choosing; how much they have to read, on the page of it. */
export function shouldRevalidate({ formAction, currentUrl, nextUrl }: ShouldRevalidateFunctionArgs): boolean {
  return (
    /\/(sign-(in|out)|register|password|membership|security|second-factor|view)\b/.test(formAction ?? "") ||
    // Whoever is sent there is no longer who they were, wherever that was noticed.
    nextUrl.pathname.endsWith("/sign-in") ||
    /\/cabinet\/notices\b/.test(currentUrl.pathname)
  );
}

export function Layout({ children }: { children: ReactNode }) {
  const { locale, path } = useLanguage();
  const { view } = useFrame();
  return (
    <html lang={locale} {...attributesOf(view)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#0d4a55" />
        <link rel="manifest" href={path("/manifest.webmanifest")} />
        <link rel="apple-touch-icon" href="/icon-192.png" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function Site({ loaderData }: Route.ComponentProps) {
  const { text } = useLanguage();
  useFocusOnArrival();
  useForgetting(loaderData);
  return (
    <>
      <LanguageLinks origin={loaderData.origin} />
      <a className="skip" href="#content">
        {text.skip}
      </a>
      <SiteHeader reader={loaderData.reader} hasNewsroom={loaderData.cmsUrl !== null} />
      <main id="content" tabIndex={-1}>
        <FactorNotice factor={loaderData.reader?.secondFactor} />
        <Outlet />
      </main>
      <LostConnection />
      <SiteFooter />
    </>
  );
}

function LanguageLinks({ origin }: { origin: string }) {
  const { pathname } = useLocation();
  const address = (locale: "ru" | "en") => `${origin}${translatePath(pathname, locale)}`;
  return (
    <>
      <link rel="alternate" hrefLang="ru" href={address("ru")} />
      <link rel="alternate" hrefLang="en" href={address("en")} />
      <link rel="alternate" hrefLang="x-default" href={address("ru")} />
    </>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <main id="content" tabIndex={-1}>
      <ErrorPage error={error} />
    </main>
  );
}

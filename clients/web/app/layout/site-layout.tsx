import { Outlet } from "react-router";
import type { Route } from "./+types/site-layout.js";
import { ErrorPage } from "./error-page.js";

/** Holds the pages of one language; what stands around them is in root, and stays when a page fails. */
export default function SiteLayout() {
  return <Outlet />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} />;
}

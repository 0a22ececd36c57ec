import { redirect } from "react-router";
import { languageOf } from "../language/language.js";

/** For pages that are a member's own: whoever is not signed in signs in first, and comes back. */
export function signInFirst(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  return redirect(
    `${languageOf(pathname).path("/sign-in")}?returnTo=${encodeURIComponent(pathname + search)}`,
  );
}

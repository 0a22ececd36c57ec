import { redirect } from "react-router";
import type { Route } from "./+types/new-letter.js";

/** Every letter that is begun has an address of its own from its first word on. */
export function loader({ request }: Route.LoaderArgs) {
  const { pathname, search } = new URL(request.url);
  return redirect(`${pathname.replace(/new$/, `drafts/${crypto.randomUUID()}`)}${search}`);
}

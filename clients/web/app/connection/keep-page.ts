import {
  createPath,
  data,
  type DataStrategyResult,
  isRouteErrorResponse,
  redirect,
  type UNSAFE_DataRouterContext,
} from "react-router";
import type { ContextType } from "react";
import type { Route } from "../+types/root.js";
import { connection } from "./connection.js";

type Router = NonNullable<ContextType<typeof UNSAFE_DataRouterContext>>["router"];

let router: Router | null = null;

/** The one router of the browser: what stands on the page is asked of it. */
export function keepPageOf(own: Router): void {
  router = own;
}

/** A page and what was typed into it outlive a lost connection: where no answer came, what stands there is the answer. */
export const keepPage: Route.ClientMiddlewareFunction = async ({ request }, next) => {
  const results = await next();
  if (!router) return results;
  const { state } = router;
  const answers = Object.values(results);
  // Where nothing had to be asked, nobody has answered.
  if (answers.length === 0) return results;
  if (!answers.some(lacksAnswer)) {
    connection.isBack();
    return results;
  }
  const answer = request.method === "GET" ? showAsItWas : sendInVain;
  return Object.fromEntries(
    Object.entries(results).map(([route, result]) => [
      route,
      lacksAnswer(result) ? answer(state, new URL(request.url), route, result) : result,
    ]),
  );
};

/** Nobody answered, or a proxy did for whoever does not; whatever the site says itself stays said. */
function lacksAnswer({ type, result }: DataStrategyResult): boolean {
  if (type !== "error") return false;
  const fault: unknown = isWrapped(result) ? result.data : result;
  if (isRouteErrorResponse(fault)) return [502, 503, 504].includes(fault.status);
  return fault instanceof TypeError;
}

function isWrapped(result: unknown): result is ReturnType<typeof data> {
  return typeof result === "object" && result !== null && "data" in result && "init" in result;
}

function sendInVain(
  { navigation, location, actionData }: Router["state"],
  sentTo: URL,
  route: string,
): DataStrategyResult {
  connection.isLost();
  if (navigation.state !== "submitting") return answerOf(undefined);
  if (sentTo.pathname === location.pathname) return answerOf(actionData?.[route]);
  // A form of the frame leads elsewhere: back to where it was pressed.
  return { type: "error", result: redirect(createPath(location)) };
}

/** What is refused reads nothing anew. */
function answerOf(answer: unknown): DataStrategyResult {
  return { type: "data", result: data(answer, { status: 503 }) };
}

function showAsItWas(
  { navigation, location, loaderData }: Router["state"],
  asked: URL,
  route: string,
  result: DataStrategyResult,
): DataStrategyResult {
  const addressOf = (place: Parameters<typeof createPath>[0]) =>
    new URL(createPath({ ...place, hash: "" }), asked).href;
  const isWanted = navigation.location !== undefined && addressOf(navigation.location) === asked.href;
  const isShown = addressOf(location) === asked.href;
  // Somewhere in the background a part was asked for, and is not there yet.
  if (!isWanted && !isShown) return { type: "data", result: undefined };
  if (asked.pathname !== location.pathname || !(route in loaderData)) return result;
  if (isWanted && navigation.formMethod !== "POST") connection.isLost();
  return { type: "data", result: loaderData[route] };
}

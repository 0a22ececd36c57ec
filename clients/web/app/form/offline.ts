import { isRouteErrorResponse } from "react-router";
import { languageOf } from "../language/language.js";
import type { Dictionary } from "../language/ru.js";

/** Sends a form; a lost connection is an answer too: the page and what was written stay. */
export async function sendOrSay<Answer>(
  request: Request,
  send: () => Promise<Answer>,
  say: (text: Dictionary) => Answer,
): Promise<Answer> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof Response || isRouteErrorResponse(error)) throw error;
    return say(languageOf(new URL(request.url).pathname).text);
  }
}

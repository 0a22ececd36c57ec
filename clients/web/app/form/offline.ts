import { isRouteErrorResponse } from "react-router";
import { type Language, languageOf } from "../language/language.js";

/** Sends a form; a lost connection is an answer too: the page and what was written stay. */
export async function sendOrSay<Answer>(
  request: Request,
  send: () => Promise<Answer>,
  say: (language: Language) => Answer,
): Promise<Answer> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof Response || isRouteErrorResponse(error)) throw error;
    return say(languageOf(new URL(request.url).pathname));
  }
}

import { data } from "react-router";
import { type Answer, ask, NoAnswer } from "../gateway/ask.server.js";
import { hasCode } from "../gateway/fault.js";
import type { Document } from "../gateway/graphql.js";
import { signInFirst } from "./own-page.server.js";
import type { Visit } from "./visit.js";

/** For pages of those who handle claims or appeals: whoever may not see them finds no page there. */
export async function askHandler<Result, Variables>(
  visit: Visit,
  request: Request,
  document: Document<Result, Variables>,
  variables: Variables,
): Promise<Answer<Result>> {
  if (!visit.access) throw signInFirst(request);
  try {
    return await ask(visit, document, variables);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    if (hasCode(error.faults, "UNAUTHENTICATED")) throw signInFirst(request);
    throw data(
      null,
      hasCode(error.faults, "FORBIDDEN") || hasCode(error.faults, "BAD_USER_INPUT") ? 404 : 503,
    );
  }
}

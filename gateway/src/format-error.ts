import type { GraphQLFormattedError } from "graphql";
import { withoutSuggestion } from "./engine/tellable.js";

/** Some messages quote what was sent. */
const LONGEST_MESSAGE = 300;

/** The last look at an error on its way out: one code for our own trouble, and no hints of names. */
export function formatError(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const code = formatted.extensions?.["code"];
  if (code === "INTERNAL_SERVER_ERROR" || code === undefined) {
    return { ...formatted, message: "Something went wrong.", extensions: { code: "INTERNAL" } };
  }
  return { ...formatted, message: withoutSuggestion(formatted.message).slice(0, LONGEST_MESSAGE) };
}

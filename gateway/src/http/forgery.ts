import type { IncomingHttpHeaders } from "node:http";
import { refusal } from "../limits/refusal.js";

/** Headers that a page cannot send to another site before that site was asked in a preflight. */
const PROOFS = ["apollo-require-preflight", "graphql-require-preflight", "x-apollo-operation-name"];
const OF_FORMS = /^\s*(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i;

/** Refuses a GET that any page could send with its reader's cookies; a POST proves itself by its content type. */
export function refuseForgery(headers: IncomingHttpHeaders): void {
  const type = headers["content-type"];
  if (type !== undefined && !OF_FORMS.test(type)) return;
  if (PROOFS.some((name) => headers[name])) return;
  throw refusal(
    `A GET needs a header that a page cannot forge: ${PROOFS.join(", ")}, or content-type: application/json.`,
    "BAD_REQUEST",
  );
}

import type { IncomingMessage } from "node:http";
import { refusal } from "../limits/refusal.js";
import { likedType } from "./negotiate.js";

const JSON_TYPE = "application/json; charset=utf-8";
const RESPONSE_TYPE = "application/graphql-response+json; charset=utf-8";

export interface MediaType {
  readonly name: string;
  /**
   * Asked for by name, plain JSON is for clients that trust a body only with a status of 200, and so hear of a faulty
   * operation with it.
   */
  readonly isPlain: boolean;
}

const RESPONSE: MediaType = { name: RESPONSE_TYPE, isPlain: false };
const PLAIN: MediaType = { name: JSON_TYPE, isPlain: true };
/** For who takes anything. */
const USUAL: MediaType = { name: JSON_TYPE, isPlain: false };

/** The media type a client likes best of those there are. */
export function mediaTypeFor(request: IncomingMessage): MediaType {
  const accept = request.headers.accept;
  if (accept === undefined || accept === "*/*") return USUAL;
  const liked = likedType(request, [JSON_TYPE, RESPONSE_TYPE]);
  if (liked === RESPONSE_TYPE) return RESPONSE;
  if (liked === JSON_TYPE) return /\bapplication\/json\b/i.test(accept) ? PLAIN : USUAL;
  throw refusal("Answers are application/graphql-response+json or application/json.", "NOT_ACCEPTABLE", 406);
}

/** The same for an answer that must be given, whatever the client likes. */
export function anyMediaTypeFor(request: IncomingMessage): MediaType {
  try {
    return mediaTypeFor(request);
  } catch {
    return USUAL;
  }
}

/** Whether a body is JSON in UTF-8, which is assumed where nothing is said. */
export function isJson(contentType: string | undefined): boolean {
  if (contentType === "application/json") return true;
  const [essence, ...parameters] = (contentType ?? "")
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
  if (essence !== "application/json" && essence !== "application/graphql-response+json") return false;
  const charset = parameters.find((parameter) => parameter.startsWith("charset="));
  return charset === undefined || /^charset="?utf-?8"?$/.test(charset);
}

import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { readBody } from "../limits/read-body.js";
import { LIMITS } from "../limits/limits.js";
import { refusal } from "../limits/refusal.js";
import type { Parameters } from "../operation/parameters.js";
import { refuseForgery } from "./forgery.js";
import { isJson } from "./media-type.js";

const METHODS = "GET, HEAD, POST, OPTIONS";
const TEXTS = ["query", "documentId", "operationName"] as const;
const MAPS = ["variables", "extensions"] as const;

/** What is asked, by GET or POST, as the specification of GraphQL over HTTP has it. */
export async function readParameters(
  request: IncomingMessage,
  patienceMs: number,
  admitGet: (headers: IncomingHttpHeaders) => void = refuseForgery,
): Promise<Parameters> {
  switch (request.method) {
    case "POST":
      if (!isJson(request.headers["content-type"])) {
        throw refusal("A body is application/json in UTF-8.", "UNSUPPORTED_MEDIA_TYPE", 415, {
          headers: { accept: "application/json" },
        });
      }
      return check(await readBody(request, patienceMs));
    case "GET":
    case "HEAD":
      admitGet(request.headers);
      return check(readSearch(request.url ?? ""));
    default:
      throw refusal("Ask by GET or POST.", "METHOD_NOT_ALLOWED", 405, { headers: { allow: METHODS } });
  }
}

/** In an address an empty text is the same as none. */
function readSearch(url: string): Record<string, unknown> {
  if (url.length > LIMITS.urlBytes) {
    throw refusal(`An address may have ${LIMITS.urlBytes} bytes; ask by POST.`, "URI_TOO_LONG", 414);
  }
  const at = url.indexOf("?");
  const search = new URLSearchParams(at === -1 ? "" : url.slice(at));
  const found: Record<string, unknown> = {};
  for (const name of [...TEXTS, ...MAPS]) {
    const given = search.getAll(name);
    if (given.length > 1) throw malformed(`\`${name}\` is given more than once`);
    if (given[0]) found[name] = given[0];
  }
  for (const name of MAPS) {
    try {
      if (found[name] !== undefined) found[name] = JSON.parse(found[name] as string);
    } catch {
      throw malformed(`\`${name}\` is not JSON`);
    }
  }
  return found;
}

function check(given: unknown): Parameters {
  if (!isMap(given)) throw malformed("it is not one map of parameters");
  for (const name of TEXTS) {
    const value = given[name];
    if (value !== undefined && value !== null && typeof value !== "string") {
      throw malformed(`\`${name}\` is not a text`);
    }
  }
  for (const name of MAPS) {
    const value = given[name];
    if (value !== undefined && value !== null && !isMap(value)) throw malformed(`\`${name}\` is not a map`);
  }
  return given;
}

/** A JSON object, and none that means to pass for the parent of all objects. */
function isMap(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return !Object.hasOwn(value, "__proto__") && !Object.hasOwn(value, "constructor");
}

function malformed(what: string) {
  return refusal(`This is no request for GraphQL: ${what}.`, "BAD_REQUEST");
}

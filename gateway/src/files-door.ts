import type { RequestHandler } from "express";
import { pipeline } from "node:stream/promises";
import { request as ask } from "undici";
import type { Reception } from "./identity/reception.js";
import { type Budget, payerOf } from "./limits/budget.js";
import { letIn } from "./limits/let-in.js";
import { refusal } from "./limits/refusal.js";

interface FilesDoorOptions {
  readonly reception: Reception;
  readonly budget: Budget;
  /** The GraphQL address of a service; undefined when there is none of that name. */
  readonly urlOf: (service: string) => string | undefined;
}

const METHODS = ["GET", "HEAD", "POST"] as const;
const PASSED_ON = ["content-type", "content-length"] as const;
const PASSED_BACK = [
  "content-type",
  "content-length",
  "content-disposition",
  "content-security-policy",
  "cache-control",
] as const;
const SILENCE_MS = 30_000;

/**
 * Files on their way to and from the service that keeps them: `POST /files/<service>?name=…` and the links that services
 * give out. Nothing is held here; the service says what it accepts.
 */
export function filesDoor({ reception, budget, urlOf }: FilesDoorOptions): RequestHandler {
  return async (request, response) => {
    const [service = "", ...rest] = request.path.split("/").filter(Boolean);
    const url = urlOf(service);
    if (!url || rest.length > 1) throw refusal("No such path.", "NOT_FOUND", 404);
    const method = METHODS.find((one) => one === request.method);
    if (!method) {
      throw refusal("Files are sent by POST and read by GET.", "METHOD_NOT_ALLOWED", 405, {
        headers: { allow: METHODS.join(", ") },
      });
    }
    const asker = await letIn(request, reception, budget);
    budget.spend(payerOf(asker));
    const target = new URL(url);
    target.pathname = [target.pathname.replace(/graphql$/, "files"), ...rest].join("/");
    target.search = new URL(request.url, "http://gateway").search;
    const answer = await ask(target, {
      method,
      headers: {
        authorization: asker.authorization,
        ...Object.fromEntries(PASSED_ON.map((name) => [name, request.headers[name]])),
      },
      body: method === "POST" ? request : null,
      headersTimeout: SILENCE_MS,
      bodyTimeout: SILENCE_MS,
    }).catch(() => {
      throw refusal("The file cannot be passed on now.", "SUBGRAPH_UNAVAILABLE", 503);
    });
    response.status(answer.statusCode);
    for (const name of PASSED_BACK) {
      const value = answer.headers[name];
      if (value !== undefined) response.set(name, String(value));
    }
    // What is left of a file that was refused is not read.
    if (answer.statusCode >= 400) response.set("connection", "close");
    await pipeline(answer.body, response);
  };
}

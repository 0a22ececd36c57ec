import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

const GOOD_ID = /^[\w.:-]{8,128}$/;

/** A name for each request, the client's own where it has a fit one, by which logs and people find it again. */
export function nameRequest(request: IncomingMessage, response: ServerResponse): void {
  const given = request.headers["x-request-id"];
  const id = typeof given === "string" && GOOD_ID.test(given) ? given : randomUUID();
  request.headers["x-request-id"] = id;
  response.setHeader("x-request-id", id);
}

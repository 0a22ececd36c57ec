import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { LIMITS } from "../limits/limits.js";
import { refusal } from "../limits/refusal.js";

/** Refuses a request for its wrapping, before anyone reads what is in it. */
export function refuseExcess(): (request: IncomingMessage, response: ServerResponse) => void {
  const waiting = new WeakMap<Socket, number>();
  return ({ socket, rawHeaders, headers, httpVersion }, response) => {
    if (httpVersion !== "1.0" && headers.host === undefined)
      throw refusal("A request says which host it is for.", "BAD_REQUEST");
    if (rawHeaders.length / 2 > LIMITS.headers) throw tooMany(`${LIMITS.headers} headers`);
    if ((headers.cookie?.split(";").length ?? 0) > LIMITS.cookies) throw tooMany(`${LIMITS.cookies} cookies`);
    const count = (waiting.get(socket) ?? 0) + 1;
    waiting.set(socket, count);
    response.once("close", () => waiting.set(socket, (waiting.get(socket) ?? 1) - 1));
    if (count > LIMITS.pipelined) {
      throw refusal(
        `A connection may have ${LIMITS.pipelined} requests at a time.`,
        "TOO_MANY_REQUESTS",
        429,
        {
          headers: { "retry-after": "1" },
          facts: { retryAfterSeconds: 1 },
        },
      );
    }
  };
}

function tooMany(rule: string) {
  return refusal(`A request may have ${rule}.`, "REQUEST_HEADER_FIELDS_TOO_LARGE", 431);
}

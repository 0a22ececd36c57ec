import { type Outcome, refused } from "./sender.js";

/** Nothing had been said yet. */
const UNREACHED = new Set([
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** How a try ended that `fetch` threw on: where nobody was reached nothing was taken, else nobody knows. */
export function lostOrUnreached(error: unknown): Outcome {
  const reason = reasonOf(error as Error);
  return UNREACHED.has(reason) ? refused(reason, { isFinal: false }) : { kind: "UNCERTAIN", reason };
}

/** What the error says in words names the address, in which there may be a key. */
export function reasonOf({ name, cause }: Error): string {
  return (cause as { code?: string } | undefined)?.code ?? name;
}

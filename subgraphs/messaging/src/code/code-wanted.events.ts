import { event } from "@angel/kit/events";

/** Identity wants a code sent: `published.wanted_code` lends what is to be said, sealed under the platform's key `codes wanted` and the challenge's id. */
export const codeWanted = event<{ challengeId: string }>("codeWanted");

/** It is on its way, and identity need not keep it any more. */
export const codeTaken = event<{ challengeId: string }>("codeTaken");

/** A code waits to be sent, for who sends. */
export const codeQueued = event<Record<string, never>>("codeQueued");

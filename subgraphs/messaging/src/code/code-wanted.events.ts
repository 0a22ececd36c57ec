import { event } from "@angel/kit/events";

/** Identity wants a code sent, or the proof of a Jabber address does, or an answer in a messenger; what is to be said lies sealed under the platform's key `codes wanted` and the challenge's id. */
export const codeWanted = event<{ challengeId: string; sealed: string }>("codeWanted");

/** A code waits to be sent, for who sends. */
export const codeQueued = event<Record<string, never>>("codeQueued");

import type { Hearing } from "@angel/kit/events";
import { codeQueued } from "./code-wanted.events.js";

/** What is said to an address at once, sealed until it is sent, and good until then. */
interface SealedCode {
  readonly id: string;
  readonly sealed: string;
  readonly expiresAt: Date | string;
}

/** Lays a code on its way, as it came: sealed. */
export async function layCode({ id, sealed, expiresAt }: SealedCode, { em, tell }: Hearing): Promise<void> {
  await em.execute("select lay_code(?::uuid, ?, ?::timestamptz)", [id, sealed, expiresAt]);
  tell(codeQueued, {});
}

import { type Asker, NoAnswer } from "../gateway/ask.server.js";
import { hasCode } from "../gateway/fault.js";
import { languageIn } from "../language/language.js";

interface Refused {
  readonly message: string;
  readonly fields?: readonly { readonly message: string }[];
}

/** A refusal in one sentence: what is wrong with the fields, else the problem itself. */
export function sentenceOf({ message, fields = [] }: Refused): string {
  return fields.map((field) => field.message).join(" ") || message;
}

/** Why a deed came to nothing though nobody refused it; what nobody meant is thrown on. */
export function problemOf(error: unknown, { locale }: Pick<Asker, "locale">): string {
  if (!(error instanceof NoAnswer)) throw error;
  const { problem } = languageIn(locale).text;
  if (hasCode(error.faults, "UNAUTHENTICATED")) return problem.signedOut;
  if (hasCode(error.faults, "FORBIDDEN")) return problem.forbidden;
  const busy = error.faults.find(({ code }) => code === "TOO_MANY_REQUESTS");
  if (busy) return problem.tooMany(busy.retryAfterSeconds ?? 60);
  return problem.failed;
}

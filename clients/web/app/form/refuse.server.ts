import { type Asker, NoAnswer } from "../gateway/ask.server.js";
import { hasCode } from "../gateway/fault.js";
import { languageIn } from "../language/language.js";
import { problemOf } from "./problem.server.js";
import type { Refusal } from "./refusal.js";
import { valuesOf } from "./written.js";

/** What is never written back into a page. */
const SECRETS = new Set(["password", "currentPassword", "newPassword", "code"]);

interface Answer {
  readonly message: string;
  readonly fields?: readonly { readonly path: string; readonly message: string }[];
}

/** Refuses a form with every word of it but its secrets; `answer` is what the API said. */
export function refuse(form: FormData, answer: Answer, { locale }: Pick<Asker, "locale">): Refusal {
  const { text } = languageIn(locale);
  const faults = Object.fromEntries(answer.fields?.map(({ path, message }) => [path, message]) ?? []);
  const problem = answer.fields ? text.problem.check : answer.message;
  const values = Object.entries(valuesOf(form)).filter(([name]) => !SECRETS.has(name));
  return { values: Object.fromEntries(values), faults, problem };
}

/** The same where no answer came: too many tries, a day that is none, a server that is down. */
export function refuseFor(form: FormData, error: unknown, asker: Pick<Asker, "locale">): Refusal {
  const { text } = languageIn(asker.locale);
  if (error instanceof NoAnswer && hasCode(error.faults, "BAD_USER_INPUT") && form.has("bornOn")) {
    const message = form.get("bornOn") ? text.problem.noDay : text.problem.required;
    return refuse(form, { message, fields: [{ path: "bornOn", message }] }, asker);
  }
  return refuse(form, { message: problemOf(error, asker) }, asker);
}

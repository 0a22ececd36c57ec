import { writtenIn } from "../form/written.js";
import type { Challenge } from "./code-step.js";

/** The code that a form of the second half answers, or the one just sent for a form of the first. */
export function challengeOf(
  form: FormData,
  sent?: { readonly id: string; readonly sentTo: string },
): Challenge {
  const written = writtenIn(form);
  const { id, sentTo } = sent ?? { id: written("challengeId"), sentTo: written("sentTo") };
  return { id, sentTo, contact: written("contact"), displayName: written("displayName") };
}

/** The digits, however they were set apart. */
export function codeIn(form: FormData): string {
  return writtenIn(form)("code").replaceAll(/\s/g, "");
}

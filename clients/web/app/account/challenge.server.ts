import { writtenIn } from "../form/written.js";
import type { Challenge, CodeStep } from "./code-step.js";

/** The code that a form of the second half answers, or the one just sent for a form of the first. */
export function challengeOf(
  form: FormData,
  sent?: { readonly id: string; readonly sentTo: string },
): Challenge {
  const written = writtenIn(form);
  const { id, sentTo } = sent ?? { id: written("challengeId"), sentTo: written("sentTo") };
  return { id, sentTo, contact: written("contact"), displayName: written("displayName") };
}

/** Where a form of the first half leaves whoever it is refused to: with the code that was sent before, if there was one. */
export function sentBefore(form: FormData): Pick<CodeStep, "challenge" | "isAgain"> {
  const isAgain = form.has("challengeId");
  return { challenge: isAgain ? challengeOf(form) : null, isAgain };
}

/** The digits, however they were set apart. */
export function codeIn(form: FormData): string {
  return writtenIn(form)("code").replaceAll(/\s/g, "");
}

import type { InvalidField } from "@angel/kit/problem";
import { faultOfText, tidy } from "@angel/kit/text";

const LONGEST = 300;

/** Why somebody gives, lends or takes a role, as it is kept; null where nothing was written. */
export function reasonIn(written: string | null | undefined): string | null {
  return tidy(written ?? "") || null;
}

export function faultsOfReason(reason: string | null): InvalidField[] {
  const fault = reason === null ? null : faultOfText("reason", reason, LONGEST);
  return fault ? [fault] : [];
}

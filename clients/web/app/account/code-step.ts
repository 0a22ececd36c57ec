import type { Refusal } from "../form/refusal.js";

/** A code on its way, and what it was asked by: another may be asked for. */
export interface Challenge {
  readonly id: string;
  readonly sentTo: string;
  readonly contact: string;
  readonly displayName: string;
}

/** Where a form stands whose second half asks for a code: `challenge` is null while none was sent. */
export interface CodeStep {
  readonly challenge: Challenge | null;
  readonly refusal: Refusal | null;
  /** Whether another code was asked for: the refusal is of that, and the one that was sent may still be good. */
  readonly isAgain?: boolean;
}

import type { Refusal } from "../form/refusal.js";

/** What an app for codes is to keep. */
export interface FactorKey {
  readonly uri: string;
  readonly secret: string;
}

/** What a deed about one's own second factor came to: refused where there is a refusal. */
export interface FactorStep {
  readonly deed: "setUp" | "confirm" | "renew" | "remove";
  readonly key?: FactorKey;
  /** Shown in this answer alone. */
  readonly recoveryCodes?: readonly string[];
  readonly refusal?: Refusal;
}

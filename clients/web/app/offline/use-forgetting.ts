import { useEffect } from "react";
import { forgetAllBut } from "./store.js";

interface Frame {
  readonly reader: { readonly id: string } | null;
  readonly isGuest: boolean;
}

/** What this device kept of an account goes when its reader has signed out, or another has come. */
export function useForgetting({ reader, isGuest }: Frame): void {
  const owner = reader?.id ?? null;
  useEffect(() => {
    // Where the server could not say who reads, nothing is known and nothing goes.
    if (owner !== null || isGuest) forgetAllBut(owner).catch(() => {});
  }, [owner, isGuest]);
}

interface Act {
  readonly kind: string;
  readonly recordedAt: string;
  readonly other: { readonly id: string } | null;
}

const UNDONE_WITHIN_MS = 86_400_000;
const KINDS: ReadonlySet<string> = new Set(["MOVED", "MERGED", "SPLIT", "CLOSED"]);

/**
 * Of which organisation the last deed may be undone, as far as its history tells: the API alone knows whether it still
 * can. A merger is undone of the one that was taken in.
 */
export function undoableOf(
  { id, closedOn }: { readonly id: string; readonly closedOn: string | null },
  last: Act | undefined,
): string | null {
  if (!last || !KINDS.has(last.kind)) return null;
  if (Date.now() - Date.parse(last.recordedAt) > UNDONE_WITHIN_MS) return null;
  return last.kind === "MERGED" && closedOn === null ? (last.other?.id ?? null) : id;
}

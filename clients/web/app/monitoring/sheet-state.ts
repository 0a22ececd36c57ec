export type SheetState = "WAITING" | "OVERDUE" | "SUBMITTED" | "LATE" | "MISSED";

interface Asking {
  readonly dueOn: string;
  readonly closedAt: string | null;
}

/** How far an organisation has come with what it is asked, on this day. */
export function stateOf(
  { dueOn, closedAt }: Asking,
  submission: { readonly isLate: boolean } | null,
  today: string,
): SheetState {
  if (submission) return submission.isLate ? "LATE" : "SUBMITTED";
  if (closedAt) return "MISSED";
  return dueOn < today ? "OVERDUE" : "WAITING";
}

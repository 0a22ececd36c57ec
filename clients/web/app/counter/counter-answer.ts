/** What came of a form at the counter. */
export interface CounterAnswer {
  readonly check?: { readonly id: string; readonly isValid: boolean; readonly initials: string | null };
  readonly isRecorded?: boolean;
  readonly problem?: string;
}

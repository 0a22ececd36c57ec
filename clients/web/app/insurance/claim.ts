/** What was written, by the names of the fields, and what insurance said of it. */
export interface ClaimRefusal {
  readonly values: Readonly<Record<string, string>>;
  readonly faults: Readonly<Record<string, string>>;
  readonly problem: string;
}

export const DOCUMENT_KINDS = ["MEDICAL_REPORT", "XRAY", "SICK_LEAVE", "PHOTO", "OTHER"] as const;

/** What a file field lets choose. */
export const ACCEPTS = "image/jpeg,image/png,image/webp,application/pdf";

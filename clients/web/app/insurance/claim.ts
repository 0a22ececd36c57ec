export const DOCUMENT_KINDS = ["MEDICAL_REPORT", "XRAY", "SICK_LEAVE", "PHOTO", "OTHER"] as const;

/** What a file field lets choose. */
export const ACCEPTS = "image/jpeg,image/png,image/webp,application/pdf";

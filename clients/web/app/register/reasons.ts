export const REASONS = ["OWN_WISH", "DISMISSED", "GRADUATED", "EXCLUDED", "DIED", "OTHER"] as const;

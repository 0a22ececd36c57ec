/** Why powers are ended by hand; after an election and when an organisation closes they end by themselves. */
export const END_REASONS = ["RESIGNED", "REMOVED", "EXPIRED", "LEFT_UNION", "DIED"] as const;

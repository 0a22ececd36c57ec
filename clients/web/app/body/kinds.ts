export const BODY_KINDS = ["COMMITTEE", "PRESIDIUM", "AUDIT_COMMISSION"] as const;

/** Who somebody is in a body, the head first; whoever is marked is an ordinary member until it is said otherwise. */
export const SEAT_ROLES = ["ORDINARY", "HEAD", "DEPUTY", "SECRETARY"] as const;

export const AUDIENCES = ["MEMBERS", "KEEPERS"] as const;
export type Audience = (typeof AUDIENCES)[number];

/** For whom articles are sought; all when the address says nothing. */
export function audienceIn(wanted: URLSearchParams): Audience | null {
  return AUDIENCES.find((one) => one.toLowerCase() === wanted.get("for")) ?? null;
}

/** From the top of the tree down. */
export const LEVELS = ["NATIONAL", "REGIONAL", "OKRUG", "INDUSTRY", "TERRITORIAL", "PRIMARY"] as const;

export type Level = (typeof LEVELS)[number];

/** Of what of a group one may be told, the quietest choice that still answers first. */
export const GROUP_NEWS = ["OWN", "EVERY_POST", "NOTHING"] as const;

export type GroupNews = (typeof GROUP_NEWS)[number];

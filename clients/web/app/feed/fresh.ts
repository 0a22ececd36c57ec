/** An item in a feed: it stands by the day of its publication, and came in the order of its id. */
export interface Place {
  readonly id: string;
  readonly publishedAt: string;
}

/** The shown item that came into the feed last, which is not always the one on top. */
export function lastToCome(shown: readonly Place[]): string | null {
  return shown.reduce<string | null>((last, { id }) => (last === null || id > last ? id : last), null);
}

/** What has arrived and would stand among the shown. What was published long ago and came late stands further down. */
export function freshAmong(arrived: readonly Place[], shown: readonly Place[], hasOlder: boolean): Place[] {
  const oldest = hasOlder ? Date.parse(shown.at(-1)?.publishedAt ?? "") : Number.NEGATIVE_INFINITY;
  const known = new Set(shown.map(({ id }) => id));
  return arrived.filter(({ id, publishedAt }) => !known.has(id) && Date.parse(publishedAt) >= oldest);
}

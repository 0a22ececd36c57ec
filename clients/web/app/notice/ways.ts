export const MESSENGERS = ["VK", "TELEGRAM"] as const;
export type Messenger = (typeof MESSENGERS)[number];
const CHANNELS = ["EMAIL", "SMS", "JABBER", "PUSH", ...MESSENGERS] as const;
export type Channel = (typeof CHANNELS)[number];
/** The channels of a subject in the order they are tried. */
export type Way = readonly Channel[];

/** How a form names what is chosen. */
export function wayOf(channels: Way): string {
  return channels.join(" ") || "none";
}

/** What a form chose; null where it says nothing of the kind. */
export function wayIn(written: unknown): Way | null {
  if (written === "none") return [];
  const named = typeof written === "string" ? written.split(" ") : [];
  const channels = CHANNELS.filter((channel) => named.includes(channel));
  const isWay = named.length > 0 && channels.length === named.length;
  return isWay ? channels.toSorted((one, other) => named.indexOf(one) - named.indexOf(other)) : null;
}

/** What there is to choose from: nothing, each channel alone, and each with another to fall back on. */
export function waysBy(channels: Way): Way[] {
  return [
    [],
    ...channels.map((channel) => [channel]),
    ...channels.flatMap((first) =>
      channels.filter((second) => second !== first).map((second) => [first, second]),
    ),
  ];
}

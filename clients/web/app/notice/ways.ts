type Channel = "EMAIL" | "SMS";

/** The channels of a subject in the order they are tried, each as a form names it. */
const WAYS: Readonly<Record<"none" | "EMAIL" | "SMS" | "EMAIL SMS" | "SMS EMAIL", readonly Channel[]>> = {
  none: [],
  EMAIL: ["EMAIL"],
  SMS: ["SMS"],
  "EMAIL SMS": ["EMAIL", "SMS"],
  "SMS EMAIL": ["SMS", "EMAIL"],
};

/** How a form names what is chosen. */
export function wayOf(channels: readonly Channel[]): string {
  return channels.join(" ") || "none";
}

/** What a form chose; null where it says nothing of the kind. */
export function wayIn(written: unknown): readonly Channel[] | null {
  const way = Object.entries(WAYS).find(([name]) => name === written);
  return way?.[1] ?? null;
}

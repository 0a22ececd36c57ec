/** What a clock shows at a place, as a form writes it: `2026-12-01T18:00`. */
export function clockAt(moment: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  return format.format(new Date(moment)).replace(" ", "T");
}

/** The moment when a clock at a place shows that; null when it is no time at all. */
export function momentAt(clock: string, timeZone: string): string | null {
  const asUtc = Date.parse(`${clock}Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(clock) || Number.isNaN(asUtc)) return null;
  // A second look: across a change of clocks the first one is off by it.
  const near = asUtc - offsetAt(asUtc, timeZone);
  return new Date(asUtc - offsetAt(near, timeZone)).toISOString();
}

function offsetAt(moment: number, timeZone: string): number {
  return (
    Date.parse(`${clockAt(new Date(moment).toISOString(), timeZone)}Z`) - Math.floor(moment / 60_000) * 60_000
  );
}

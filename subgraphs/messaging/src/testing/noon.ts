/** A place where clocks show the hour now, whenever the test runs. */
export function placeWhereItIs(hour: number): string {
  const now = new Date();
  const found = Intl.supportedValuesOf("timeZone").find((timeZone) => {
    const clock = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", hourCycle: "h23" });
    return Number(clock.format(now)) === hour;
  });
  if (found === undefined) throw new Error(`It is ${hour} o'clock nowhere.`);
  return found;
}

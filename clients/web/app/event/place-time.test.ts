import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { clockAt, momentAt } from "./place-time.js";

describe("the time at a place", () => {
  it("is what its clocks show", () => {
    expect(momentAt("2026-12-01T18:00", "Europe/Moscow")).toBe("2026-12-01T15:00:00.000Z");
    expect(momentAt("2026-12-01T18:00", "Asia/Vladivostok")).toBe("2026-12-01T08:00:00.000Z");
    expect(momentAt("2026-07-01T18:00", "Europe/Berlin")).toBe("2026-07-01T16:00:00.000Z");
    expect(clockAt("2026-12-01T08:00:00.000Z", "Asia/Kamchatka")).toBe("2026-12-01T20:00");
  });

  it("comes back from a form as it was put there", () => {
    const zones = fc.constantFrom("Europe/Kaliningrad", "Europe/Moscow", "Asia/Kamchatka", "Europe/Berlin");
    const hours = fc.integer({ min: 438_000, max: 700_000 });
    fc.assert(
      fc.property(hours, zones, (hour, zone) => {
        const clock = clockAt(new Date(hour * 3_600_000).toISOString(), zone);
        expect(clockAt(momentAt(clock, zone) ?? "", zone)).toBe(clock);
      }),
    );
  });

  it("is none where nothing was written that a clock shows", () => {
    for (const clock of ["", "завтра", "2026-13-01T18:00", "2026-12-01"])
      expect(momentAt(clock, "Europe/Moscow")).toBeNull();
  });
});

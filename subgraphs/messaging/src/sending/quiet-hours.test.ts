import { describe, expect, it } from "@jest/globals";
import { nextWaking } from "./quiet-hours.js";

describe("quiet hours", () => {
  it.each([
    ["2026-11-21T09:00:00Z", "Europe/Moscow", "2026-11-21T09:00:00.000Z"],
    ["2026-11-21T18:59:59Z", "Europe/Moscow", "2026-11-21T18:59:59.000Z"],
    ["2026-11-21T19:00:00Z", "Europe/Moscow", "2026-11-22T05:00:00.000Z"],
    ["2026-11-21T22:30:15Z", null, "2026-11-22T05:00:00.000Z"],
    ["2026-11-22T04:59:00Z", "Europe/Moscow", "2026-11-22T05:00:00.000Z"],
    ["2026-11-22T05:00:00Z", "Europe/Moscow", "2026-11-22T05:00:00.000Z"],
    ["2026-11-21T09:00:00Z", "Asia/Kamchatka", "2026-11-21T09:00:00.000Z"],
    ["2026-11-21T10:00:00Z", "Asia/Kamchatka", "2026-11-21T20:00:00.000Z"],
    ["2026-11-21T18:00:00Z", "Asia/Kolkata", "2026-11-22T02:30:00.000Z"],
  ])("at %s in %s end at %s", (now, timeZone, waking) => {
    expect(nextWaking(new Date(now), timeZone).toISOString()).toBe(waking);
  });
});

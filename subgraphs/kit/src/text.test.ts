import "reflect-metadata";
import { describe, expect, it } from "@jest/globals";
import { dateOf, momentKey, readMomentKey } from "./moment.js";
import { listOf } from "./published.js";
import { faultOfText, isStorable, isUuid, tidy } from "./text.js";

describe("what comes from outside", () => {
  it("is no id unless it is a UUID", () => {
    expect(
      ["0198c000-0000-7000-8000-000000000001", "0198C000-0000-7000-8000-00000000000F"].every(isUuid),
    ).toBe(true);
    expect(["", "1", "0198c000", "0198c000-0000-7000-8000-00000000000\0", "'; --"].some(isUuid)).toBe(false);
  });

  it("is not kept with NUL or half a character", () => {
    expect(isStorable("Привет 👋")).toBe(true);
    expect(isStorable("a\0b")).toBe(false);
    expect(isStorable("a\ud83d")).toBe(false);
  });

  it("is kept tidy and within its length, counted in characters", () => {
    expect(tidy(" a\r\nb\rc ")).toBe("a\nb\nc");
    expect(faultOfText("text", "👋👋", 2)).toBeNull();
    expect(faultOfText("text", "", 2)).toMatchObject({ path: "text" });
    expect(faultOfText("text", "abc", 2)).toMatchObject({ path: "text" });
    expect(faultOfText("text", "\0", 2)).toMatchObject({ path: "text" });
  });
});

describe("a moment", () => {
  it("keeps its microseconds in a cursor, whatever the zone it is written in", () => {
    for (const text of [
      "2026-01-02 03:04:05.123456+00",
      "2026-01-02 06:04:05.123456+03",
      "2026-01-02 03:04:05.123456",
    ]) {
      expect(readMomentKey(momentKey(text, "x"), () => true)).toEqual(["2026-01-02T03:04:05.123456Z", "x"]);
      expect(dateOf(text).toISOString()).toBe("2026-01-02T03:04:05.123Z");
    }
  });

  it("refuses a cursor of another list", () => {
    for (const key of [["a", "b"], [1], [1, 2], [1e300, "a"], [null, "a"]]) {
      expect(() => readMomentKey(key, () => true)).toThrow("not a cursor of this list");
    }
  });
});

describe("a list for Postgres", () => {
  it("quotes what could end it", () => {
    expect(listOf(["a", 'b"', "c\\,}"])).toBe('{"a","b\\"","c\\\\,}"}');
  });
});

import { describe, expect, it } from "@jest/globals";
import { BoundedCache, weightOf } from "./bounded-cache.js";

describe("a bounded cache", () => {
  it("forgets what nobody has asked for lately", () => {
    const cache = new BoundedCache<number, string>(10);
    for (let key = 0; key < 100; key++) {
      cache.set(key, `${key}`);
      expect(cache.get(0)).toBe("0");
      expect(cache.size).toBeLessThanOrEqual(10);
    }
    expect(cache.get(1)).toBeUndefined();
    expect(cache.get(99)).toBe("99");
  });

  it("keeps fewer things the more they weigh, also those that are asked for again", () => {
    const cache = new BoundedCache<number, string>(100);
    for (let key = 0; key < 100; key++) {
      cache.set(key, "heavy", 10);
      for (let earlier = 0; earlier < key; earlier++) cache.get(earlier);
      expect(cache.size).toBeLessThanOrEqual(10);
    }
  });

  it("takes a document for as heavy as its text is long", () => {
    expect([undefined, "", "x".repeat(1_023), "x".repeat(1_024), "x".repeat(8_192)].map(weightOf)).toEqual([
      1, 1, 1, 2, 9,
    ]);
  });
});

import { describe, expect, it } from "@jest/globals";
import { Bench, quantile } from "./bench.js";

describe("a bench", () => {
  it("lets the subjects take turns, each round begun by another", async () => {
    const turns: string[] = [];
    const run = (name: string) => async () => turns.push(name);

    const samples = await new Bench("turns").interleave(3, { one: run("one"), two: run("two") });

    expect(turns).toEqual(["one", "two", "two", "one", "one", "two"]);
    expect(samples).toEqual({ one: [1, 4, 5], two: [2, 3, 6] });
  });

  it("takes the sample in the middle, and the one near the end", () => {
    const samples = Array.from({ length: 100 }, (_, index) => 100 - index);

    expect([quantile(samples, 0.5), quantile(samples, 0.99), quantile([7], 0.99)]).toEqual([50, 99, 7]);
  });

  it("refuses to compare with what was not measured", () => {
    const bench = new Bench("peers");
    const figure = { case: "feed", metric: "cpu", unit: "ms", better: "lower", samples: [1] } as const;
    bench.add({ ...figure, subject: "ours", ratioTo: "theirs" });

    expect(() => bench.report()).toThrow("feed, cpu: nothing was measured of theirs.");
  });
});

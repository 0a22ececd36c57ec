import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { chanceOfAtLeast, FALSE_ALARMS_A_YEAR, LEAST_APPEALS, riseOf, thresholdOf, WINDOWS } from "./rise.js";

const WEEK = { window: 7, baseline: 365 };
const MONTH = { window: 28, baseline: 365 };
const QUARTER = { window: 91, baseline: 365 };
const NOBODY = { count: 0, baseline: 0 };

/** n over k by whole numbers. */
function choose(n: number, k: number): bigint {
  let product = 1n;
  for (let i = 1n; i <= BigInt(k); i += 1n) product = (product * (BigInt(n - k) + i)) / i;
  return product;
}

describe("the chance of at least so many", () => {
  it("is that of the binomial distribution", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 61 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (n, k, p) => {
          let sum = 0;
          for (let i = k; i <= n; i += 1) sum += Number(choose(n, i)) * p ** i * (1 - p) ** (n - i);
          expect(chanceOfAtLeast(k, n, p)).toBeCloseTo(sum, 9);
        },
      ),
    );
  });

  it("neither breaks nor alarms with many thousands", () => {
    expect(chanceOfAtLeast(1_900, 50_000, 0.04)).toBeGreaterThan(0.5);
    expect(chanceOfAtLeast(10, 50_000, 0.9)).toBe(1);
    expect(chanceOfAtLeast(4_000, 50_000, 0.04)).toBeLessThan(1e-100);
  });
});

describe("a rise", () => {
  const threshold = thresholdOf(20_000, 18);

  it("is four times as many as before, where that is too many for chance", () => {
    const rise = riseOf({ count: 32, baseline: 104 }, NOBODY, MONTH, threshold);
    expect(rise).toMatchObject({ count: 32, baseline: 104, windowDays: 28, baselineDays: 365 });
    expect(rise?.expected).toBeCloseTo(7.98, 2);
    expect(rise?.probability).toBeLessThan(threshold);
  });

  it("is not four after one, nor five after years of silence spread over three months", () => {
    expect(riseOf({ count: 4, baseline: 1 }, NOBODY, WEEK, threshold)).toBeNull();
    expect(riseOf({ count: 5, baseline: 0 }, NOBODY, QUARTER, threshold)).toBeNull();
    expect(riseOf({ count: 5, baseline: 0 }, NOBODY, WEEK, threshold)?.expected).toBe(0);
  });

  it("is not what all the rest of the union does too", () => {
    const own = { count: 32, baseline: 104 };
    expect(riseOf(own, { count: 3_200, baseline: 10_400 }, MONTH, threshold)).toBeNull();
    expect(riseOf(own, { count: 800, baseline: 10_400 }, MONTH, threshold)).not.toBeNull();
  });

  it("is not sure but slight growth of large numbers", () => {
    expect(riseOf({ count: 1_500, baseline: 13_036 }, NOBODY, MONTH, threshold)).toBeNull();
  });

  it("is never seen of less than five, nor where nothing is known of before", () => {
    fc.assert(
      fc.property(fc.nat(LEAST_APPEALS - 1), fc.nat(1_000), (count, baseline) => {
        expect(riseOf({ count, baseline }, NOBODY, WEEK, 1)).toBeNull();
      }),
    );
    expect(riseOf({ count: 500, baseline: 0 }, NOBODY, { window: 7, baseline: 0 }, 1)).toBeNull();
  });
});

describe("the whole union over years", () => {
  const YEARS = 12;
  const EMPLOYERS = 400;
  const TOPICS = 12;
  const A_DAY = 30;
  const LOOKS = WINDOWS.length * 2;

  /** Days of appeals by employer and by topic, of a stream that looks at each as it comes. */
  function live(random: () => number, days: number, more: (day: number) => number = () => 0) {
    const employers = Array.from({ length: EMPLOYERS }, (): number[] => []);
    const topics = Array.from({ length: TOPICS }, (): number[] => []);
    const whole: number[] = [];
    const alarms: { day: number; cell: string }[] = [];
    const threshold = thresholdOf(A_DAY * 365, LOOKS);
    const seen = (stream: readonly number[], from: number, baseline: number) => {
      const at = (day: number) => lowerBound(stream, day);
      return { count: stream.length - at(from), baseline: at(from) - at(from - baseline) };
    };
    const look = (name: string, stream: readonly number[], day: number) => {
      for (const window of WINDOWS) {
        const from = day - window + 1;
        const baseline = Math.min(365, from);
        if (baseline <= 0) continue;
        const [own, all] = [seen(stream, from, baseline), seen(whole, from, baseline)];
        const rest = { count: all.count - own.count, baseline: all.baseline - own.baseline };
        if (riseOf(own, rest, { window, baseline }, threshold)) alarms.push({ day, cell: name });
      }
    };
    const appeal = (day: number, employer: number, topic: number) => {
      whole.push(day);
      employers[employer]?.push(day);
      topics[topic]?.push(day);
      look(`employer ${employer}`, employers[employer] as number[], day);
      look(`topic ${topic}`, topics[topic] as number[], day);
    };
    for (let day = 0; day < days; day += 1) {
      for (let left = poisson(A_DAY, random); left > 0; left -= 1)
        // Few employers are appealed about often, and many hardly ever.
        appeal(day, Math.floor(random() ** 3 * EMPLOYERS), Math.floor(random() ** 2 * TOPICS));
      for (let left = more(day); left > 0; left -= 1) appeal(day, EMPLOYERS - 1, 0);
    }
    return alarms;
  }

  it("raises no more false alarms of nothing but chance than are agreed to", () => {
    const alarms = live(randomOf(7), YEARS * 365);
    const rises = new Set(alarms.map(({ day, cell }) => `${cell} ${Math.floor(day / 28)}`));
    expect(rises.size / YEARS).toBeLessThanOrEqual(FALSE_ALARMS_A_YEAR);
  });

  it("finds an employer that has grown four times within days", () => {
    const random = randomOf(11);
    const started = 500;
    // Four a week, and then sixteen.
    const alarms = live(random, 560, (day) => poisson(day < started ? 4 / 7 : 16 / 7, random));
    const found = alarms.filter(({ day, cell }) => cell === `employer ${EMPLOYERS - 1}` && day >= started);
    expect(found[0]?.day).toBeLessThan(started + 28);
    expect(alarms.filter(({ day }) => day < started)).toEqual([]);
  });
});

/** How many of a rising list are less. */
function lowerBound(list: readonly number[], value: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Knuth's: how many come in a time in which `mean` come on the average. */
function poisson(mean: number, random: () => number): number {
  let count = 0;
  for (let left = random(); left > Math.exp(-mean); left *= random()) count += 1;
  return count;
}

/** The same numbers each time (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

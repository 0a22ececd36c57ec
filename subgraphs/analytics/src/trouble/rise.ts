/** False alarms that are agreed to over the whole union in a year of nothing but chance: one a month. */
export const FALSE_ALARMS_A_YEAR = 12;
/** Days in which a rise is sought: a sudden one, one that builds up, and one where little is written at all. */
export const WINDOWS = [7, 28, 91] as const;
/** Days before a window that it is held against, as far as they are known. */
export const BASELINE_DAYS = 365;
/** Fewer are no trouble of an enterprise but somebody's own, and must not be told to everyone. */
export const LEAST_APPEALS = 5;
/** What is sure but slight is a trend, and nobody needs to be called for it. */
const LEAST_GROWTH = 2;

/** How often something happened in a window and in the baseline before it. */
export interface Seen {
  count: number;
  baseline: number;
}

export interface Rise extends Seen {
  windowDays: number;
  baselineDays: number;
  /** How many were to be expected in the window. */
  expected: number;
  /** How often chance alone would make so many of them. */
  probability: number;
}

/**
 * Whether there are too many for chance, by a threshold. Of all that came in window and baseline, each falls into the
 * window with the same chance: that of the days, or of all the rest of the union where that has grown too, whichever is
 * greater. So the rate before need not be known, and one appeal after four years of silence is no rise without end. The
 * appeal that made us look does not count: we always look just after one.
 */
export function riseOf(
  own: Seen,
  rest: Seen,
  days: { window: number; baseline: number },
  threshold: number,
): Rise | null {
  const all = own.count + own.baseline;
  const ofDays = days.window / (days.window + days.baseline);
  const ofRest = rest.count + rest.baseline > 0 ? rest.count / (rest.count + rest.baseline) : 0;
  const share = Math.max(ofDays, ofRest);
  if (own.count < LEAST_APPEALS || share >= 1) return null;
  const expected = (own.baseline * share) / (1 - share);
  if (own.count < LEAST_GROWTH * expected) return null;
  const probability = chanceOfAtLeast(own.count - 1, all - 1, share);
  if (probability > threshold) return null;
  return { ...own, windowDays: days.window, baselineDays: days.baseline, expected, probability };
}

/** The threshold for one look, when every appeal makes us look so many times: false alarms then add up to those agreed to. */
export function thresholdOf(appealsAYear: number, looksAtEach: number): number {
  return FALSE_ALARMS_A_YEAR / (Math.max(appealsAYear, LEAST_A_YEAR) * looksAtEach);
}

/** While little is known, more is to be reckoned with. */
const LEAST_A_YEAR = 1_000;

/** The upper tail of the binomial distribution: k or more of n, each with the chance p. */
export function chanceOfAtLeast(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n) return 0;
  // Below the middle the other tail is the short one.
  if (k <= n * p) return 1 - chanceOfAtLeast(n - k + 1, n, 1 - p);
  let logTerm = k * Math.log(p) + (n - k) * Math.log1p(-p);
  for (let i = 1; i <= k; i += 1) logTerm += Math.log((n - k + i) / i);
  let term = Math.exp(logTerm);
  let sum = term;
  for (let i = k; i < n && term > sum * 1e-17; i += 1) {
    term *= ((n - i) / (i + 1)) * (p / (1 - p));
    sum += term;
  }
  return Math.min(1, sum);
}

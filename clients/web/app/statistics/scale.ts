export interface Scale {
  readonly lowest: number;
  readonly highest: number;
  /** Round numbers from the lowest to the highest, equally far apart. */
  readonly ticks: readonly number[];
}

/** Round numbers around what is drawn, as few as tell its height. */
export function scaleOf(values: readonly number[]): Scale {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const step = roundStep((most - least || most || 1) / 3);
  const lowest = Math.floor(least / step) * step;
  const highest = Math.max(Math.ceil(most / step) * step, lowest + step);
  const count = Math.round((highest - lowest) / step);
  return { lowest, highest, ticks: Array.from({ length: count + 1 }, (_, at) => lowest + at * step) };
}

/** The next of 1, 2, 5, 10, 20… that is not less; people are counted in whole numbers. */
function roundStep(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = [1, 2, 5, 10].find((one) => one * power >= wanted) ?? 10;
  return Math.max(1, step * power);
}

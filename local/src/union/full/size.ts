const MEDIAN = 18;
const LARGEST = 3_500;

/** So many sizes with a long tail, in the order of size, that add up to exactly `total`. */
export function makeSizes(count: number, total: number): number[] {
  // Log-normal: the mean follows from the median and the width.
  const width = Math.sqrt(2 * Math.log(total / count / MEDIAN));
  const sizes = Array.from({ length: count }, (_, place) => {
    const size = Math.round(MEDIAN * Math.exp(width * normalQuantile((place + 0.5) / count)));
    return Math.min(LARGEST, Math.max(1, size));
  });
  // What rounding and the limits took is given back by ones to the larger half, so the median stays.
  let left = total - sizes.reduce((sum, size) => sum + size, 0);
  const upper = Math.ceil(count / 2) + 1;
  for (let place = count - 2; left !== 0; place = place > upper ? place - 1 : count - 2) {
    const step = Math.sign(left);
    sizes[place] = (sizes[place] ?? 0) + step;
    left -= step;
  }
  sizes[count - 1] = sizes[count - 1] ?? 0;
  return stretchLargest(sizes);
}

/** The largest primary has as many members as the largest of the report; a neighbour pays for it. */
function stretchLargest(sizes: number[]): number[] {
  const last = sizes.length - 1;
  let wanted = LARGEST - (sizes[last] ?? 0);
  for (let place = last - 1; wanted > 0 && place > sizes.length * 0.9; place--) {
    const given = Math.min(wanted, Math.floor((sizes[place] ?? 0) * 0.02));
    sizes[place] = (sizes[place] ?? 0) - given;
    sizes[last] = (sizes[last] ?? 0) + given;
    wanted -= given;
  }
  return sizes;
}

/** The inverse of the normal distribution, by Acklam's rational approximation. */
function normalQuantile(share: number): number {
  const low = 0.02425;
  if (share < low) return tail(Math.sqrt(-2 * Math.log(share)));
  if (share > 1 - low) return -tail(Math.sqrt(-2 * Math.log(1 - share)));
  const q = share - 0.5;
  const r = q * q;
  return (
    ((((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r -
      30.66479806614716) *
      r +
      2.506628277459239) *
      q) /
    (((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r -
      13.28068155288572) *
      r +
      1)
  );
}

function tail(q: number): number {
  return (
    (((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) *
      q +
      4.374664141464968) *
      q +
      2.938163982698783) /
    ((((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q +
      1)
  );
}

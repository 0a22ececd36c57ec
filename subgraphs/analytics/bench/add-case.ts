import type { Bench } from "@angel/kit/bench";

/** Samples of which the less is the better, beside the limit that is wished for. */
export function addCase(
  bench: Bench,
  name: string,
  metric: string,
  unit: string,
  samples: Readonly<Record<string, readonly number[]>>,
): void {
  for (const [subject, values] of Object.entries(samples)) {
    bench.add({
      case: name,
      subject,
      metric,
      unit,
      better: "lower",
      samples: values,
      ...(subject === "electronic-angel" && { ratioTo: "limit" }),
    });
  }
}

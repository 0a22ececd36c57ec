/** One thing measured of one subject; `samples` in the unit named. */
export interface Figure {
  /** What was done: "feed". */
  readonly case: string;
  /** Who did it: "electronic-angel", a named peer, or a limit. */
  readonly subject: string;
  /** What was measured: "cpu per request". */
  readonly metric: string;
  readonly unit: string;
  readonly better: "lower" | "higher";
  readonly samples: readonly number[];
  /** The subject of the same case and metric that this one is held against. */
  readonly ratioTo?: string;
}

/** A figure as it is printed, and as a line of JSON. */
interface Line {
  readonly bench: string;
  readonly case: string;
  readonly subject: string;
  readonly metric: string;
  readonly unit: string;
  readonly median: number;
  readonly p99: number;
  readonly ratioTo: string | null;
  /** How many times better than `ratioTo` by the medians; above one is better, whatever the metric. */
  readonly ratio: number | null;
}

/** Measures side by side and prints medians and ratios: a table, or with `--json` a line of JSON for each figure. */
export class Bench {
  /** Asked for in a hurry: fewer rounds, the same cases. */
  readonly isQuick = process.argv.includes("--quick");
  private readonly isJson = process.argv.includes("--json");
  private readonly figures: Figure[] = [];

  constructor(private readonly name: string) {}

  /** Says where the bench is; not part of its answer. */
  say(line: string): void {
    process.stderr.write(`${line}\n`);
  }

  /**
   * Runs the subjects in turn, round after round, each round beginning with another, so that what the machine does
   * besides falls on all of them alike. Each run answers with one sample.
   */
  async interleave<Subject extends string>(
    rounds: number,
    subjects: Readonly<Record<Subject, () => Promise<number>>>,
  ): Promise<Record<Subject, number[]>> {
    const names = Object.keys(subjects) as Subject[];
    const samples = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
      Subject,
      number[]
    >;
    for (let round = 0; round < rounds; round++) {
      for (let turn = 0; turn < names.length; turn++) {
        const name = names[(round + turn) % names.length] as Subject;
        samples[name].push(await subjects[name]());
      }
    }
    return samples;
  }

  add(figure: Figure): void {
    if (figure.samples.length === 0)
      throw new Error(`${figure.case}, ${figure.metric}: nothing was measured.`);
    this.figures.push(figure);
  }

  report(): void {
    const lines = this.figures.map((figure) => this.line(figure));
    process.stdout.write(
      this.isJson ? lines.map((line) => `${JSON.stringify(line)}\n`).join("") : table(lines),
    );
  }

  private line(figure: Figure): Line {
    const other = this.figures.find(
      ({ case: name, metric, subject }) =>
        name === figure.case && metric === figure.metric && subject === figure.ratioTo,
    );
    if (figure.ratioTo !== undefined && !other) {
      throw new Error(`${figure.case}, ${figure.metric}: nothing was measured of ${figure.ratioTo}.`);
    }
    const { case: name, subject, metric, unit, samples, ratioTo } = figure;
    const median = quantile(samples, 0.5);
    return {
      bench: this.name,
      case: name,
      subject,
      metric,
      unit,
      median: rounded(median),
      p99: rounded(quantile(samples, 0.99)),
      ratioTo: ratioTo ?? null,
      ratio: other ? rounded(timesBetter(median, quantile(other.samples, 0.5), figure.better)) : null,
    };
  }
}

/** The smallest sample that this share of all samples does not exceed. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

function timesBetter(own: number, other: number, better: Figure["better"]): number {
  return better === "lower" ? other / own : own / other;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

function table(lines: readonly Line[]): string {
  const head = ["case", "subject", "metric", "median", "p99", "unit", "ratio"];
  const rows = lines.map(({ case: name, subject, metric, median, p99, unit, ratioTo, ratio }) => [
    name,
    subject,
    metric,
    `${median}`,
    `${p99}`,
    unit,
    ratio === null ? "" : `${ratio} × ${ratioTo}`,
  ]);
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  return [head, ...rows]
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}

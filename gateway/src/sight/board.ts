import { type Metric, type Registry } from "prom-client";
import { BOUNDS, type Histogram } from "./histogram.js";

type Labels = Readonly<Record<string, string | number>>;
type Value = readonly [labels: Labels, value: number];

/** Puts figures that are kept elsewhere into a registry; each is read when somebody asks. */
export class Board {
  constructor(private readonly registry: Registry) {}

  counter(name: string, help: string, read: () => readonly Value[]): void {
    this.put({
      name,
      help,
      type: "counter",
      read: () => read().map(([labels, value]) => ({ labels, value })),
    });
  }

  gauge(name: string, help: string, read: () => readonly Value[]): void {
    this.put({ name, help, type: "gauge", read: () => read().map(([labels, value]) => ({ labels, value })) });
  }

  histogram(name: string, help: string, read: () => readonly (readonly [Labels, Histogram])[]): void {
    this.put({
      name,
      help,
      type: "histogram",
      read: () => read().flatMap(([labels, histogram]) => writeHistogram(name, labels, histogram)),
    });
  }

  private put({ name, help, type, read }: Figure): void {
    const figure = {
      name,
      help,
      type,
      get: async () => ({ name, help, type, values: read(), aggregator: "sum" }),
    };
    // The registry asks no more of a metric than this.
    this.registry.registerMetric(figure as unknown as Metric);
  }
}

interface Figure {
  readonly name: string;
  readonly help: string;
  readonly type: "counter" | "gauge" | "histogram";
  readonly read: () => readonly Sample[];
}

interface Sample {
  readonly labels: Labels;
  readonly value: number;
  readonly metricName?: string;
}

function writeHistogram(name: string, labels: Labels, { counts, seconds }: Histogram): Sample[] {
  let sum = 0;
  const buckets = counts.map((count, at) => {
    sum += count;
    return { metricName: `${name}_bucket`, labels: { ...labels, le: BOUNDS[at] ?? "+Inf" }, value: sum };
  });
  return [
    ...buckets,
    { metricName: `${name}_sum`, labels, value: seconds },
    { metricName: `${name}_count`, labels, value: sum },
  ];
}

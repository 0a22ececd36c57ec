/** Where fields are that move from one service to another under a label, for one operation. */
export interface Moved {
  /** Tells one outcome from another; empty where nothing moves. */
  readonly key: string;
  /** The labels whose fields have moved. */
  readonly labels: ReadonlySet<string>;
  /** The operation's place among a hundred: fields under `percent(5)` have moved for places below five. */
  readonly place: number;
}

const ALL = 100;
const SHARE = /^percent\((\d+(?:\.\d+)?)\)$/;

/** Nothing has moved that would under a label. */
export const UNMOVED: Moved = { key: "", labels: new Set(), place: ALL };

/**
 * `@override(from: "old", label: …)`: a field moves for a share of all operations, `percent(5)`, or once whoever serves
 * switches its label on. Each request draws its place.
 */
export class MovingFields {
  /** All that may come about; by places, the lowest first. */
  readonly outcomes: readonly Moved[];

  constructor(
    labels: ReadonlySet<string>,
    switchedOn: ReadonlySet<string>,
    private readonly draw: () => number,
  ) {
    const shares = new Map([...labels].map((label) => [label, Number(SHARE.exec(label)?.[1] ?? 0)]));
    const places = [...new Set([0, ...shares.values()])].filter((place) => place < ALL);
    const movedAt = (place: number) =>
      [...shares].filter(([label, share]) => place < share || switchedOn.has(label)).map(([label]) => label);
    this.outcomes =
      labels.size === 0
        ? [UNMOVED]
        : places
            .toSorted((one, other) => one - other)
            .map((place) => ({ key: `@${place}`, labels: new Set(movedAt(place)), place }));
  }

  /** What holds for one request. */
  next(): Moved {
    const [first = UNMOVED] = this.outcomes;
    if (this.outcomes.length === 1) return first;
    const place = this.draw() * ALL;
    return this.outcomes.findLast((outcome) => outcome.place <= place) ?? first;
  }
}

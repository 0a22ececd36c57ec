/** Seconds that a measured time is sorted by: from a millisecond to the longest time that anybody is given. */
export const BOUNDS: readonly number[] = [
  0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
];

/** How long something took, each time. Plain numbers: noting one costs some nanoseconds. */
export class Histogram {
  /** Between one bound and the next; the last is for what took longer than all of them. */
  readonly counts: number[] = BOUNDS.map(() => 0).concat(0);
  seconds = 0;

  note(milliseconds: number): void {
    const seconds = milliseconds / 1_000;
    let at = 0;
    while (at < BOUNDS.length && seconds > (BOUNDS[at] as number)) at += 1;
    this.counts[at] = (this.counts[at] as number) + 1;
    this.seconds += seconds;
  }

  get count(): number {
    return this.counts.reduce((sum, count) => sum + count, 0);
  }
}

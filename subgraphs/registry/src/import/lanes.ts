/** Stretches of a file, so many at a time; the first failure ends it. */
export class Lanes {
  private readonly going = new Set<Promise<void>>();
  private failure: { error: unknown } | undefined;

  constructor(private readonly count: number) {}

  /** Begins the work as soon as a lane is free. */
  async begin(work: () => Promise<void>): Promise<void> {
    while (this.going.size >= this.count) await Promise.race(this.going);
    this.refuse();
    const one: Promise<void> = work()
      .catch((error: unknown) => {
        this.failure ??= { error };
      })
      .finally(() => this.going.delete(one));
    this.going.add(one);
  }

  /** Waits for all that has begun. */
  async end(): Promise<void> {
    await Promise.all(this.going);
    this.refuse();
  }

  private refuse(): void {
    if (this.failure) throw this.failure.error;
  }
}

import { tooManyRequests } from "@angel/kit/refusal";

const SECONDS_TO_COME_BACK = 5;

/** Lets so many in at once; the others wait their turn, and when too many wait, the next are sent away. */
export class Turnstile {
  #inside = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(
    private readonly most: number,
    private readonly mostWaiting: number,
  ) {}

  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.#inside < this.most) this.#inside += 1;
    else await this.#wait();
    try {
      return await work();
    } finally {
      // The place of one who leaves goes to the next in the row, not to one who has just come.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#inside -= 1;
    }
  }

  #wait(): Promise<void> {
    if (this.#waiting.length >= this.mostWaiting) throw tooManyRequests(SECONDS_TO_COME_BACK);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

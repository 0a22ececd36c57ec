/** A line that carries news is asked no oftener than every so many beats. */
const BEATS_ON_NEWS = 4;

/**
 * Whether anyone is still there, asked as seldom as will do: a question and its answer cost more than a delivery. News
 * keep a line open with all who stand between, so that only a quiet one is asked at every beat.
 */
export class Heartbeat {
  private isAnswered = true;
  private unasked = 0;

  answered(): void {
    this.isAnswered = true;
  }

  /** What is to be done at this beat. */
  next(hadNews: boolean): "ask" | "rest" | "cut" {
    if (!this.isAnswered) return "cut";
    this.unasked += 1;
    if (hadNews && this.unasked < BEATS_ON_NEWS) return "rest";
    this.unasked = 0;
    this.isAnswered = false;
    return "ask";
  }
}

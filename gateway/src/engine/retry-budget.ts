/** So many second tries for one that is asked, and so many saved up at most. */
const SHARE = 0.1;
const MOST_SAVED = 20;

/** How often a service may be asked again: now and then, and never so often that retries are its trouble. */
export class RetryBudget {
  private saved = MOST_SAVED;

  earn(): void {
    this.saved = Math.min(MOST_SAVED, this.saved + SHARE);
  }

  /** Whether there is one left to spend; then it is spent. */
  spend(): boolean {
    if (this.saved < 1) return false;
    this.saved -= 1;
    return true;
  }
}

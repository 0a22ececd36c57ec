/** Stops asking a service that does not answer, and tries it again with a single request after a while. */
export class CircuitBreaker {
  private failures = 0;
  private openUntil = 0;
  private isProbing = false;

  constructor(
    private readonly mostFailures: number,
    private readonly pauseMs: number,
    private readonly now: () => number = Date.now,
  ) {}

  get isOpen(): boolean {
    return this.openUntil > 0;
  }

  /** Whether to ask now. Whoever is let through tells how it went. */
  lets(): boolean {
    if (!this.isOpen) return true;
    if (this.isProbing || this.now() < this.openUntil) return false;
    this.isProbing = true;
    return true;
  }

  succeeded(): void {
    this.failures = 0;
    this.openUntil = 0;
    this.isProbing = false;
  }

  /** Nobody waited for how it went. */
  learntNothing(): void {
    this.isProbing = false;
  }

  failed(): void {
    this.failures += 1;
    if (this.isProbing || this.failures >= this.mostFailures) this.openUntil = this.now() + this.pauseMs;
    this.isProbing = false;
  }
}

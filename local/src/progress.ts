/** Says what is going on, a line at a time: the same on a terminal, in a pipe and in a log. */
export class Progress {
  private readonly out: { write(text: string): unknown };
  private readonly began = Date.now();

  constructor(out: { write(text: string): unknown }) {
    this.out = out;
  }

  say(line = ""): void {
    this.out.write(`${line}\n`);
  }

  /** Announces the work, says every ten seconds that it goes on, and how long it took. */
  async during<T>(what: string, work: () => Promise<T>, hint?: string): Promise<T> {
    const since = Date.now();
    this.say(`  … ${what}${hint ? ` (${hint})` : ""}`);
    const beat = setInterval(() => this.say(`  … ${what}: ${seconds(since)}`), 10_000);
    try {
      const result = await work();
      this.say(`  ✓ ${what}: ${seconds(since)}`);
      return result;
    } catch (error) {
      this.say(`  ✗ ${what}: ${seconds(since)}`);
      throw error;
    } finally {
      clearInterval(beat);
    }
  }

  elapsed(): string {
    return seconds(this.began);
  }
}

function seconds(since: number): string {
  const passed = (Date.now() - since) / 1_000;
  return passed < 9.95 ? `${passed.toFixed(1)} s` : `${Math.round(passed)} s`;
}

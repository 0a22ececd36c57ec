const BAR = 24;

interface Out {
  write(text: string): unknown;
  /** Whether a person watches it on a terminal. */
  readonly isTTY?: boolean;
}

/** Says what is going on, a line at a time: the same on a terminal, in a pipe and in a log. */
export class Progress {
  private readonly out: Out;
  private readonly began = Date.now();

  constructor(out: Out) {
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

  /** How far something long has come: a line that redraws itself on a terminal, a line every ten seconds elsewhere. */
  bar(what: string): { step(now: string, done: number): void; end(): void } {
    const since = Date.now();
    let last = { now: "", at: 0 };
    let share = 0;
    const draw = (now: string, done: number) => {
      const full = Math.round(done * BAR);
      return `  … ${what} [${"#".repeat(full)}${".".repeat(BAR - full)}] ${now}: ${seconds(since)}`;
    };
    return {
      step: (now, done) => {
        share = now === last.now ? Math.max(share, done) : done;
        const isDue = now !== last.now || Date.now() - last.at > (this.out.isTTY ? 200 : 10_000);
        if (!isDue) return;
        last = { now, at: Date.now() };
        const line = draw(now, share);
        if (this.out.isTTY) this.out.write(`\r\x1b[K${line}`);
        else this.say(line);
      },
      end: () => {
        if (this.out.isTTY) this.out.write("\r\x1b[K");
      },
    };
  }

  elapsed(): string {
    return seconds(this.began);
  }
}

function seconds(since: number): string {
  const passed = (Date.now() - since) / 1_000;
  return passed < 9.95 ? `${passed.toFixed(1)} s` : `${Math.round(passed)} s`;
}

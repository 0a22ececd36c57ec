import { setTimeout as sleep } from "node:timers/promises";

/** Lets one through at a time, so far apart. */
export class Pace {
  private nextAt = 0;

  constructor(private readonly apartMs: number) {}

  async turn(): Promise<void> {
    const at = Math.max(Date.now(), this.nextAt);
    this.nextAt = at + this.apartMs;
    await sleep(at - Date.now());
  }
}

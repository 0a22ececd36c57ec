import type { LiveEvent } from "./live-event.js";

const MOST_EVENTS = 128;
const MOST_BYTES = 512 * 1024;

/** The last events of a topic, for those who come back and say what they have seen. */
export class History {
  private events: LiveEvent[] = [];
  private bytes = 0;

  /** `beganAfter`: the cursor after which nothing is missing here, until something is forgotten. */
  constructor(private beganAfter: LiveEvent["cursor"]) {}

  keep(event: LiveEvent): void {
    if (event.cursor === null) return this.forget();
    this.events.push(event);
    this.bytes += event.payload.length;
    this.trim();
  }

  /** What came after the cursor; null when that is not known. */
  after(cursor: LiveEvent["cursor"]): readonly LiveEvent[] | null {
    if (cursor === null) return [];
    if (cursor === this.beganAfter) return this.events;
    const at = this.indexOf(cursor);
    return at < 0 ? null : this.events.slice(at + 1);
  }

  has(cursor: LiveEvent["cursor"]): boolean {
    return this.indexOf(cursor) >= 0;
  }

  /** Takes in what another history of the same stream knows from further back. Both know the event of this cursor. */
  adopt(other: History, cursor: LiveEvent["cursor"]): void {
    const further = other.indexOf(cursor) - this.indexOf(cursor);
    if (further < 0) return;
    const earlier = other.events.slice(0, further);
    this.events = [...earlier, ...this.events];
    for (const { payload } of earlier) this.bytes += payload.length;
    this.beganAfter = further > 0 ? other.beganAfter : (this.beganAfter ?? other.beganAfter);
    this.trim();
  }

  private indexOf(cursor: LiveEvent["cursor"]): number {
    return this.events.findLastIndex((event) => event.cursor === cursor);
  }

  /** After an event without a cursor nobody can tell any more what came after the ones before it. */
  private forget(): void {
    this.events = [];
    this.bytes = 0;
    this.beganAfter = null;
  }

  private trim(): void {
    while (this.events.length > MOST_EVENTS || (this.bytes > MOST_BYTES && this.events.length > 1)) {
      this.bytes -= this.events.shift()?.payload.length ?? 0;
      this.beganAfter = null;
    }
  }
}

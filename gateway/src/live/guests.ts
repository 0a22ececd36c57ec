import type { Asker } from "../asker.js";
import type { Revocations } from "../identity/revocations.js";

/** Why a guest is asked to leave. */
export type Farewell = "unrecognised" | "moving";

/** One who stays: a websocket, or a stream of events. */
export interface Guest {
  /** Who it is, once known. */
  readonly asker: Asker | undefined;
  /** Something was asked that is answered once, and the answer is not there yet. */
  readonly isAwaited: boolean;
  /** Sees whether anyone is still there; called every few seconds. */
  beat(): void;
  leave(why: Farewell): void;
  cut(): void;
}

interface GuestsOptions {
  readonly revocations: Revocations;
  /** Whether an asker is still who they were when they came. */
  readonly recheck: (asker: Asker) => Promise<boolean>;
  readonly heartbeatMs?: number;
  readonly recheckMs?: number;
}

const HEARTBEAT_MS = 15_000;
const RECHECK_MS = 5 * 60_000;
const ANSWERS_MS = 3_000;
const GOODBYE_MS = 1_000;
const LOOK_MS = 20;

/** Everyone who stays, and how long they may. */
export class Guests {
  /** When each was recognised last. */
  private readonly present = new Map<Guest, number>();
  private readonly heartbeat: NodeJS.Timeout;
  private readonly unlisten: () => void;
  private readonly recheckMs: number;
  isClosing = false;

  constructor(private readonly options: GuestsOptions) {
    this.recheckMs = options.recheckMs ?? RECHECK_MS;
    this.heartbeat = setInterval(() => this.beat(), options.heartbeatMs ?? HEARTBEAT_MS);
    this.unlisten = options.revocations.onRevoked((accountId) => this.turnOut(accountId));
  }

  get count(): number {
    return this.present.size;
  }

  add(guest: Guest): void {
    // Who came together is not looked at together.
    this.present.set(guest, Date.now() - (Math.random() * this.recheckMs) / 2);
  }

  delete(guest: Guest): void {
    this.present.delete(guest);
  }

  /** Waits for what is being answered, tells everyone to come back elsewhere, and cuts off who does not hear it. */
  async close(): Promise<void> {
    this.isClosing = true;
    clearInterval(this.heartbeat);
    this.unlisten();
    await this.sendAway(ANSWERS_MS, (guest) => !guest.isAwaited);
    await this.sendAway(GOODBYE_MS, () => true);
    for (const guest of this.present.keys()) guest.cut();
  }

  /** Says goodbye to those who may go until they are gone, and to those who may not yet as soon as they may. */
  private async sendAway(ms: number, mayGo: (guest: Guest) => boolean): Promise<void> {
    const deadline = Date.now() + ms;
    const told = new Set<Guest>();
    for (;;) {
      const guests = [...this.present.keys()];
      for (const guest of guests) {
        if (told.has(guest) || !mayGo(guest)) continue;
        told.add(guest);
        guest.leave("moving");
      }
      if (guests.length === 0 || Date.now() > deadline) return;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  private beat(): void {
    const now = Date.now();
    for (const [guest, recognisedAt] of this.present) {
      guest.beat();
      if (now - recognisedAt < this.recheckMs || !guest.asker?.pass) continue;
      this.present.set(guest, now);
      void this.recheck(guest, guest.asker);
    }
  }

  private async recheck(guest: Guest, asker: Asker): Promise<void> {
    if (!(await this.options.recheck(asker))) guest.leave("unrecognised");
  }

  private turnOut(accountId: string): void {
    for (const guest of this.present.keys()) {
      const pass = guest.asker?.pass;
      if (pass?.accountId === accountId && this.options.revocations.cover(pass)) guest.leave("unrecognised");
    }
  }
}

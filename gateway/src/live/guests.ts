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

interface Presence {
  readonly group: Set<Guest>;
  recognisedAt: number;
  /** Until when what the guest has shown is good. */
  expiry?: NodeJS.Timeout;
}

interface GuestsOptions {
  readonly revocations: Revocations;
  /** Whether an asker is still who they were when they came. */
  readonly recheck: (asker: Asker) => Promise<boolean>;
  readonly recheckMs?: number;
  readonly heartbeatMs?: number;
}

/** Shorter than the minute after which proxies let go of a quiet connection. */
const HEARTBEAT_MS = 45_000;
const GROUPS = 90;
const RECHECK_MS = 5 * 60_000;
const ANSWERS_MS = 3_000;
const GOODBYE_MS = 1_000;
const LOOK_MS = 20;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Everyone who stays, and how long they may. */
export class Guests {
  private readonly present = new Map<Guest, Presence>();
  /** Who is looked after together: a part of all at a time, so that nothing else waits for it. */
  private readonly groups = Array.from({ length: GROUPS }, () => new Set<Guest>());
  private turn = 0;
  private readonly heartbeat: NodeJS.Timeout;
  private readonly unlisten: () => void;
  private readonly recheckMs: number;
  isClosing = false;

  constructor(private readonly options: GuestsOptions) {
    this.recheckMs = options.recheckMs ?? RECHECK_MS;
    this.heartbeat = setInterval(() => this.beat(), (options.heartbeatMs ?? HEARTBEAT_MS) / GROUPS);
    this.unlisten = options.revocations.onRevoked((accountId) => this.turnOut(accountId));
  }

  get count(): number {
    return this.present.size;
  }

  add(guest: Guest): void {
    const group = this.groups[this.present.size % GROUPS] ?? new Set();
    this.present.set(guest, { group: group.add(guest), recognisedAt: Date.now() });
  }

  /** It is known who it is, and until when; known anew, it may be longer. */
  recognise(guest: Guest): void {
    const presence = this.present.get(guest);
    clearTimeout(presence?.expiry);
    const left = (guest.asker?.pass?.until ?? Infinity) - Date.now();
    if (presence && left < LONGEST_TIMER_MS) {
      presence.expiry = setTimeout(() => guest.leave("unrecognised"), left);
    }
  }

  delete(guest: Guest): void {
    const presence = this.present.get(guest);
    presence?.group.delete(guest);
    clearTimeout(presence?.expiry);
    this.present.delete(guest);
  }

  /** Waits for what is being answered, tells everyone to come back elsewhere, and cuts off who does not hear it. */
  async close(): Promise<void> {
    this.isClosing = true;
    clearInterval(this.heartbeat);
    this.unlisten();
    const told = new Set<Guest>();
    const sayGoodbye = (mayGo: (guest: Guest) => boolean) => {
      for (const guest of this.present.keys()) {
        if (told.has(guest) || !mayGo(guest)) continue;
        told.add(guest);
        guest.leave("moving");
      }
    };
    await within(ANSWERS_MS, () => {
      sayGoodbye((guest) => !guest.isAwaited);
      return [...this.present.keys()].every((guest) => told.has(guest));
    });
    sayGoodbye(() => true);
    await within(GOODBYE_MS, () => this.present.size === 0);
    for (const guest of this.present.keys()) guest.cut();
  }

  private beat(): void {
    const now = Date.now();
    this.turn = (this.turn + 1) % GROUPS;
    for (const guest of this.groups[this.turn] ?? []) {
      guest.beat();
      const presence = this.present.get(guest);
      if (!presence || now - presence.recognisedAt < this.recheckMs || !guest.asker?.pass) continue;
      presence.recognisedAt = now;
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

async function within(ms: number, holds: () => boolean): Promise<void> {
  for (const deadline = Date.now() + ms; !holds() && Date.now() < deadline;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

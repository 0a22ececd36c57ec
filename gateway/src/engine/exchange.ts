import type { Dispatcher } from "undici";
import type { Presence } from "./presence.js";

export interface Exchanged {
  readonly status: number;
  readonly bytes: Buffer;
}

interface Bounds {
  readonly timeoutMs: number;
  readonly mostBytes: number;
  /** Who waits for it; undefined where it is gone through with whoever does. */
  readonly presence: Presence | undefined;
}

/** Why there is no answer. */
type Reason = "late" | "too large" | "cut off" | "not wanted";

export class ExchangeFailed extends Error {
  constructor(readonly reason: Reason) {
    super(reason);
  }
}

type Controller = Dispatcher.DispatchController;

/** One request and its whole answer within bounds, or an `ExchangeFailed`. */
export function exchange(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  bounds: Bounds,
): Promise<Exchanged> {
  return new Promise((resolve, reject) => {
    dispatcher.dispatch(request, new Exchange(resolve, reject, bounds));
  });
}

class Exchange implements Dispatcher.DispatchHandler {
  private readonly chunks: Buffer[] = [];
  private size = 0;
  private status = 0;
  private controller: Controller | undefined;
  private hasEnded = false;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly resolve: (exchanged: Exchanged) => void,
    private readonly reject: (error: ExchangeFailed) => void,
    private readonly bounds: Bounds,
  ) {
    // Who stood still for that long first reads what lies in the socket.
    this.timer = setTimeout(() => setImmediate(() => this.giveUp("late")), bounds.timeoutMs);
    bounds.presence?.add(this);
  }

  onRequestStart(controller: Controller): void {
    this.controller = controller;
    if (this.hasEnded) controller.abort(new Error("It was given up before it began."));
  }

  onResponseStart(_controller: Controller, status: number): void {
    this.status = status;
  }

  onResponseData(_controller: Controller, chunk: Buffer): void {
    this.size += chunk.length;
    if (this.size > this.bounds.mostBytes) this.giveUp("too large");
    else this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (!this.end()) return;
    const [only] = this.chunks;
    const bytes = this.chunks.length === 1 && only ? only : Buffer.concat(this.chunks, this.size);
    this.resolve({ status: this.status, bytes });
  }

  onResponseError(): void {
    if (this.end()) this.reject(new ExchangeFailed("cut off"));
  }

  letGo(): void {
    this.giveUp("not wanted");
  }

  private giveUp(reason: Reason): void {
    if (!this.end()) return;
    const error = new ExchangeFailed(reason);
    this.reject(error);
    this.controller?.abort(error);
  }

  private end(): boolean {
    if (this.hasEnded) return false;
    this.hasEnded = true;
    clearTimeout(this.timer);
    this.bounds.presence?.delete(this);
    return true;
  }
}

import type { Dispatcher } from "undici";

export interface Exchanged {
  readonly status: number;
  readonly text: string;
}

type Controller = Dispatcher.DispatchController;

/** One request and its whole answer, or an error within the time given. */
export function exchange(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  timeoutMs: number,
  mostBytes: number,
): Promise<Exchanged> {
  return new Promise((resolve, reject) => {
    dispatcher.dispatch(request, new Exchange(resolve, reject, timeoutMs, mostBytes));
  });
}

class Exchange implements Dispatcher.DispatchHandler {
  private readonly chunks: Buffer[] = [];
  private bytes = 0;
  private status = 0;
  private controller: Controller | undefined;
  private hasEnded = false;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly resolve: (exchanged: Exchanged) => void,
    private readonly reject: (error: Error) => void,
    timeoutMs: number,
    private readonly mostBytes: number,
  ) {
    this.timer = setTimeout(() => this.giveUp(new Error("timeout")), Math.max(1, timeoutMs));
  }

  onRequestStart(controller: Controller): void {
    this.controller = controller;
    if (this.hasEnded) controller.abort(new Error("timeout"));
  }

  onResponseStart(_controller: Controller, status: number): void {
    this.status = status;
  }

  onResponseData(_controller: Controller, chunk: Buffer): void {
    this.bytes += chunk.length;
    if (this.bytes > this.mostBytes) this.giveUp(new Error("too large"));
    else this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (!this.end()) return;
    const [only] = this.chunks;
    const whole = this.chunks.length === 1 && only ? only : Buffer.concat(this.chunks, this.bytes);
    this.resolve({ status: this.status, text: whole.toString() });
  }

  onResponseError(_controller: Controller, error: Error): void {
    if (this.end()) this.reject(error);
  }

  private giveUp(error: Error): void {
    if (!this.end()) return;
    this.reject(error);
    this.controller?.abort(error);
  }

  private end(): boolean {
    if (this.hasEnded) return false;
    this.hasEnded = true;
    clearTimeout(this.timer);
    return true;
  }
}

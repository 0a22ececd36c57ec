import { WebSocket } from "ws";

/** Says `farewell` before the frame that closes it goes out, whichever side began: no frame may follow that one. */
export class LiveSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    this.emit("farewell");
    super.close(code, reason);
  }
}

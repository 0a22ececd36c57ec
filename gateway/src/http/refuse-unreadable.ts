import type { Server } from "node:http";
import type { Socket } from "node:net";
import { refusal, type RefusalCode } from "../limits/refusal.js";
import { hangUp } from "./hang-up.js";

type Reason = [message: string, code: RefusalCode, status: number];

const REASONS: Readonly<Record<string, Reason>> = {
  HPE_HEADER_OVERFLOW: ["The headers are too long.", "REQUEST_HEADER_FIELDS_TOO_LARGE", 431],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ["The body is wrapped too thickly.", "PAYLOAD_TOO_LARGE", 413],
  ERR_HTTP_REQUEST_TIMEOUT: ["The request did not come in time.", "REQUEST_TIMEOUT", 408],
};
const NO_HTTP: Reason = ["This is not HTTP.", "BAD_REQUEST", 400];

/** Answers bytes that never became a request. */
export function refuseUnreadable(server: Server): void {
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    // While an answer is being written, more would only spoil it.
    const isAnswering = (socket as { _httpMessage?: { headersSent: boolean } })._httpMessage?.headersSent;
    if (!socket.writable || isAnswering || error.code === "ECONNRESET") return void socket.destroy();
    hangUp(socket, refusal(...(REASONS[error.code ?? ""] ?? NO_HTTP)));
  });
}

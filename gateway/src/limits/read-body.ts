import type { IncomingMessage } from "node:http";
import { LIMITS } from "./limits.js";
import { refusal } from "./refusal.js";

/** The JSON a client sends, no more of it than is allowed and no slower, in good UTF-8. */
export async function readBody(request: IncomingMessage, patienceMs: number): Promise<unknown> {
  const encoding = request.headers["content-encoding"];
  if (encoding !== undefined && encoding.toLowerCase() !== "identity") {
    throw refusal("Send the body as it is, without compression.", "UNSUPPORTED_MEDIA_TYPE", 415, {
      headers: { "accept-encoding": "identity" },
    });
  }
  if (Number(request.headers["content-length"] ?? 0) > LIMITS.bodyBytes) throw tooLarge();
  const bytes = await readBytes(request, patienceMs);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw refusal("The body is not UTF-8.", "BAD_REQUEST");
  }
  try {
    return JSON.parse(text);
  } catch {
    throw refusal("The body is not JSON.", "BAD_REQUEST");
  }
}

/** Listens rather than iterates: who leaves an iteration early takes the connection down before an answer is out. */
function readBytes(request: IncomingMessage, patienceMs: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (outcome: () => void) => {
      clearTimeout(timer);
      request.off("data", take).off("end", finish).off("close", breakOff);
      outcome();
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > LIMITS.bodyBytes) settle(() => reject(tooLarge()));
      else chunks.push(chunk);
    };
    const finish = () =>
      settle(() => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    const breakOff = () => settle(() => reject(refusal("The body broke off.", "BAD_REQUEST")));
    const timer = setTimeout(
      () => settle(() => reject(refusal("The body did not come in time.", "REQUEST_TIMEOUT", 408))),
      patienceMs,
    );
    // A connection that breaks says so twice; "close" is the one listened to.
    request.on("error", () => {});
    request.on("data", take).once("end", finish).once("close", breakOff);
  });
}

function tooLarge() {
  return refusal(`A body may have ${LIMITS.bodyBytes} bytes.`, "PAYLOAD_TOO_LARGE", 413);
}

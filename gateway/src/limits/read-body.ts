import type { IncomingMessage } from "node:http";
import { LIMITS } from "./limits.js";
import { refusal } from "./refusal.js";

/** The JSON a client sends, no more of it than is allowed, in good UTF-8. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const encoding = request.headers["content-encoding"];
  if (encoding !== undefined && encoding !== "identity") {
    throw refusal("Send the body as it is, without compression.", "UNSUPPORTED_MEDIA_TYPE", 415);
  }
  if (Number(request.headers["content-length"] ?? 0) > LIMITS.bodyBytes) throw tooLarge();
  const bytes = await readBytes(request);
  if (!/^application\/(graphql-response\+)?json\b/i.test(request.headers["content-type"] ?? ""))
    return undefined;
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

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LIMITS.bodyBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

function tooLarge() {
  return refusal(`A body may have ${LIMITS.bodyBytes} bytes.`, "PAYLOAD_TOO_LARGE", 413);
}

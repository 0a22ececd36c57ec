import type { IncomingMessage, ServerResponse } from "node:http";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Viewer } from "./access.js";
import { FileRefused, type Files, type StoredFile } from "./files.js";
import { reply, replyRefusal } from "./reply.js";

/** What a browser may show by itself; all else it is told to save. */
const SHOWN = /^(image\/(png|jpeg|webp)|application\/pdf)$/;

/** `POST /<name>/files?name=…` takes a file in; `GET /<name>/files/<id>?until=…&signature=…` gives it out. */
export async function answerFiles(
  request: IncomingMessage,
  response: ServerResponse,
  files: Files,
  viewer: Viewer | null,
  id: string | undefined,
): Promise<void> {
  const search = new URL(request.url ?? "/", "http://host").searchParams;
  if (id !== undefined) {
    if (request.method !== "GET" && request.method !== "HEAD")
      return replyRefusal(response, 405, "METHOD_NOT_ALLOWED", "Files are read by GET.");
    const isGood = files.isGoodLink(id, search.get("until"), search.get("signature"));
    const kept = isGood && (await files.find(id));
    if (kept) return give(response, kept, await files.read(id), kept.size);
    const made = isGood && (await files.make(id));
    return made
      ? give(response, made, made.content)
      : replyRefusal(response, 404, "NOT_FOUND", "No such file.");
  }
  if (request.method !== "POST")
    return replyRefusal(response, 405, "METHOD_NOT_ALLOWED", "Files are sent by POST.");
  if (!viewer?.accountId) return replyRefusal(response, 401, "UNAUTHENTICATED", "Sign in to send files.");
  try {
    const file = await files.receive({
      name: search.get("name") ?? "",
      mediaType: request.headers["content-type"] ?? "",
      accountId: viewer.accountId,
      content: request as AsyncIterable<Buffer>,
    });
    reply(response, 201, file);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    // What is left of the body is not read.
    response.setHeader("connection", "close");
    replyRefusal(response, error.status, error.code, error.message);
  }
}

async function give(
  response: ServerResponse,
  file: Pick<StoredFile, "name" | "mediaType">,
  content: Readable,
  size?: number,
): Promise<void> {
  const disposition = SHOWN.test(file.mediaType) ? "inline" : "attachment";
  response.writeHead(200, {
    "content-type": file.mediaType,
    ...(size !== undefined && { "content-length": size }),
    "content-disposition": `${disposition}; filename*=UTF-8''${encodeName(file.name)}`,
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store",
  });
  if (response.req.method === "HEAD") {
    content.destroy();
    response.end();
    return;
  }
  await pipeline(content, response);
}

/** As RFC 8187 has it, which leaves fewer characters as they are than addresses do. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

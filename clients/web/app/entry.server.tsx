import { createReadableStreamFromReadable } from "@react-router/node";
import { isbot } from "isbot";
import { PassThrough } from "node:stream";
import { renderToPipeableStream } from "react-dom/server";
import { type EntryContext, type RouterContextProvider, ServerRouter } from "react-router";
import { log } from "./log.server.js";
import { visitOf } from "./session/visit.js";

const PATIENCE_MS = 6_000;

export default function answer(
  request: Request,
  status: number,
  headers: Headers,
  router: EntryContext,
  context: RouterContextProvider,
): Promise<Response> | Response {
  headers.set("content-type", "text/html; charset=utf-8");
  if (request.method === "HEAD") return new Response(null, { status, headers });
  const { nonce } = visitOf(context);
  const whole = isbot(request.headers.get("user-agent"));

  return new Promise((resolve, reject) => {
    const ready = () => {
      const body = new PassThrough();
      resolve(new Response(createReadableStreamFromReadable(body), { status, headers }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      <ServerRouter context={router} url={request.url} nonce={nonce} />,
      { nonce, [whole ? "onAllReady" : "onShellReady"]: ready, onShellError: reject },
    );
    setTimeout(abort, PATIENCE_MS).unref();
  });
}

/** A loader's `throw data(...)` is an answer; only what nobody meant is told, and its reader sees no stack. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted) return;
  log.error({ err: error, path: new URL(request.url).pathname }, "a page broke");
}

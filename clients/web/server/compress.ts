import type { RequestHandler, Response } from "express";
import { constants, createBrotliCompress, createGzip } from "node:zlib";

const TEXT = /^(text\/|application\/(javascript|json|manifest)|image\/svg)/;

/** Packs text on its way out, piece by piece, so that a page still comes as it is made. */
export const compress: RequestHandler = (request, response, next) => {
  const accepted = String(request.headers["accept-encoding"] ?? "");
  const encoding = /\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : null;
  if (encoding && request.method !== "HEAD") pack(response, encoding);
  next();
};

function pack(response: Response, encoding: "br" | "gzip"): void {
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  let packer: ReturnType<typeof createGzip> | ReturnType<typeof createBrotliCompress> | null | undefined;

  // Decided once, at the first piece, when the headers are known.
  const start = () => {
    if (packer !== undefined) return packer;
    packer = null;
    const type = String(response.getHeader("content-type") ?? "");
    if (response.headersSent || response.hasHeader("content-encoding") || !TEXT.test(type)) return packer;
    if (response.statusCode === 204 || response.statusCode === 304) return packer;
    response.vary("accept-encoding");
    response.setHeader("content-encoding", encoding);
    response.removeHeader("content-length");
    packer =
      encoding === "br"
        ? createBrotliCompress({
            flush: constants.BROTLI_OPERATION_FLUSH,
            params: { [constants.BROTLI_PARAM_QUALITY]: 4 },
          })
        : createGzip({ flush: constants.Z_SYNC_FLUSH });
    packer.on("data", (piece: Buffer) => write(piece));
    packer.on("drain", () => response.emit("drain"));
    packer.on("end", () => end());
    response.on("close", () => packer?.destroy());
    return packer;
  };

  response.write = ((piece: string | Buffer, ...rest: []) =>
    start()?.write(piece) ?? write(piece, ...rest)) as typeof response.write;
  response.end = ((piece?: unknown, ...rest: []) => {
    const hasPiece = typeof piece === "string" || piece instanceof Uint8Array;
    const stream = hasPiece ? start() : (packer ?? null);
    if (!stream) return end(piece as string, ...rest);
    if (hasPiece) stream.end(piece);
    else stream.end();
    return response;
  }) as typeof response.end;
}

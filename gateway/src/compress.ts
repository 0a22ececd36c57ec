import type { RequestHandler } from "express";
import { constants, gzip } from "node:zlib";

const WORTH_IT_BYTES = 2_048;
const OPTIONS = { level: constants.Z_BEST_SPEED };

/** Long answers are packed for those who can unpack them. */
export const compress: RequestHandler = (request, response, next) => {
  if (!/\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""))) return next();
  const send = response.send.bind(response);
  response.send = (body: unknown) => {
    if (typeof body !== "string" || body.length < WORTH_IT_BYTES) return send(body);
    gzip(body, OPTIONS, (error, packed) => {
      if (error) return send(body);
      response.vary("accept-encoding");
      response.set("content-encoding", "gzip");
      send(packed);
    });
    return response;
  };
  next();
};

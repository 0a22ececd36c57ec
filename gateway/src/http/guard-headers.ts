import type { RequestHandler } from "express";

/** Answers are JSON for programs: no page may frame, run or sniff them, and nobody may keep them. */
export const guardHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "cache-control": "no-store",
  });
  next();
};

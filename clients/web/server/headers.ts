import type { RequestHandler } from "express";
import helmet from "helmet";
import { randomBytes } from "node:crypto";
import type { Env } from "./env.js";

/** A page runs the scripts this answer names and nothing else; nobody frames it. */
export function guardHeaders({ publicGatewayUrl, cmsUrl, tilesUrl }: Env): RequestHandler {
  const socket = new URL(publicGatewayUrl).origin.replace(/^http/, "ws");
  const newsroom = cmsUrl ? [new URL(cmsUrl).origin] : [];
  const tiles = tilesUrl ? [new URL(tilesUrl).origin] : [];
  return (request, response, next) => {
    const nonce = randomBytes(16).toString("base64");
    response.locals["nonce"] = nonce;
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'", `'nonce-${nonce}'`],
          styleSrc: ["'self'"],
          // Pictures of claims come from the gateway's address.
          imgSrc: ["'self'", new URL(publicGatewayUrl).origin, ...newsroom, ...tiles],
          fontSrc: ["'self'"],
          workerSrc: ["'self'"],
          manifestSrc: ["'self'"],
          connectSrc: ["'self'", socket],
          // Browsers hold the rule against redirects too, and editors are sent on to the newsroom.
          formAction: ["'self'", ...newsroom],
          frameAncestors: ["'none'"],
          baseUri: ["'none'"],
        },
      },
      // Without it browsers hide the origin of our own forms from us.
      referrerPolicy: { policy: "strict-origin-when-cross-origin" },
      // Pictures come from the newsroom's address, which is another origin on one machine.
      crossOriginEmbedderPolicy: false,
      strictTransportSecurity: request.secure ? { maxAge: 31_536_000 } : false,
    })(request, response, next);
  };
}

import type { RequestHandler } from "express";
import helmet from "helmet";
import { randomBytes } from "node:crypto";
import { matchPath } from "react-router";
import { translatePath } from "../app/language/locale.js";
import type { Env } from "./env.js";

/** What the newsroom shows its editors beside their text (`cms/src/editor/preview.ts`). */
const SHOWN_BY_NEWSROOM = [
  "/articles/:id",
  "/knowledge/:id",
  "/knowledge/rubrics/:id",
  "/newspaper-issues/:id",
  "/organisations/:id",
  "/organisations/:id/newspaper",
  "/organisations/:id/sections/:id",
];

/** A page runs the scripts this answer names and nothing else; nobody frames it, but the newsroom what is for reading. */
export function guardHeaders({ publicGatewayUrl, cmsUrl, tilesUrl }: Env): RequestHandler {
  const socket = new URL(publicGatewayUrl).origin.replace(/^http/, "ws");
  const newsroom = cmsUrl ? [new URL(cmsUrl).origin] : [];
  const tiles = tilesUrl ? [new URL(tilesUrl).origin] : [];
  return (request, response, next) => {
    const nonce = randomBytes(16).toString("base64");
    response.locals["nonce"] = nonce;
    const page = translatePath(request.path, "ru");
    const framers = SHOWN_BY_NEWSROOM.some((shown) => matchPath(shown, page)) ? newsroom : [];
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
          frameAncestors: framers.length > 0 ? framers : ["'none'"],
          baseUri: ["'none'"],
        },
      },
      // Older than the policy above, it cannot name who may.
      xFrameOptions: framers.length > 0 ? false : { action: "deny" },
      // Without it browsers hide the origin of our own forms from us.
      referrerPolicy: { policy: "strict-origin-when-cross-origin" },
      // Pictures come from the newsroom's address, which is another origin on one machine.
      crossOriginEmbedderPolicy: false,
      strictTransportSecurity: request.secure ? { maxAge: 31_536_000 } : false,
    })(request, response, next);
  };
}

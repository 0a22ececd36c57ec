import { env } from "../src/env.js";

const site = new URL(env().siteUrl).origin;

export = [
  "strapi::logger",
  "global::closed-rest",
  "strapi::errors",
  {
    name: "strapi::security",
    config: {
      contentSecurityPolicy: {
        useDefaults: true,
        directives: {
          "default-src": ["'self'"],
          "connect-src": ["'self'"],
          "img-src": ["'self'", "data:", "blob:"],
          "media-src": ["'self'", "data:", "blob:"],
          "frame-src": ["'self'", site],
          upgradeInsecureRequests: null,
        },
      },
    },
  },
  { name: "strapi::cors", config: { origin: [new URL(env().publicUrl).origin] } },
  "strapi::poweredBy",
  "strapi::query",
  { name: "strapi::body", config: { jsonLimit: "2mb", formLimit: "100kb", textLimit: "100kb" } },
  "strapi::session",
  "strapi::favicon",
  "strapi::public",
];

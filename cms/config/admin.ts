import { derive, env } from "../src/env.js";
import { previewUrl } from "../src/editor/preview.js";

const { secret, publicUrl, siteUrl } = env();
const hours = 60 * 60;

export = {
  apiToken: {
    salt: derive(secret, "strapi:API_TOKEN_SALT"),
    secrets: { encryptionKey: derive(secret, "strapi:ENCRYPTION_KEY") },
  },
  secrets: { encryptionKey: derive(secret, "strapi:ENCRYPTION_KEY") },
  transfer: { token: { salt: derive(secret, "strapi:TRANSFER_TOKEN_SALT") } },
  auth: {
    secret: derive(secret, "strapi:ADMIN_JWT_SECRET"),
    cookie: { secure: publicUrl.startsWith("https:") },
    // An editor's grants are looked at when they sign in, so nobody stays signed in for long.
    sessions: {
      accessTokenLifespan: 10 * 60,
      maxRefreshTokenLifespan: 8 * hours,
      idleRefreshTokenLifespan: 2 * hours,
      maxSessionLifespan: 8 * hours,
      idleSessionLifespan: 2 * hours,
    },
  },
  autoOpen: false,
  flags: { nps: false, promoteEE: false },
  preview: {
    enabled: true,
    config: { allowedOrigins: [new URL(siteUrl).origin], handler: previewUrl },
  },
};

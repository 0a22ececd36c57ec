import type { Context, Next } from "koa";

/**
 * Readers are served from the published views; the REST interface would show drafts to any read-only token.
 * Editors have no password to forget, and the newsroom sends no letters.
 */
const closed = /^\/(api|graphql|admin\/(forgot-password|reset-password|register|register-admin))(\/|$)/i;

export = () => (ctx: Context, next: Next) => {
  if (closed.test(ctx.path)) {
    ctx.status = 404;
    return;
  }
  return next();
};

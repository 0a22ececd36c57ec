import type { Context, Next } from "koa";

/** Readers are served from the published views. The REST interface would show drafts to any read-only token. */
export = () => (ctx: Context, next: Next) => {
  if (/^\/(api|graphql)(\/|$)/i.test(ctx.path)) {
    ctx.status = 404;
    return;
  }
  return next();
};

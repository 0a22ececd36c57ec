import { createRequestHandler } from "@react-router/express";
import express, { type Express, type Request } from "express";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { RouterContextProvider, type ServerBuild } from "react-router";
// The pages, as the build makes them.
import * as build from "virtual:react-router/server-build";
import { log } from "../app/log.server.js";
import { localeOf } from "../app/language/locale.js";
import { eraseSession, writeSession } from "../app/session/cookie.js";
import { deviceOf } from "../app/session/device.js";
import { refreshThrough } from "../app/session/refresh.server.js";
import { type Session, SessionKeeper } from "../app/session/session-keeper.js";
import { receive } from "../app/session/visit.js";
import { compress } from "./compress.js";
import { type Env, readEnv, WrongEnvironment } from "./env.js";
import { guardHeaders } from "./headers.js";
import { comesFromOwnPage, declinesLetter } from "./origin.js";
import { refusedPage } from "./refused-page.js";

export { operations } from "../app/gateway/graphql.js";

const CLIENT = fileURLToPath(new URL("../client", import.meta.url));

/** Starts the site as its environment says, and ends it on SIGTERM. */
export async function startSite(): Promise<void> {
  const env = readEnvOrExit();
  log.level = env.logLevel;
  const server = createServer(siteOf(env));
  // A reader's connection may stay open between pages for longer than a proxy's.
  server.keepAliveTimeout = 65_000;
  server.on("error", (error: NodeJS.ErrnoException) => {
    process.stderr.write(
      error.code === "EADDRINUSE" ? `Port ${env.port} is taken by another program.\n` : `${error.message}\n`,
    );
    process.exit(1);
  });
  server.listen(env.port, env.host, () => {
    log.info({ port: (server.address() as AddressInfo).port, gateway: env.gatewayUrl }, "the site is up");
  });
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stop(server));
}

function stop(server: Server): void {
  log.info("the site stops");
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  // Who is still reading after three seconds is cut.
  setTimeout(() => server.closeAllConnections(), 3_000).unref();
}

function readEnvOrExit(): Env {
  try {
    // oxlint-disable-next-line no-process-env -- the one place that reads it
    return readEnv(process.env);
  } catch (error) {
    if (!(error instanceof WrongEnvironment)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

function siteOf(env: Env): Express {
  const sessions = new SessionKeeper(refreshThrough(env.gatewayUrl));
  const app = express();
  app.disable("x-powered-by");
  // A proxy in front of us stands on this machine or in its private network.
  app.set("trust proxy", "loopback, linklocal, uniquelocal");
  app.get("/health/live", (_request, response) => {
    response.json({ status: "up" });
  });
  app.use(compress);
  app.use(guardHeaders(env));
  app.use(
    "/assets",
    express.static(`${CLIENT}/assets`, { immutable: true, maxAge: "1y", fallthrough: false }),
  );
  app.use(express.static(CLIENT, { maxAge: "1h", index: false }));
  app.use((request, response, next) => {
    // Pages differ by reader; the browser may keep one for "back", nobody may keep it for another.
    response.set("cache-control", "private, no-cache");
    const isRead = request.method === "GET" || request.method === "HEAD";
    if (isRead || comesFromOwnPage(request.headers) || declinesLetter(request.path)) return next();
    log.warn({ origin: request.headers.origin, path: request.path }, "a form of another site was refused");
    response
      .status(403)
      .type("html")
      .send(refusedPage(localeOf(request.path)));
  });
  app.use(async (request, response, next) => {
    const session = await sessions.open(request.headers.cookie);
    for (const cookie of session.setCookies) response.append("set-cookie", cookie);
    response.locals["session"] = session;
    next();
  });
  app.use(
    createRequestHandler({
      build: build as unknown as ServerBuild,
      getLoadContext: (request, response) => {
        const session = response.locals["session"] as Session;
        const give = (cookies: readonly string[]) => {
          if (!response.headersSent) for (const cookie of cookies) response.append("set-cookie", cookie);
        };
        let renewal: Promise<string | null> | undefined;
        return receive(new RouterContextProvider(), {
          gatewayUrl: env.gatewayUrl,
          publicGatewayUrl: env.publicGatewayUrl,
          cmsUrl: env.cmsUrl,
          tilesUrl: env.tilesUrl,
          locale: localeOf(request.path.replace(/^\/en\.data$/, "/en")),
          address: request.ip ?? "",
          access: session.access,
          refreshToken: session.refreshToken,
          device: deviceOf(request.headers["user-agent"]),
          nonce: response.locals["nonce"] as string,
          isDocument: isDocument(request),
          renew: () =>
            // A page already on its way cannot bring new cookies: the old ones must stay good.
            (renewal ??= response.headersSent ? Promise.resolve(null) : renew(sessions, session, give)),
          forget: () => {
            give(eraseSession());
            if (!response.headersSent) response.set("clear-site-data", '"storage"');
          },
          remember: (tokens) => give(writeSession(tokens)),
        });
      },
    }),
  );
  return app;
}

async function renew(
  sessions: SessionKeeper,
  { refreshToken }: Session,
  give: (cookies: readonly string[]) => void,
): Promise<string | null> {
  const ended = { access: null, refreshToken: null, setCookies: eraseSession() };
  const lasting = { access: null, refreshToken, setCookies: [] };
  const { access, setCookies } = refreshToken === null ? ended : await sessions.renew(refreshToken, lasting);
  give(setCookies);
  return access;
}

/** React Router's scripts ask for `<page>.data`. */
function isDocument(request: Request): boolean {
  return !request.path.endsWith(".data");
}

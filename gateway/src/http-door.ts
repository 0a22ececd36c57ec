import type { ApolloServer } from "@apollo/server";
import { expressMiddleware } from "@as-integrations/express5";
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
import { GraphQLError } from "graphql";
import type { Logger } from "pino";
import type { Asker } from "./asker.js";
import { compress } from "./compress.js";
import { filesDoor } from "./files-door.js";
import type { Health } from "./health.js";
import type { Reception } from "./identity/reception.js";
import type { DocumentDoor } from "./limits/admit-document.js";
import { readBody } from "./limits/read-body.js";
import { refusal, writeRefusal } from "./limits/refusal.js";

interface HttpDoorOptions {
  readonly apollo: ApolloServer<Asker>;
  readonly reception: Reception;
  readonly documents: DocumentDoor;
  readonly health: Health;
  readonly origins: ReadonlySet<string>;
  /** Where a service is; undefined when there is none of that name. */
  readonly urlOf: (service: string) => string | undefined;
  readonly log: Logger;
}

/** What speaks HTTP: /graphql, /files, /health/live, /health/ready, and nothing else. */
export function httpDoor({
  apollo,
  reception,
  documents,
  health,
  origins,
  urlOf,
  log,
}: HttpDoorOptions): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("etag", false);
  app.use(guardHeaders);
  app.get("/health/live", (_request, response) => {
    response.json({ status: "up" });
  });
  app.get("/health/ready", async (_request, response) => {
    const report = await health.report();
    response.status(report.status === "up" ? 200 : 503).json(report);
  });
  app.use(
    "/graphql",
    cors(origins),
    compress,
    async (request, _response, next) => {
      if (request.method === "POST") request.body = await readBody(request);
      else request.body = undefined;
      const text = queryOf(request.body) ?? request.query["query"];
      if (typeof text === "string" && text !== "") documents.admit(text);
      next();
    },
    expressMiddleware(apollo, {
      context: ({ req }) => reception.receive(req),
    }),
  );
  app.use("/files", cors(origins), filesDoor({ reception, urlOf }));
  app.use((_request, response) => {
    response.status(404).json({ errors: [{ message: "No such path.", extensions: { code: "NOT_FOUND" } }] });
  });
  app.use(tellRefusal(log));
  return app;
}

function queryOf(body: unknown): unknown {
  return typeof body === "object" && body !== null ? (body as { query?: unknown }).query : undefined;
}

/** Answers are JSON for programs: no page may frame, run or sniff them. */
const guardHeaders: RequestHandler = (_request, response, next) => {
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

function cors(origins: ReadonlySet<string>): RequestHandler {
  return (request, response, next) => {
    const { origin } = request.headers;
    if (origin !== undefined) {
      response.vary("origin");
      if (origins.has(origin) || origins.has("*")) {
        response.set("access-control-allow-origin", origin);
        // A list names whom we trust with cookies; "anyone" is nobody in particular.
        if (origins.has(origin)) response.set("access-control-allow-credentials", "true");
      }
    }
    if (request.method !== "OPTIONS") return next();
    response
      .set({
        "access-control-allow-methods": "GET,POST",
        "access-control-allow-headers": "authorization,content-type,accept-language,apollo-require-preflight",
        "access-control-max-age": "600",
      })
      .status(204)
      .end();
  };
}

function tellRefusal(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const refused = error instanceof GraphQLError ? error : unreadable(error, log);
    const { status, body } = writeRefusal(refused);
    // What is left of a body that is too large is not read.
    if (status === 413) response.set("connection", "close");
    response.status(status).type("application/json").send(body);
  };
}

function unreadable(error: unknown, log: Logger): GraphQLError {
  log.warn({ err: error }, "a request could not be read");
  return refusal("The request cannot be read.", "BAD_REQUEST");
}

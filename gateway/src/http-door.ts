import express, { type ErrorRequestHandler, type Express } from "express";
import { GraphQLError } from "graphql";
import type { Logger } from "pino";
import { filesDoor } from "./files-door.js";
import type { Health } from "./health.js";
import { cors } from "./http/cors.js";
import { graphqlDoor, type GraphqlDoorOptions } from "./http/graphql-door.js";
import { guardHeaders } from "./http/guard-headers.js";
import { anyMediaTypeFor } from "./http/media-type.js";
import { refuseExcess } from "./http/refuse-excess.js";
import { nameRequest } from "./http/request-id.js";
import { send } from "./http/send.js";
import { refusal, writeRefusal } from "./limits/refusal.js";

interface HttpDoorOptions extends GraphqlDoorOptions {
  readonly health: Health;
  readonly origins: ReadonlySet<string>;
  /** Where a service is; undefined when there is none of that name. */
  readonly urlOf: (service: string) => string | undefined;
  readonly log: Logger;
}

/** What speaks HTTP: /graphql, /files, /health/live, /health/ready, and nothing else. */
export function httpDoor({ health, origins, urlOf, log, ...graphql }: HttpDoorOptions): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("etag", false);
  app.use(guardHeaders, nameRequest, refuseExcess());
  app.get("/health/live", (_request, response) => {
    response.json({ status: "up" });
  });
  app.get("/health/ready", async (_request, response) => {
    const report = await health.report();
    response.status(report.status === "up" ? 200 : 503).json(report);
  });
  app.all("/graphql", cors(origins), graphqlDoor(graphql));
  app.use("/files", cors(origins), filesDoor({ reception: graphql.reception, urlOf }));
  app.use(() => {
    throw refusal("No such path.", "NOT_FOUND", 404);
  });
  app.use(tellRefusal(log));
  return app;
}

function tellRefusal(log: Logger): ErrorRequestHandler {
  return async (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const refused = writeRefusal(asRefusal(error, response.getHeader("x-request-id"), log));
    await send(request, response, { ...refused, type: anyMediaTypeFor(request).name });
  };
}

function asRefusal(error: unknown, requestId: unknown, log: Logger): GraphQLError {
  if (error instanceof GraphQLError) return error;
  // Express marks what a client has done wrong, such as half an escape in an address.
  const { status } = error as { status?: number };
  if (status && status < 500) return refusal("The request cannot be read.", "BAD_REQUEST");
  log.error({ err: error, requestId }, "the door failed");
  return refusal("Something went wrong.", "INTERNAL", 500);
}

import express, { type ErrorRequestHandler } from "express";
import { GraphQLError } from "graphql";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Logger } from "pino";
import { filesDoor } from "../files-door.js";
import type { Health } from "../health.js";
import { answersPreflight } from "./cors.js";
import { graphqlDoor, type GraphqlDoorOptions } from "./graphql-door.js";
import { guardHeaders } from "./guard-headers.js";
import { anyMediaTypeFor } from "./media-type.js";
import { refuseExcess } from "./refuse-excess.js";
import { isGraphqlPath } from "./path.js";
import { nameRequest } from "./request-id.js";
import { send } from "./send.js";
import { refusal, writeRefusal } from "../limits/refusal.js";
import { wantsStream } from "../live/stream-door.js";
import { isForPeople, showGraphiql } from "../sight/graphiql.js";

interface HttpDoorOptions extends GraphqlDoorOptions {
  readonly health: Health;
  readonly origins: ReadonlySet<string>;
  /** Where a service is; undefined when there is none of that name. */
  readonly urlOf: (service: string) => string | undefined;
  /** Whether a browser is shown a page to ask from. */
  readonly hasPage: boolean;
  /** Answers those who want events. */
  readonly stream: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly log: Logger;
}

/**
 * What speaks HTTP: /graphql, /files, /health/live, /health/ready, and nothing else. Operations go straight to their door;
 * the rest are few enough to go through express.
 */
export function httpDoor(options: HttpDoorOptions): RequestListener {
  const { origins, hasPage, stream, log } = options;
  const graphql = graphqlDoor(options);
  const refuseTooMuch = refuseExcess();
  const refuse = tellRefusal(log);
  const others = otherDoors(options, refuse);
  return (request, response) => {
    guardHeaders(response);
    nameRequest(request, response);
    try {
      refuseTooMuch(request, response);
    } catch (error) {
      return void refuse(error, request, response);
    }
    if (!isGraphqlPath(request.url)) return others(request, response);
    if (answersPreflight(request, response, origins)) return;
    const answer = hasPage && isForPeople(request) ? showGraphiql : wantsStream(request) ? stream : graphql;
    answer(request, response).catch((error: unknown) => refuse(error, request, response));
  };
}

type Refuse = (error: unknown, request: IncomingMessage, response: ServerResponse) => Promise<void>;

function otherDoors(
  { health, origins, urlOf, reception, budget }: HttpDoorOptions,
  refuse: Refuse,
): RequestListener {
  const app = express();
  app.disable("x-powered-by");
  app.set("etag", false);
  app.get("/health/live", (_request, response) => {
    response.json({ status: "up" });
  });
  app.get("/health/ready", async (_request, response) => {
    const report = await health.report();
    response.status(report.status === "up" ? 200 : 503).json(report);
  });
  app.use("/files", (request, response, next) => {
    if (!answersPreflight(request, response, origins)) next();
  });
  app.use("/files", filesDoor({ reception, budget, urlOf }));
  app.use(() => {
    throw refusal("No such path.", "NOT_FOUND", 404);
  });
  const tell: ErrorRequestHandler = (error, request, response, next) => {
    if (response.headersSent) return next(error);
    return refuse(error, request, response);
  };
  app.use(tell);
  return app;
}

function tellRefusal(log: Logger): Refuse {
  return async (error, request, response) => {
    if (response.headersSent) return void response.destroy();
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

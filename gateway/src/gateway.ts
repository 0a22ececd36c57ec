import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Logger } from "pino";
import type { Asker } from "./asker.js";
import type { Engine, EngineOptions } from "./engine/engine.js";
import { Federation } from "./federation.js";
import { Health } from "./health.js";
import { httpDoor } from "./http/http-door.js";
import { refuseUnreadable } from "./http/refuse-unreadable.js";
import { Reception } from "./identity/reception.js";
import { Revocations } from "./identity/revocations.js";
import { DocumentDoor } from "./limits/admit-document.js";
import { Budget } from "./limits/budget.js";
import { LIMITS } from "./limits/limits.js";
import { LiveDoor } from "./live/live-door.js";
import { LiveOperations } from "./live/live-operations.js";
import { KnownOperations } from "./operation/known-operations.js";
import { validatedDocuments } from "./operation/validated-documents.js";
import { Editions } from "./reload/editions.js";
import { MetricsDoor } from "./sight/metrics-door.js";
import { metricsOf } from "./sight/metrics.js";
import { Sight } from "./sight/sight.js";
import { traceReading } from "./sight/trace-reading.js";
import type { Traces } from "./sight/traces.js";
import { formatError } from "./format-error.js";

export interface GatewayOptions extends EngineOptions {
  readonly port: number;
  readonly host: string;
  readonly jwksUrl: string;
  readonly internalKey: Buffer;
  readonly origins: readonly string[];
  /** Networks whose servers are believed about whom they ask for; this machine when absent. */
  readonly proxies?: readonly string[];
  /** Parts beside the subgraphs, and where they say how they are. */
  readonly others?: Readonly<Record<string, string>>;
  /** Operations that go by their sha256, and whether any other is answered. */
  readonly known?: KnownOperations;
  /** How many requests a viewer may send; no limit when absent. */
  readonly requestsPerMinute?: number | null;
  /** How long the headers of a request may take to come, and then its body. */
  readonly patienceMs?: number;
  /** Sessions that end while their tokens say otherwise; told from outside. */
  readonly revocations?: Revocations;
  /** Where figures are read, apart from everything else; nowhere when absent. */
  readonly metrics?: { readonly port: number; readonly host: string } | null;
  readonly traces?: Traces | null;
  /** Whether answers and pages help those who develop. */
  readonly isDevelopment?: boolean;
  readonly log: Logger;
}

const SERVER_OPTIONS = {
  maxHeaderSize: LIMITS.headerBytes,
  connectionsCheckingInterval: 1_000,
  // Longer than proxies keep theirs, so that none writes into a connection that is being closed.
  keepAliveTimeout: 65_000,
  // Those who speak other protocols too, such as h2c, are answered in HTTP.
  shouldUpgradeCallback: ({ headers }: IncomingMessage) => headers.upgrade?.toLowerCase() === "websocket",
  // The door says so itself, in JSON.
  requireHostHeader: false,
};
const MOST_ERRORS = 10;
// Thousands come back at once when another gateway has gone.
const BACKLOG = 4_096;
const DRAIN_MS = 3_000;
const IDLE_CHECK_MS = 50;

/** One door to the whole graph. */
export class Gateway {
  private constructor(
    private readonly server: Server,
    private readonly apollo: ApolloServer<Asker>,
    private readonly live: LiveDoor,
    readonly liveOperations: LiveOperations,
    readonly editions: Editions,
    readonly metrics: MetricsDoor | null,
  ) {}

  static async start(options: GatewayOptions): Promise<Gateway> {
    const { log, known = new KnownOperations(), patienceMs = LIMITS.patienceMs } = options;
    const origins = new Set(options.origins);
    const documents = new DocumentDoor();
    const sight = new Sight({
      log,
      traces: options.traces ?? null,
      hasTimings: options.isDevelopment ?? false,
      operations: known.names,
    });
    const editions = new Editions({ ...options, documents, tally: sight.engine });
    const revocations = options.revocations ?? new Revocations();
    const reception = new Reception({ ...options, origins, revocations });
    const federation = new Federation(editions, documents, log);
    const apollo = new ApolloServer<Asker>({
      gateway: federation,
      documentStore: validatedDocuments(documents),
      introspection: true,
      includeStacktraceInErrorResponses: false,
      persistedQueries: false,
      validationOptions: { maxErrors: MOST_ERRORS },
      stopOnTerminationSignals: false,
      formatError,
      logger: log,
      plugins: [
        ApolloServerPluginCacheControlDisabled(),
        ApolloServerPluginLandingPageDisabled(),
        federation,
        ...(options.traces ? [traceReading] : []),
      ],
    });
    await apollo.start();
    const caller = await reception.receive({ headers: {}, socket: {} });
    const health = new Health({
      editions,
      caller,
      others: options.others ?? {},
    });
    const budget = new Budget(options.requestsPerMinute ?? null);
    const anyone = reception.anyone.bind(reception);
    const liveOperations = new LiveOperations({
      edition: editions.current,
      anyone,
      known,
      budget,
      sight,
      log,
    });
    editions.follow((edition) => liveOperations.adopt(edition));
    const live = new LiveDoor({
      reception,
      revocations,
      operations: liveOperations,
      origins,
      budget,
      patienceMs,
    });
    const server = createServer(
      { ...SERVER_OPTIONS, headersTimeout: patienceMs },
      httpDoor({
        apollo,
        editions,
        sight,
        reception,
        known,
        documents,
        budget,
        patienceMs,
        health,
        origins,
        hasPage: options.isDevelopment ?? false,
        stream: (request, response) => live.stream(request, response),
        urlOf: (service) => editions.current.engine.services.get(service)?.url,
        log,
      }),
    );
    live.attach(server);
    refuseUnreadable(server);
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      const { port, host } = options;
      server.listen({ port, host, backlog: BACKLOG }, resolve);
    });
    const registry = options.metrics && metricsOf({ sight, editions, live });
    const metrics = registry ? await MetricsDoor.open(registry, options.metrics) : null;
    return new Gateway(server, apollo, live, liveOperations, editions, metrics);
  }

  get engine(): Engine {
    return this.editions.current.engine;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Takes nobody new in, lets those inside finish, and cuts off who does not within a few seconds. */
  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    const left = this.live.stop();
    // A kept connection whose last answer has gone out would be waited for until the client lets go of it.
    const idle = setInterval(() => this.server.closeIdleConnections(), IDLE_CHECK_MS);
    const cut = setTimeout(() => this.server.closeAllConnections(), DRAIN_MS);
    await Promise.all([left, closed]);
    clearInterval(idle);
    clearTimeout(cut);
    await this.apollo.stop();
    await this.editions.close();
    await this.metrics?.close();
  }
}

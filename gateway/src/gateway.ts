import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Logger } from "pino";
import type { Asker } from "./asker.js";
import type { Engine, EngineOptions } from "./engine/engine.js";
import { federate } from "./federation.js";
import { Health } from "./health.js";
import { httpDoor } from "./http-door.js";
import { Reception } from "./identity/reception.js";
import { DocumentDoor } from "./limits/admit-document.js";
import { LiveDoor } from "./live/live-door.js";
import { LiveOperations } from "./live/live-operations.js";
import { Editions } from "./reload/editions.js";
import { formatError } from "./format-error.js";

interface GatewayOptions extends EngineOptions {
  readonly port: number;
  readonly host: string;
  readonly jwksUrl: string;
  readonly internalKey: Buffer;
  readonly origins: readonly string[];
  /** Parts beside the subgraphs, and where they say how they are. */
  readonly others?: Readonly<Record<string, string>>;
  readonly log: Logger;
}

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
  ) {}

  static async start(options: GatewayOptions): Promise<Gateway> {
    const { log } = options;
    const origins = new Set(options.origins);
    const documents = new DocumentDoor();
    const editions = new Editions({ ...options, documents });
    const reception = new Reception({ ...options, origins });
    const apollo = new ApolloServer<Asker>({
      gateway: federate(editions, log),
      introspection: true,
      csrfPrevention: true,
      allowBatchedHttpRequests: false,
      includeStacktraceInErrorResponses: false,
      hideSchemaDetailsFromClientErrors: true,
      stopOnTerminationSignals: false,
      formatError,
      logger: log,
      plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled()],
    });
    await apollo.start();
    const caller = await reception.receive({ headers: {}, socket: {} });
    const health = new Health({
      editions,
      caller,
      others: options.others ?? {},
    });
    const server = createServer(
      httpDoor({
        apollo,
        reception,
        documents,
        health,
        origins,
        urlOf: (service) => editions.current.engine.services.get(service)?.url,
        log,
      }),
    );
    const { engine, reader, door } = editions.current;
    const liveOperations = new LiveOperations(engine, reader, door, log);
    const live = new LiveDoor({ reception, operations: liveOperations, origins });
    live.attach(server);
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(options.port, options.host, resolve);
    });
    return new Gateway(server, apollo, live, liveOperations, editions);
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
    await this.live.stop();
    // A kept connection whose last answer has gone out would be waited for until the client lets go of it.
    const idle = setInterval(() => this.server.closeIdleConnections(), IDLE_CHECK_MS);
    const cut = setTimeout(() => this.server.closeAllConnections(), DRAIN_MS);
    await closed;
    clearInterval(idle);
    clearTimeout(cut);
    await this.apollo.stop();
    await this.editions.close();
  }
}

import {
  type ApolloServerOptions,
  type ApolloServerPlugin,
  type GraphQLRequestListener,
  type GraphQLResponse,
  HeaderMap,
} from "@apollo/server";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import type { Asker } from "./asker.js";
import type { Engine } from "./engine/engine.js";
import { toGraphQLError } from "./engine/fault.js";
import type { DocumentDoor } from "./limits/admit-document.js";
import type { Edition } from "./reload/edition.js";
import type { Editions } from "./reload/editions.js";

type GatewayInterface = NonNullable<ApolloServerOptions<Asker>["gateway"]>;
type OnSchema = Parameters<GatewayInterface["onSchemaLoadOrUpdate"]>[0];
type Result = Awaited<ReturnType<Engine["execute"]>>;

/** What Apollo knows of a valid operation. */
interface Asked {
  readonly source?: string;
  readonly operationName?: string | null;
  readonly queryHash?: string;
  readonly request: { readonly variables?: Readonly<Record<string, unknown>> };
  readonly schema: GraphQLSchema;
}

/**
 * Our engine, in the place Apollo Server keeps for a gateway, and as a plugin besides: it answers before Apollo asks its
 * gateway, for then Apollo holds the whole request by a getter in a literal, which V8 keeps until the next full
 * collection of its heap. Where there are errors Apollo asks all the same, and tells of them.
 */
export class Federation implements GatewayInterface, ApolloServerPlugin<Asker> {
  private readonly listeners = new Set<OnSchema>();
  /** A request is executed by the edition whose schema it was validated against. */
  private readonly bySchema = new WeakMap<GraphQLSchema, Edition>();
  /** What came of an operation, by who asked, until Apollo tells of its errors. */
  private readonly failed = new WeakMap<Asker, Result>();
  private readonly listener: GraphQLRequestListener<Asker> = {
    responseForOperation: (asked) => this.answer(asked, asked.contextValue),
  };

  constructor(
    private readonly editions: Editions,
    private readonly documents: DocumentDoor,
    private readonly log: Logger,
  ) {
    editions.follow((edition) => this.show(edition));
  }

  onSchemaLoadOrUpdate(listener: OnSchema): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async load(): ReturnType<GatewayInterface["load"]> {
    this.show(this.editions.current);
    return {
      executor: async (asked) => {
        const asker = asked.context as Asker;
        return this.failed.get(asker) ?? (await this.execute(asked, asker));
      },
    };
  }

  async stop(): Promise<void> {}

  async requestDidStart(): Promise<GraphQLRequestListener<Asker>> {
    return this.listener;
  }

  private async answer(asked: Asked, asker: Asker): Promise<GraphQLResponse | null> {
    const result = await this.execute(asked, asker);
    if (result.errors) {
      this.failed.set(asker, result);
      return null;
    }
    // Written already; who wants plain data has them by `toJSON()`.
    const data = result.data as unknown as Record<string, unknown> | null;
    return { http: NO_HEAD, body: { kind: "single", singleResult: { data } } };
  }

  private async execute(
    { source = "", operationName, queryHash = "", request, schema }: Asked,
    caller: Asker,
  ) {
    const document = this.documents.admit(source);
    const { engine } = this.bySchema.get(schema) ?? this.editions.current;
    const variables = request.variables ?? {};
    return await engine
      .execute({ key: queryHash, document, operationName, variables, caller })
      .catch((error: unknown): Result => {
        this.log.error({ err: error, operationName }, "the engine failed");
        return { data: null, errors: [toGraphQLError(ENGINE_FAILED)] };
      });
  }

  private show(edition: Edition): void {
    const { apiSchema, sdl } = edition.engine.supergraph;
    this.bySchema.set(apiSchema, edition);
    for (const listener of this.listeners) listener({ apiSchema, coreSupergraphSdl: sdl });
  }
}

const NO_HEAD = { headers: new HeaderMap() };
const ENGINE_FAILED = { message: "Something went wrong.", code: "INTERNAL", service: null };

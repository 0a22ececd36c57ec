import type { ApolloServerOptions } from "@apollo/server";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import type { Asker } from "./asker.js";
import { toGraphQLError } from "./engine/fault.js";
import type { DocumentDoor } from "./limits/admit-document.js";
import type { Edition } from "./reload/edition.js";
import type { Editions } from "./reload/editions.js";

type GatewayInterface = NonNullable<ApolloServerOptions<Asker>["gateway"]>;
type OnSchema = Parameters<GatewayInterface["onSchemaLoadOrUpdate"]>[0];

/** Our engine, in the place Apollo Server keeps for a gateway. */
export function federate(editions: Editions, documents: DocumentDoor, log: Logger): GatewayInterface {
  const listeners = new Set<OnSchema>();
  // A request is executed by the edition whose schema it was validated against.
  const bySchema = new WeakMap<GraphQLSchema, Edition>();
  const show = (edition: Edition) => {
    const { apiSchema, sdl } = edition.engine.supergraph;
    bySchema.set(apiSchema, edition);
    for (const listener of listeners) listener({ apiSchema, coreSupergraphSdl: sdl });
  };
  editions.follow(show);
  return {
    onSchemaLoadOrUpdate(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async load() {
      show(editions.current);
      return {
        executor: async ({ source, operationName, queryHash, request, context, schema }) => {
          const document = documents.admit(source);
          const { engine } = bySchema.get(schema) ?? editions.current;
          const variables = request.variables ?? {};
          return await engine
            .execute({ key: queryHash, document, operationName, variables, caller: context as Asker })
            .catch((error: unknown) => {
              log.error({ err: error, operationName }, "the engine failed");
              return { data: null, errors: [toGraphQLError(ENGINE_FAILED)] };
            });
        },
      };
    },
    stop: async () => {},
  };
}

const ENGINE_FAILED = { message: "Something went wrong.", code: "INTERNAL", service: null };

import type { ApolloServerOptions } from "@apollo/server";
import type { Logger } from "pino";
import type { Asker } from "./asker.js";
import type { Engine } from "./engine/engine.js";
import { toGraphQLError } from "./engine/fault.js";
import type { OperationDoor } from "./limits/admit-operation.js";
import { refusal } from "./limits/refusal.js";

type GatewayInterface = NonNullable<ApolloServerOptions<Asker>["gateway"]>;

/** Our engine, in the place Apollo Server keeps for a gateway. */
export function federate(engine: Engine, door: OperationDoor, log: Logger): GatewayInterface {
  const { apiSchema, sdl } = engine.supergraph;
  type OnSchema = Parameters<GatewayInterface["onSchemaLoadOrUpdate"]>[0];
  const listeners = new Set<OnSchema>();
  return {
    onSchemaLoadOrUpdate(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async load() {
      for (const listener of listeners) listener({ apiSchema, coreSupergraphSdl: sdl });
      return {
        executor: async ({ document, operation, operationName, queryHash, request, context }) => {
          if (operation.operation === "subscription") {
            throw refusal("Subscriptions are kept over a websocket at this path.", "BAD_REQUEST");
          }
          const variables = request.variables ?? {};
          const { cost } = door.admit(apiSchema, document, operation, variables);
          const result = await engine
            .execute({ key: queryHash, document, operationName, variables, caller: context as Asker })
            .catch((error: unknown) => {
              log.error({ err: error, operationName }, "the engine failed");
              return { data: null, errors: [toGraphQLError(ENGINE_FAILED)] };
            });
          return { ...result, extensions: { cost } };
        },
      };
    },
    stop: async () => {},
  };
}

const ENGINE_FAILED = { message: "Something went wrong.", code: "INTERNAL", service: null };

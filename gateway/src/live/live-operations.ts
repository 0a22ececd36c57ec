import { OperationTypeNode } from "graphql";
import type { SubscribePayload } from "graphql-ws";
import type { Logger } from "pino";
import type { Asker } from "../asker.js";
import type { Engine } from "../engine/engine.js";
import { toGraphQLError } from "../engine/fault.js";
import type { OperationDoor } from "../limits/admit-operation.js";
import { type OperationReader, Refused } from "../limits/read-operation.js";
import type { Hearer } from "./topic.js";
import { Topics } from "./topics.js";

export type OpenOperation =
  | { readonly kind: "answer"; readonly answer: Promise<object> }
  | { readonly kind: "topic"; readonly join: (hearer: Hearer) => () => void };

/** Operations that come over a websocket: subscriptions for as long as they are wanted, anything else once. */
export class LiveOperations {
  readonly topics: Topics;

  constructor(
    private readonly engine: Engine,
    private readonly reader: OperationReader,
    private readonly door: OperationDoor,
    private readonly log: Logger,
  ) {
    this.topics = new Topics(engine, log);
  }

  /** Throws what the one operation is refused for. */
  open({ query, operationName, variables: given }: SubscribePayload, asker: Asker): OpenOperation {
    const { apiSchema } = this.engine.supergraph;
    const { key, document, operation } = this.reader.read(apiSchema, query, operationName);
    const { cost } = this.door.admit(apiSchema, document, operation, given ?? {});
    const request = { key, document, operationName, variables: given, caller: asker };
    if (operation.operation !== OperationTypeNode.SUBSCRIPTION) {
      return { kind: "answer", answer: this.answer(request, cost) };
    }
    const ready = this.engine.ready(request);
    if ("errors" in ready) throw new Refused(ready.errors, "BAD_USER_INPUT");
    const question = `${key}:${operationName ?? ""}`;
    return {
      kind: "topic",
      join: (hearer) => this.topics.join(question, ready.prepared, ready.variables, asker, hearer),
    };
  }

  private async answer(request: Parameters<Engine["execute"]>[0], cost: number): Promise<object> {
    try {
      return { ...(await this.engine.execute(request)), extensions: { cost } };
    } catch (error) {
      this.log.error({ err: error }, "the engine failed");
      return {
        data: null,
        errors: [toGraphQLError({ message: "Something went wrong.", code: "INTERNAL", service: null })],
      };
    }
  }
}

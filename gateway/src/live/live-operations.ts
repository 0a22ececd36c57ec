import type { ViewerLocale } from "@angel/kit/access";
import { type OperationDefinitionNode, OperationTypeNode } from "graphql";
import type { SubscribePayload } from "graphql-ws";
import type { Logger } from "pino";
import type { Asker } from "../asker.js";
import { toGraphQLError } from "../engine/fault.js";
import { type Budget, payerOf } from "../limits/budget.js";
import { Refused } from "../limits/read-operation.js";
import type { KnownOperations } from "../operation/known-operations.js";
import type { Edition } from "../reload/edition.js";
import { queryPlanFor, wantsQueryPlan } from "../sight/query-plan.js";
import type { Sight } from "../sight/sight.js";
import { followed } from "../sight/watch.js";
import type { Hearer } from "./hearer.js";
import { asErrors } from "./live-error.js";
import type { Question, Readied } from "./question.js";
import { Topics } from "./topics.js";

type Request = Parameters<Edition["engine"]["execute"]>[0];

export type OpenOperation =
  | {
      readonly kind: "answer";
      readonly operation: OperationTypeNode;
      readonly answer: () => Promise<object>;
    }
  | {
      readonly kind: "topic";
      readonly join: (hearer: Hearer) => void;
    };

interface LiveOperationsOptions {
  readonly edition: Edition;
  /** One who asks on nobody's behalf. */
  readonly anyone: (locale: ViewerLocale) => Asker;
  readonly budget: Budget;
  readonly known: KnownOperations;
  readonly sight: Sight;
  readonly log: Logger;
}

/** Operations of those who stay: subscriptions for as long as they are wanted, anything else once. */
export class LiveOperations {
  readonly topics: Topics;
  private edition: Edition;

  constructor(private readonly options: LiveOperationsOptions) {
    this.edition = options.edition;
    this.topics = new Topics(options);
  }

  /** Serves another supergraph from now on. Resolves when nothing needs the one before it any more. */
  async adopt(edition: Edition): Promise<void> {
    this.edition = edition;
    await this.topics.adopt();
  }

  /** Throws what the one operation is refused for. `lastSeen` is where a stream that was cut off is taken up. */
  open(payload: SubscribePayload, asker: Asker, lastSeen: string | null = null): OpenOperation {
    try {
      return this.opened(payload, asker, lastSeen);
    } catch (error) {
      const visit = this.options.sight.visit("live");
      visit.refused(asErrors(error)[0]);
      visit.left(null);
      throw error;
    }
  }

  private opened(asked: SubscribePayload, asker: Asker, lastSeen: string | null): OpenOperation {
    this.options.budget.spend(payerOf(asker));
    const query = this.options.known.textOf(asked, asker);
    const payload = { ...asked, query, operationName: asked.operationName || null };
    const { engine } = this.edition;
    const { operation, request, cost } = this.read(payload, asker);
    const isPlanWanted = wantsQueryPlan({}, payload.extensions);
    if (operation.operation !== OperationTypeNode.SUBSCRIPTION) {
      return {
        kind: "answer",
        operation: operation.operation,
        answer: () =>
          this.answer(request, operation, () => ({
            cost,
            queryPlan: queryPlanFor(isPlanWanted, asker, engine, { query: payload.query, ...request }),
          })),
      };
    }
    const ready = () => this.ready(this.read(payload, asker).request);
    const readied = this.ready(request);
    // What is the same for everyone is asked in nobody's name, and so nobody can be shown more than anyone may see.
    const { isPublic } = readied.subscription;
    const question: Question = {
      key: `${request.key}:${request.operationName ?? ""}`,
      name: operation.name?.value,
      cost,
      ready,
      asker: isPublic ? this.options.anyone(asker.viewer.locale) : asker,
      lastSeen,
    };
    return {
      kind: "topic",
      join: (hearer) => {
        const visit = this.options.sight.visit("live");
        visit.asks(operation);
        visit.answered(undefined);
        visit.left(null);
        this.topics.join(question, readied, hearer);
      },
    };
  }

  private read({ query, operationName, variables }: SubscribePayload, asker: Asker) {
    const { engine, reader, door } = this.edition;
    const { apiSchema } = engine.supergraph;
    const { key, document, operation } = reader.read(apiSchema, query, operationName);
    const { cost } = door.admit(apiSchema, document, operation, variables ?? {});
    return { operation, request: { key, document, operationName, variables, caller: asker }, cost };
  }

  private ready(request: Request): Readied {
    const { engine } = this.edition;
    const ready = engine.ready(request);
    if ("errors" in ready) throw new Refused(ready.errors, "BAD_USER_INPUT");
    const { subscription } = ready.prepared;
    if (!subscription) throw new Error("This is no subscription.");
    return { ...ready, engine, subscription };
  }

  private async answer(
    request: Request,
    operation: OperationDefinitionNode,
    extensionsOf: () => object,
  ): Promise<object> {
    const visit = this.options.sight.visit("live");
    visit.asks(operation);
    const caller = followed(request.caller, visit.watch);
    const result = await this.edition.engine.execute({ ...request, caller }).catch((error: unknown) => {
      this.options.log.error({ err: error }, "the engine failed");
      return {
        data: null,
        errors: [toGraphQLError({ message: "Something went wrong.", code: "INTERNAL", service: null })],
      };
    });
    visit.answered(result.errors);
    visit.left(null);
    if (result.data === undefined) throw new Refused(result.errors ?? [], "BAD_USER_INPUT");
    return result.data === null ? result : { ...result, extensions: extensionsOf() };
  }
}

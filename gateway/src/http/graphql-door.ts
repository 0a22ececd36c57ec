import type { ApolloServer } from "@apollo/server";
import { type DocumentNode, type OperationDefinitionNode, OperationTypeNode } from "graphql";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Asker } from "../asker.js";
import { Presence } from "../engine/presence.js";
import { writeAnswer } from "../engine/write-answer.js";
import type { Reception } from "../identity/reception.js";
import type { DocumentDoor } from "../limits/admit-document.js";
import { type Budget, payerOf } from "../limits/budget.js";
import { letIn } from "../limits/let-in.js";
import { operationIn } from "../limits/read-operation.js";
import { refusal, RequestError, writeRefusal } from "../limits/refusal.js";
import type { KnownOperations } from "../operation/known-operations.js";
import type { Parameters } from "../operation/parameters.js";
import type { Editions } from "../reload/editions.js";
import { queryPlanFor, wantsQueryPlan } from "../sight/query-plan.js";
import type { Sight } from "../sight/sight.js";
import type { Visit } from "../sight/visit.js";
import { type MediaType, mediaTypeFor } from "./media-type.js";
import { readParameters } from "./read-parameters.js";
import { send } from "./send.js";

export interface GraphqlDoorOptions {
  readonly apollo: ApolloServer<Asker>;
  readonly editions: Editions;
  readonly reception: Reception;
  readonly known: KnownOperations;
  readonly documents: DocumentDoor;
  readonly budget: Budget;
  readonly sight: Sight;
  readonly patienceMs: number;
}

type Door = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** One request and all that goes with it. */
interface Call {
  readonly visit: Visit;
  readonly presence: Presence;
  readonly type: MediaType;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

const FAULTY_OPERATION = 400;
/** For the books only: nobody was there to hear an answer. */
const GONE = 499;

/** Queries and mutations by GraphQL over HTTP: reads, admits, lets Apollo run, and answers in the type that is liked. */
export function graphqlDoor(options: GraphqlDoorOptions): Door {
  return async (request, response) => {
    const visit = options.sight.visit("http", request.headers);
    const presence = new Presence();
    response.once("close", () => {
      if (!response.writableFinished) presence.leave();
      visit.left(response.writableFinished ? response.statusCode : GONE);
    });
    let type: MediaType | undefined;
    try {
      type = mediaTypeFor(request);
      await answer(options, { visit, presence, type, request, response });
    } catch (error) {
      visit.refused(error);
      if (!type || !(error instanceof RequestError)) throw error;
      const refused = writeRefusal(error);
      await send(request, response, { ...refused, type: type.name, status: statusFor(type, refused.status) });
    }
  };
}

async function answer(
  { apollo, reception, budget, patienceMs, ...doors }: GraphqlDoorOptions,
  { visit, presence, type, request, response }: Call,
): Promise<void> {
  const asker = await letIn(request, reception, budget);
  asker.watch = visit.watch;
  asker.presence = presence;
  budget.spend(payerOf(asker));
  const parameters = await readParameters(request, patienceMs);
  const { query, document, operation, cost } = admit(doors, parameters, asker, request.method);
  const { operationName, variables } = parameters;
  visit.asks(operation);
  const { body, http } = await apollo.executeOperation(
    { query, ...(operationName && { operationName }), ...(variables && { variables }) },
    { contextValue: asker },
  );
  if (body.kind !== "single") throw new Error("An operation was answered in parts.");
  const { data, errors, extensions } = body.singleResult;
  if (data === undefined) visit.refused(errors?.[0]);
  else visit.answered(errors);
  if (visit.timing) response.setHeader("server-timing", visit.timing.toString());
  const asked = { query, document, operationName, variables };
  const isPlanWanted = wantsQueryPlan(request.headers, parameters.extensions);
  const queryPlan = data && queryPlanFor(isPlanWanted, asker, doors.editions.current.engine, asked);
  const status = data === undefined ? statusFor(type, http.status ?? FAULTY_OPERATION) : (http.status ?? 200);
  await send(request, response, {
    status,
    type: type.name,
    encoding: "latin1",
    text: writeAnswer({ errors, data, extensions: { ...extensions, cost, queryPlan } }),
    headers: http.headers,
  });
}

/** Refuses what is too much or not for this way, before anything dearer looks at it. */
function admit(
  { known, documents, editions }: Pick<GraphqlDoorOptions, "known" | "documents" | "editions">,
  parameters: Parameters,
  asker: Asker,
  method: string | undefined,
): { query: string; document: DocumentNode; operation: OperationDefinitionNode; cost: number } {
  const query = known.textOf(parameters, asker);
  const document = documents.admit(query);
  const operation = operationIn(document, parameters.operationName);
  if (method !== "POST" && operation.operation !== OperationTypeNode.QUERY) {
    throw refusal("By GET one may only read.", "METHOD_NOT_ALLOWED", 405, { headers: { allow: "POST" } });
  }
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
    throw refusal("Subscriptions are kept over a websocket at this path.", "BAD_REQUEST");
  }
  const { engine, door } = editions.current;
  return {
    query,
    document,
    operation,
    ...door.admit(engine.supergraph.apiSchema, document, operation, parameters.variables ?? {}),
  };
}

function statusFor(type: MediaType, status: number): number {
  return type.isPlain && status === FAULTY_OPERATION ? 200 : status;
}

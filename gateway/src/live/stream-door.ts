import { type GraphQLError, OperationTypeNode } from "graphql";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { likedType } from "../http/negotiate.js";
import { readParameters } from "../http/read-parameters.js";
import type { Asker } from "../asker.js";
import type { Reception } from "../identity/reception.js";
import type { Budget } from "../limits/budget.js";
import { letIn } from "../limits/let-in.js";
import { refusal } from "../limits/refusal.js";
import type { Parameters } from "../operation/parameters.js";
import { mayAsk } from "../origin.js";
import { EventStream } from "./event-stream.js";
import type { Guests } from "./guests.js";
import { asErrors } from "./live-error.js";
import type { LiveOperations, OpenOperation } from "./live-operations.js";

interface StreamDoorOptions {
  readonly reception: Reception;
  readonly operations: LiveOperations;
  readonly guests: Guests;
  readonly origins: ReadonlySet<string>;
  readonly budget: Budget;
  readonly patienceMs: number;
}

const STREAM = "text/event-stream";
const MOST_ID = 200;

/** Whether a client wants its answer as events rather than as a document. */
export function wantsStream(request: IncomingMessage): boolean {
  if (request.method !== "GET" && request.method !== "POST") return false;
  if (!request.headers.accept?.toLowerCase().includes(STREAM)) return false;
  return likedType(request, [STREAM, "application/json", "application/graphql-response+json"]) === STREAM;
}

/** Operations for those who sit behind proxies that let no websocket through. */
export class StreamDoor {
  constructor(private readonly options: StreamDoorOptions) {}

  /** Throws what is wrong with the request; what is wrong with the operation is told in the stream. */
  async open(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { reception, guests, origins, budget, patienceMs } = this.options;
    if (guests.isClosing) throw refusal("The gateway is closing.", "SUBGRAPH_UNAVAILABLE", 503);
    refuseForgery(request.headers, origins);
    const asker = await letIn(request, reception, budget);
    const parameters = await readParameters(request, patienceMs, () => {});
    const asked = this.ask(parameters, asker, request);
    const stream = new EventStream(asker, response, (gone) => guests.delete(gone));
    guests.add(stream);
    guests.recognise(stream);
    if (Array.isArray(asked)) stream.fail(asked);
    else await stream.run(asked);
  }

  private ask(
    parameters: Parameters,
    asker: Asker,
    { method, headers }: IncomingMessage,
  ): OpenOperation | GraphQLError[] {
    let operation: OpenOperation;
    try {
      operation = this.options.operations.open(
        { ...parameters, query: parameters.query ?? "" },
        asker,
        lastSeenOf(headers),
      );
    } catch (error) {
      const errors = asErrors(error);
      if (statusOf(errors[0]) !== 400) throw error;
      return [...errors];
    }
    const isDeed = operation.kind === "answer" && operation.operation === OperationTypeNode.MUTATION;
    if (isDeed && method !== "POST") {
      throw refusal("By GET one may only read.", "METHOD_NOT_ALLOWED", 405, { headers: { allow: "POST" } });
    }
    return operation;
  }
}

/**
 * A browser's EventSource can send no header of ours, but says whose page it stands on, or at least that it is
 * another's.
 */
function refuseForgery(headers: IncomingHttpHeaders, origins: ReadonlySet<string>): void {
  const site = headers["sec-fetch-site"];
  const isForeign = headers.origin === undefined && (site === "cross-site" || site === "same-site");
  if (isForeign || !mayAsk(headers, origins)) {
    throw refusal("This page may not ask here.", "FORBIDDEN", 403);
  }
}

/** Where a stream that was cut off is taken up. */
function lastSeenOf(headers: IncomingHttpHeaders): string | null {
  const id = headers["last-event-id"];
  return typeof id === "string" && id !== "" && id.length <= MOST_ID ? id : null;
}

function statusOf(error: GraphQLError | undefined): number {
  const { http } = (error?.extensions ?? {}) as { http?: { status?: number } };
  return http?.status ?? 400;
}

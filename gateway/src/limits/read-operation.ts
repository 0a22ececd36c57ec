import {
  type DocumentNode,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  validate,
} from "graphql";
import { createHash } from "node:crypto";
import { BoundedCache, weightOf } from "../engine/bounded-cache.js";
import { withoutSuggestion } from "../engine/tellable.js";
import type { DocumentDoor } from "./admit-document.js";
import { type RefusalCode, RequestError } from "./refusal.js";

interface ReadOperation {
  readonly key: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** By weight. */
const MOST_DOCUMENTS = 1_000;
const MOST_ERRORS = 10;

/** What Apollo Server does for HTTP before it executes, for operations that come over a websocket. */
export class OperationReader {
  private readonly valid = new BoundedCache<
    string,
    { readonly key: string; readonly document: DocumentNode }
  >(MOST_DOCUMENTS);

  constructor(private readonly documents: DocumentDoor) {}

  read(schema: GraphQLSchema, text: string, operationName: string | null | undefined): ReadOperation {
    let known = this.valid.get(text);
    if (!known) {
      const document = this.documents.admit(text);
      const errors = validate(schema, document, undefined, { maxErrors: MOST_ERRORS });
      if (errors.length > 0) throw new Refused(errors, "GRAPHQL_VALIDATION_FAILED");
      known = { key: createHash("sha256").update(text).digest("hex"), document };
      this.valid.set(text, known, weightOf(text));
    }
    return { ...known, operation: operationIn(known.document, operationName) };
  }
}

/** The one operation that is meant; an empty name is none. */
export function operationIn(
  document: DocumentNode,
  operationName: string | null | undefined,
): OperationDefinitionNode {
  const operation = getOperationAST(document, operationName || null);
  if (operation) return operation;
  throw new RequestError("The document has no such operation, or several.", "OPERATION_RESOLUTION_FAILURE");
}

/** Several things are wrong at once. */
export class Refused extends Error {
  readonly errors: readonly GraphQLError[];

  constructor(errors: readonly GraphQLError[], code: RefusalCode) {
    super("The operation is refused.");
    this.errors = errors.map(
      (error) =>
        new GraphQLError(withoutSuggestion(error.message), {
          nodes: error.nodes ?? null,
          extensions: { code },
        }),
    );
  }
}

import {
  getNamedType,
  isCompositeType,
  isRequiredArgument,
  type GraphQLObjectType,
  parse,
  validateSchema,
} from "graphql";
import { Engine, type EngineOptions } from "../engine/engine.js";
import type { DocumentDoor } from "../limits/admit-document.js";
import { OperationDoor } from "../limits/admit-operation.js";
import { OperationReader } from "../limits/read-operation.js";

/** A supergraph and all that has been made of it. What one edition knows of an operation holds for no other. */
export interface Edition {
  readonly engine: Engine;
  readonly door: OperationDoor;
  readonly reader: OperationReader;
}

/** Throws when the supergraph cannot be served. */
export function makeEdition(options: EngineOptions, documents: DocumentDoor): Edition {
  const engine = new Engine(options);
  try {
    check(engine);
  } catch (error) {
    void engine.close();
    throw error;
  }
  return { engine, door: new OperationDoor(), reader: new OperationReader(documents) };
}

/** What was cut off or put together by hand may well be read and yet be of no use: each plain question is planned. */
function check(engine: Engine): void {
  const { apiSchema } = engine.supergraph;
  const [error] = validateSchema(apiSchema);
  if (error) throw error;
  const root = apiSchema.getQueryType();
  if (!root) throw new Error("The supergraph has nothing to ask for.");
  for (const question of plainQuestions(root)) {
    engine.explain({ key: question, document: parse(question), operationName: null, variables: null });
  }
}

function plainQuestions(root: GraphQLObjectType): string[] {
  return Object.values(root.getFields())
    .filter(({ args }) => !args.some(isRequiredArgument))
    .map(({ name, type }) => `{ ${name} ${isCompositeType(getNamedType(type)) ? "{ __typename }" : ""} }`);
}

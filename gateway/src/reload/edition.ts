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
  /** Root fields to which the planner finds no way. Who asks for one gets an error, and nobody else. */
  readonly unreachable: ReadonlySet<string>;
}

/** Throws when the supergraph cannot be served. */
export function makeEdition(options: EngineOptions, documents: DocumentDoor): Edition {
  const engine = new Engine(options);
  try {
    const unreachable = check(engine);
    return { engine, door: new OperationDoor(), reader: new OperationReader(documents), unreachable };
  } catch (error) {
    void engine.close();
    throw error;
  }
}

/**
 * What was cut off or put together by hand may well be read and yet be of no use: each plain question is planned. Answers
 * with the root fields for which that fails, unless it fails for all.
 */
function check(engine: Engine): ReadonlySet<string> {
  const { apiSchema } = engine.supergraph;
  const [error] = validateSchema(apiSchema);
  if (error) throw error;
  const root = apiSchema.getQueryType();
  if (!root) throw new Error("The supergraph has nothing to ask for.");
  const questions = plainQuestions(root);
  const failures = new Map<string, unknown>();
  for (const [name, question] of questions) {
    try {
      engine.explain({ key: question, document: parse(question), operationName: null, variables: null });
    } catch (failure) {
      failures.set(name, failure);
    }
  }
  const [first] = failures.values();
  if (failures.size > 0 && failures.size === questions.size) throw first;
  return new Set(failures.keys());
}

/** By the root field that each asks for. */
function plainQuestions(root: GraphQLObjectType): Map<string, string> {
  const plain = Object.values(root.getFields()).filter(({ args }) => !args.some(isRequiredArgument));
  return new Map(
    plain.map(({ name, type }) => [
      name,
      `{ ${name} ${isCompositeType(getNamedType(type)) ? "{ __typename }" : ""} }`,
    ]),
  );
}

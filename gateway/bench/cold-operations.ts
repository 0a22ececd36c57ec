import { quantile } from "@angel/kit/bench";
import { randomUUID } from "node:crypto";
import {
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
  validate,
} from "graphql";
import { DocumentDoor } from "../src/limits/admit-document.js";
import { makeEdition } from "../src/reload/edition.js";

const WARM_UP_ROUNDS = 10;
const NOBODY = { authorization: "", address: null };

/**
 * How long the gateway works on operations that nobody has asked before: reading, limits, validation, cost, planning and
 * compiling, in milliseconds for each. It is one piece of work without a pause, so the machine's other business shows as
 * now and then a longer time; of each operation the median of all rounds is told.
 */
export async function measureColdOperations(
  supergraphSdl: string,
  texts: readonly string[],
  rounds: number,
): Promise<number[]> {
  const documents = new DocumentDoor();
  const edition = makeEdition({ supergraphSdl, urlOf: () => "http://127.0.0.1:9/graphql" }, documents);
  const samples = texts.map((): number[] => []);
  for (let round = 0; round < WARM_UP_ROUNDS + rounds; round++) {
    for (const [at, text] of texts.entries()) {
      const unseen = neverSeen(text);
      const began = performance.now();
      prepareUnseen(unseen);
      if (round >= WARM_UP_ROUNDS) samples[at]?.push(performance.now() - began);
    }
    // Compilers and collectors of the machine go on with what a server leaves them time for.
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await edition.engine.close();
  return samples.map((times) => quantile(times, 0.5));

  function prepareUnseen(text: string): void {
    const { apiSchema } = edition.engine.supergraph;
    const document = documents.admit(text);
    const [error] = validate(apiSchema, document);
    if (error) throw error;
    const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    const variables = requiredVariables(apiSchema, operation as OperationDefinitionNode);
    edition.door.admit(apiSchema, document, operation as OperationDefinitionNode, variables);
    const question = { key: text, document, operationName: null, variables, caller: NOBODY };
    const ready = edition.engine.ready(question);
    if ("errors" in ready) throw ready.errors[0];
  }
}

/** The same question in words of its own. */
export function neverSeen(text: string): string {
  return text.replace("{", `{ _${randomUUID().replaceAll("-", "")}: __typename `);
}

function requiredVariables(
  schema: GraphQLSchema,
  { variableDefinitions }: OperationDefinitionNode,
): Record<string, unknown> {
  return Object.fromEntries(
    (variableDefinitions ?? []).flatMap(({ variable, type, defaultValue }) =>
      type.kind === Kind.NON_NULL_TYPE && !defaultValue
        ? [[variable.name.value, exampleOf(typeFromAST(schema, type) as GraphQLInputType)]]
        : [],
    ),
  );
}

function exampleOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return exampleOf(type.ofType);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(isRequiredInputField);
    return Object.fromEntries(fields.map((field) => [field.name, exampleOf(field.type)]));
  }
  return { Int: 1, Float: 1, Boolean: true }[type.name] ?? "2026-11-21";
}

import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from "graphql";
import { checkPageSize, checkVariables, pageSizeVariables } from "./admit-values.js";
import { compileCost } from "./cost.js";
import { LIMITS } from "./limits.js";
import { refusal } from "./refusal.js";

interface Rules {
  readonly cost: (variables: Readonly<Record<string, unknown>>) => number;
  readonly pages: readonly { argument: string; variable: string }[];
}

/** Refuses what is too much once the variables are known, and says what the operation may cost. */
export class OperationDoor {
  /** Rules live as long as the parsed document does. */
  private readonly rules = new WeakMap<OperationDefinitionNode, Rules>();

  admit(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    given: Readonly<Record<string, unknown>>,
  ): { readonly cost: number } {
    if (!schema.getRootType(operation.operation)) {
      throw refusal(`There is no ${operation.operation} here.`, "GRAPHQL_VALIDATION_FAILED");
    }
    checkVariables(given);
    const { cost, pages } = this.rulesFor(schema, document, operation);
    const all = withDefaults(operation, given);
    for (const { argument, variable } of pages) checkPageSize(argument, all[variable]);
    const figure = cost(all);
    if (figure > LIMITS.cost) {
      throw refusal(
        `This operation may cost ${figure}; ${LIMITS.cost} is the most.`,
        "GRAPHQL_VALIDATION_FAILED",
        400,
        { facts: { cost: figure } },
      );
    }
    return { cost: figure };
  }

  private rulesFor(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Rules {
    let rules = this.rules.get(operation);
    if (!rules) {
      rules = {
        cost: compileCost(schema, document, operation),
        pages: document.definitions.flatMap((definition) => pageSizeVariables(definition)),
      };
      this.rules.set(operation, rules);
    }
    return rules;
  }
}

function withDefaults(
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  let all: Record<string, unknown> | undefined;
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    if (defaultValue?.kind !== "IntValue" || given[variable.name.value] !== undefined) continue;
    all ??= { ...given };
    all[variable.name.value] = Number(defaultValue.value);
  }
  return all ?? given;
}

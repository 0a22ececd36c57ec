import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  getNamedType,
  type GraphQLObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parseType,
  type ValueNode,
  visit,
} from "graphql";

/** An alias no client can use: theirs may not begin with two underscores. */
export const CURSOR_ALIAS = "__cursor";
export const CURSOR_VARIABLE = "_resumeAfter";
const ARGUMENT = "after";

/**
 * A subscription with an argument `after` can be taken up where it was left. The operation is asked with a variable of
 * ours in that place, and for the cursor of each event: its `revision` when `after` is a text, its `id` otherwise.
 */
export interface Resumable {
  readonly operation: OperationDefinitionNode;
  /** Where the client wants to begin. */
  readonly given: ValueNode | undefined;
  /** The client's variable for it, where it says nothing else. */
  readonly variable: string | null;
  /** Whether its cursors are numbers. */
  readonly isNumber: boolean;
}

export function makeResumable(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  root: GraphQLObjectType,
): Resumable | null {
  const [node, ...others] = operation.selectionSet.selections;
  if (node?.kind !== Kind.FIELD || others.length > 0 || !node.selectionSet) return null;
  const field = root.getFields()[node.name.value];
  const argument = field?.args.find(({ name }) => name === ARGUMENT);
  const type = field && getNamedType(field.type);
  if (!argument || isNonNullType(argument.type) || !(isObjectType(type) || isInterfaceType(type)))
    return null;
  const cursor = String(argument.type) === "ID" ? "id" : "revision";
  if (!type.getFields()[cursor]) return null;
  const given = node.arguments?.find(({ name }) => name.value === ARGUMENT)?.value;
  return {
    operation: {
      ...operation,
      variableDefinitions: [
        ...(operation.variableDefinitions ?? []),
        {
          kind: Kind.VARIABLE_DEFINITION,
          variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: CURSOR_VARIABLE } },
          type: parseType(String(argument.type), { noLocation: true }),
        },
      ],
      selectionSet: { ...operation.selectionSet, selections: [asking(node, cursor)] },
    },
    given,
    variable:
      given?.kind === Kind.VARIABLE && countUses(document, operation, given.name.value) === 1
        ? given.name.value
        : null,
    isNumber: String(argument.type) === "Int",
  };
}

function asking(node: FieldNode, cursor: string): FieldNode {
  const after: ArgumentNode = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: ARGUMENT },
    value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: CURSOR_VARIABLE } },
  };
  return {
    ...node,
    arguments: [...(node.arguments ?? []).filter(({ name }) => name.value !== ARGUMENT), after],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [
        ...(node.selectionSet?.selections ?? []),
        {
          kind: Kind.FIELD,
          alias: { kind: Kind.NAME, value: CURSOR_ALIAS },
          name: { kind: Kind.NAME, value: cursor },
        },
      ],
    },
  };
}

/** In the operation and in all fragments, whether it spreads them or not. */
function countUses(document: DocumentNode, operation: OperationDefinitionNode, variable: string): number {
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  let uses = 0;
  for (const part of [operation.selectionSet, ...fragments]) {
    visit(part, {
      Variable: ({ name }) => {
        if (name.value === variable) uses += 1;
      },
    });
  }
  return uses;
}

import { type DocumentNode, type OperationDefinitionNode, visit } from "graphql";

/** Names that planners give variables of their own. */
const THEIRS = /^(representations|__batch_reps_\d+|_resumeAfter)$/;

/** A client's variable under a planner's name gets another for the time of the operation. */
export interface OwnNames {
  readonly document: DocumentNode;
  readonly rename: (variables: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}

export function keepNamesApart(document: DocumentNode): OwnNames {
  const names = document.definitions
    .filter((definition): definition is OperationDefinitionNode => definition.kind === "OperationDefinition")
    .flatMap(({ variableDefinitions }) => variableDefinitions ?? [])
    .map(({ variable }) => variable.name.value);
  if (!names.some((name) => THEIRS.test(name))) return { document, rename: (variables) => variables };
  const ours = new Map(
    names.filter((name) => THEIRS.test(name)).map((name) => [name, freeName(name, names)]),
  );
  return {
    document: visit(document, {
      Variable: (node) => {
        const value = ours.get(node.name.value);
        return value === undefined ? undefined : { ...node, name: { ...node.name, value } };
      },
    }),
    rename: (variables) =>
      Object.fromEntries(Object.entries(variables).map(([name, value]) => [ours.get(name) ?? name, value])),
  };
}

function freeName(name: string, taken: readonly string[]): string {
  let free = `${name}_`;
  while (taken.includes(free)) free += "_";
  return free;
}

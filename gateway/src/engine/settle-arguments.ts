import { type DefinitionNode, type FieldDefinitionNode, type FieldNode, parse, print, visit } from "graphql";
import { changed, isComposite, requiredSelection } from "./join-spec.js";

/** Fields that are required with arguments, by the names they have here instead. */
export type Settled = ReadonlyMap<string, FieldNode>;

/**
 * Gives each field that is required with arguments a name of its own, without arguments: planners (Rust's 0.0.38 and
 * Apollo's 2.14) mix up what is required with what the client asks of the same field, and send the wrong one.
 */
export function settleArguments(definitions: readonly DefinitionNode[]): {
  readonly definitions: readonly DefinitionNode[];
  readonly settled: Settled;
} {
  const names = new Map<string, string>();
  const settled = new Map<string, FieldNode>();
  const nameOf = (field: FieldNode): string => {
    const signature = print({ ...field, selectionSet: undefined });
    let name = names.get(signature);
    if (name === undefined) {
      name = `_r${names.size}_${field.name.value}`;
      names.set(signature, name);
      settled.set(name, field);
    }
    return name;
  };
  const withoutArguments = (fields: string) =>
    print(
      visit(requiredSelection(fields), {
        Field: (field) =>
          field.arguments?.length
            ? { ...field, name: { ...field.name, value: nameOf(field) }, arguments: [] }
            : undefined,
      }),
    ).slice(1, -1);
  const renamed = definitions.map((definition) => {
    if (!isComposite(definition)) return definition;
    return {
      ...definition,
      fields: definition.fields?.map((field) => ({
        ...field,
        directives: field.directives?.map((join) => changed(join, "requires", withoutArguments)),
      })),
    };
  });
  if (settled.size === 0) return { definitions, settled };
  return { definitions: renamed.map((definition) => withSettled(definition, settled)), settled };
}

function withSettled(definition: DefinitionNode, settled: Settled): DefinitionNode {
  if (!isComposite(definition)) return definition;
  const added = [...settled].flatMap(([name, { name: real, arguments: args }]): FieldDefinitionNode[] => {
    const field = definition.fields?.find((candidate) => candidate.name.value === real.value);
    const takes = new Set(field?.arguments?.map((candidate) => candidate.name.value));
    if (!field || !args?.every((given) => takes.has(given.name.value))) return [];
    return [{ ...field, name: { ...field.name, value: name }, arguments: [] }];
  });
  return { ...definition, fields: [...(definition.fields ?? []), ...added] };
}

/** The operation in the service's own words. */
export function unsettleOperation(operation: string, settled: Settled): string {
  if (![...settled.keys()].some((name) => operation.includes(name))) return operation;
  return print(
    visit(parse(operation, { noLocation: true }), {
      Field: (field) => {
        const real = settled.get(field.name.value);
        return (
          real && { ...field, alias: field.alias ?? field.name, name: real.name, arguments: real.arguments }
        );
      },
    }),
  );
}

import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type SelectionSetNode,
  type TypeNode,
} from "graphql";

/** What composition writes into a supergraph for planners, read and changed as syntax. */
export type CompositeNode = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

export interface Directed {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

export function isComposite(definition: DefinitionNode): definition is CompositeNode {
  return (
    definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION
  );
}

export function joins(node: Directed, directive: string): ConstDirectiveNode[] {
  return (node.directives ?? []).filter(({ name }) => name.value === directive);
}

export function graphOf(join: ConstDirectiveNode): string {
  return argument(join, "graph") ?? "";
}

export function argument(directive: ConstDirectiveNode | undefined, name: string): string | undefined {
  const value = directive?.arguments?.find((candidate) => candidate.name.value === name)?.value;
  return value && "value" in value ? String(value.value) : undefined;
}

export function changed(
  directive: ConstDirectiveNode,
  name: string,
  change: (value: string) => string,
): ConstDirectiveNode {
  return {
    ...directive,
    arguments: directive.arguments?.map((node) =>
      node.name.value === name && "value" in node.value
        ? ({ ...node, value: { ...node.value, value: change(String(node.value.value)) } } as typeof node)
        : node,
    ),
  };
}

export function requiredSelection(fields: string): SelectionSetNode {
  const [selection] = parse(`{${fields}}`, { noLocation: true }).definitions;
  if (selection?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`This is no selection: ${fields}.`);
  return selection.selectionSet;
}

export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

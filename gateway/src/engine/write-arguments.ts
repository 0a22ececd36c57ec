import { type ArgumentNode, Kind, type NameNode, print, type ValueNode } from "graphql";

/** Arguments as one text in whatever order they and the fields of their objects were written: to the specification they are the same. */
export function writeArguments(args: readonly ArgumentNode[] | undefined): string {
  if (!args?.length) return "";
  const written = byName(args).map((argument) => print({ ...argument, value: ordered(argument.value) }));
  return `(${written.join(", ")})`;
}

function ordered(value: ValueNode): ValueNode {
  if (value.kind === Kind.LIST) return { ...value, values: value.values.map(ordered) };
  if (value.kind !== Kind.OBJECT) return value;
  return {
    ...value,
    fields: byName(value.fields).map((field) => ({ ...field, value: ordered(field.value) })),
  };
}

function byName<Named extends { readonly name: NameNode }>(named: readonly Named[]): Named[] {
  return named.toSorted((one, other) => (one.name.value < other.name.value ? -1 : 1));
}

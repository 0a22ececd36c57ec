import { type GraphQLLeafType, isEnumType, isSpecifiedScalarType } from "graphql";

/** A value that does not fit its type. */
export const WRONG = Symbol("wrong");

/** What the services send is mostly right already; graphql-js has the last word on what is not. */
export function serializer(type: GraphQLLeafType): (value: unknown) => unknown {
  if (isEnumType(type)) {
    const names = new Set<unknown>(type.getValues().map(({ name }) => name));
    return (value) => (names.has(value) ? value : WRONG);
  }
  if (!isSpecifiedScalarType(type)) return (value) => value;
  const slowly = (value: unknown) => {
    try {
      return type.serialize(value);
    } catch {
      return WRONG;
    }
  };
  switch (type.name) {
    case "Boolean":
      return (value) => (typeof value === "boolean" ? value : slowly(value));
    case "Int":
      return (value) => (typeof value === "number" && (value | 0) === value ? value : slowly(value));
    case "Float":
      return (value) => (typeof value === "number" ? value : slowly(value));
    default:
      return (value) => (typeof value === "string" ? value : slowly(value));
  }
}

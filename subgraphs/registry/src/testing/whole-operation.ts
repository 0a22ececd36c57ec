import type { Permission } from "@angel/kit/access";
import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
} from "graphql";

export const NOBODY = "00000000-0000-7000-8000-00000000dead";

/** The value of a leaf of the input; undefined where any will do, null where it is left out. */
export type Fill = (type: string, name: string, of: string) => string | number | boolean | null | undefined;

/** What a field's description says that it needs, as the guard has written it there. */
export function neededFor(field: GraphQLField<unknown, unknown>): Permission | undefined {
  return /Needs: (\w+)\.$/.exec(field.description ?? "")?.[1] as Permission | undefined;
}

export function guardedFields(type: GraphQLObjectType) {
  return Object.values(type.getFields()).filter(neededFor);
}

/** Operations made from the schema alone, so that nobody has to remember a new field. */
export class WholeOperation {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fill: Fill,
    private readonly depth = 3,
  ) {}

  /** A call of the field with everything that can be asked of its answer; `isFull` fills what may be left out too. */
  call(field: GraphQLField<unknown, unknown>, isFull = true, depth = this.depth): string {
    return `${field.name}${this.#args(field, isFull)} ${this.#selection(field.type, depth, [])}`;
  }

  /** Everything that can be asked of the type. */
  fields(type: string): string {
    return this.#fields(type, this.depth, []);
  }

  #args({ args, name }: GraphQLField<unknown, unknown>, isFull: boolean): string {
    const given = args
      .filter((arg: GraphQLArgument) => isFull || isRequiredArgument(arg))
      .map((arg) => [arg.name, this.#value(arg.type, arg.name, name)] as const)
      .filter(([, value]) => value !== undefined);
    return given.length === 0 ? "" : `(${given.map(([arg, value]) => `${arg}: ${value}`).join(", ")})`;
  }

  #value(type: GraphQLInputType, name: string, of: string): string | undefined {
    if (isNonNullType(type)) return this.#value(type.ofType, name, of) ?? JSON.stringify(NOBODY);
    if (isListType(type)) {
      const item = this.#value(type.ofType, name, of);
      return item && `[${item}]`;
    }
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields())
        .map((field) => [field.name, this.#value(field.type, field.name, type.name)] as const)
        .filter(([, value]) => value !== undefined);
      return `{ ${fields.map(([field, value]) => `${field}: ${value}`).join(", ")} }`;
    }
    const value = this.fill(type.name, name, of);
    if (value === null) return undefined;
    if (isEnumType(type)) return value === undefined ? type.getValues()[0]?.name : String(value);
    return value === undefined ? undefined : JSON.stringify(value);
  }

  #selection(type: GraphQLOutputType, depth: number, within: readonly string[]): string {
    const named = getNamedType(type);
    if (isLeafType(named)) return "";
    const possible = isObjectType(named) ? [named] : this.schema.getPossibleTypes(named);
    const parts = possible.map(
      ({ name }) => `... on ${name} { __typename ${this.#fields(name, depth, within)} }`,
    );
    return `{ __typename ${isObjectType(named) ? this.#fields(named.name, depth, within) : parts.join(" ")} }`;
  }

  #fields(name: string, depth: number, within: readonly string[]): string {
    const type = this.schema.getType(name) as GraphQLObjectType;
    return Object.values(type.getFields())
      .filter((field) => {
        const inner = getNamedType(field.type);
        return isLeafType(inner) || (depth > 0 && !within.includes(inner.name));
      })
      .map((field) => {
        // Members of a union may have fields of one name and different types.
        const inner = this.#selection(field.type, depth - 1, [...within, name]);
        return `${name}_${field.name}: ${field.name}${this.#args(field, false)} ${inner}`;
      })
      .join(" ");
  }
}

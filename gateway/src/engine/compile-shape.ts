import {
  type FieldNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import type { Owners } from "./owners.js";
import { serializer } from "./serialize.js";
import type { FieldShape, ObjectShape, ValueShape } from "./shape.js";
import type { Supergraph } from "./supergraph.js";
import type { Selection } from "./selection.js";

/** The shape of an operation's answer. */
export function compileShape(
  { apiSchema, owners }: Pick<Supergraph, "apiSchema" | "owners">,
  root: GraphQLObjectType,
  selections: readonly Selection[],
): ObjectShape {
  return new ShapeCompiler(apiSchema, owners).object(root, [selections]);
}

/** A field as the client asks for it at several places that come together. */
interface Collected {
  readonly name: string;
  readonly from: string;
  readonly inner: (readonly Selection[])[];
  readonly nodes: FieldNode[];
}

class ShapeCompiler {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly owners: Owners,
  ) {}

  object(type: GraphQLCompositeType, selectionSets: readonly (readonly Selection[])[]): ObjectShape {
    const collected = new Map<string, Collected>();
    for (const selections of selectionSets) this.collect(type, selections, collected);
    return {
      type: type.name,
      isUnknown: !isObjectType(type),
      fields: [...collected].map(([key, field]) => this.field(type, key, field)),
    };
  }

  private collect(
    type: GraphQLCompositeType,
    selections: readonly Selection[],
    collected: Map<string, Collected>,
  ): void {
    for (const selection of selections) {
      if (selection.kind === "fragment") {
        if (this.applies(selection.type, type)) this.collect(type, selection.selections, collected);
        continue;
      }
      const known = collected.get(selection.key);
      const inner = selection.selections ? [selection.selections] : [];
      const nodes = selection.node ? [selection.node] : [];
      if (known) {
        known.inner.push(...inner);
        known.nodes.push(...nodes);
      } else collected.set(selection.key, { name: selection.name, from: selection.from, inner, nodes });
    }
  }

  private applies(condition: string, type: GraphQLCompositeType): boolean {
    if (condition === type.name) return true;
    const conditionType = this.schema.getType(condition);
    return isAbstractType(conditionType) && isObjectType(type) && this.schema.isSubType(conditionType, type);
  }

  private field(
    type: GraphQLCompositeType,
    key: string,
    { name, from, inner, nodes }: Collected,
  ): FieldShape {
    const isTypename = name === "__typename";
    const known = { key, from, name, isTypename, nodes, owner: type.name };
    if (name.startsWith("__")) return { ...known, service: null, value: { kind: "ready" } };
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
    if (!field) throw new Error(`${type.name} has no field ${name}.`);
    return { ...known, service: this.owners.of(type.name, name), value: this.value(field.type, inner) };
  }

  private value(type: GraphQLOutputType, inner: readonly (readonly Selection[])[]): ValueShape {
    const isNonNull = isNonNullType(type);
    const nullable = isNonNull ? type.ofType : type;
    if (isListType(nullable)) return { kind: "list", isNonNull, item: this.value(nullable.ofType, inner) };
    if (isLeafType(nullable)) {
      return { kind: "leaf", isNonNull, type: nullable, serialize: serializer(nullable) };
    }
    const composite = getNamedType(nullable) as GraphQLCompositeType;
    const types = isAbstractType(composite)
      ? this.schema.getPossibleTypes(composite).map(({ name }) => name)
      : [];
    return { kind: "object", isNonNull, shapeOf: this.shapes(composite, inner), types };
  }

  /** Shapes are made when a type is first met: an interface of many types, deep in an operation, is many shapes. */
  private shapes(type: GraphQLCompositeType, inner: readonly (readonly Selection[])[]) {
    if (isObjectType(type)) {
      let shape: ObjectShape | undefined;
      return () => (shape ??= this.object(type, inner));
    }
    const shapes = new Map<unknown, ObjectShape | undefined>();
    return (typename: unknown) => {
      if (!shapes.has(typename)) shapes.set(typename, this.shapeWithin(type, typename, inner));
      return shapes.get(typename);
    };
  }

  private shapeWithin(
    type: GraphQLCompositeType,
    typename: unknown,
    inner: readonly (readonly Selection[])[],
  ): ObjectShape | undefined {
    // Where nothing depends on the concrete type, planners do not ask for its name; and the service of an interface
    // object knows no other than the interface's.
    if (typename === undefined || typename === type.name) return this.object(type, inner);
    const concrete = typeof typename === "string" ? this.schema.getType(typename) : undefined;
    if (!isObjectType(concrete) && !isInterfaceType(concrete)) return undefined;
    if (!isAbstractType(type) || !this.schema.isSubType(type, concrete)) return undefined;
    return this.object(concrete, inner);
  }
}

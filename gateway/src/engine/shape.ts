import {
  type FieldNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLError,
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
import { type Failure, type Faults, toGraphQLError } from "./fault.js";
import type { Owners } from "./owners.js";
import { serializer, WRONG } from "./serialize.js";
import type { Supergraph } from "./supergraph.js";
import type { Selection } from "./unfold.js";

/** An object's fields in the client's order, for one type that the object may be. */
interface ObjectShape {
  readonly type: string;
  /** Unknown is which of an interface's types it is, and nothing that is asked depends on it. */
  readonly isUnknown: boolean;
  readonly fields: readonly FieldShape[];
}

interface FieldShape {
  readonly key: string;
  readonly from: string;
  readonly isTypename: boolean;
  readonly value: ValueShape;
  readonly name: string;
  /** Where the client wrote it, in one place or several. */
  readonly nodes: readonly FieldNode[];
  /** The type it belongs to, and the service that has it; null where several have. */
  readonly owner: string;
  readonly service: string | null;
}

type ValueShape =
  | { readonly kind: "leaf"; readonly isNonNull: boolean; readonly serialize: (value: unknown) => unknown }
  | { readonly kind: "list"; readonly isNonNull: boolean; readonly item: ValueShape }
  | {
      readonly kind: "object";
      readonly isNonNull: boolean;
      readonly shapeOf: (typename: unknown) => ObjectShape | undefined;
      /** What an abstract type may be. */
      readonly types: readonly string[];
    }
  | { readonly kind: "ready" };

type Data = Record<string, unknown>;

/** A null where none may be: the nearest nullable place above becomes null. */
const BUBBLE = Symbol("bubble");
const MOST_ERRORS = 100;

/** Compiled once for an operation, run over each answer: picks, orders, checks and completes what the client asked for. */
export class Shape {
  private readonly root: ObjectShape;

  constructor(
    { apiSchema, owners }: Pick<Supergraph, "apiSchema" | "owners">,
    root: GraphQLObjectType,
    selections: readonly Selection[],
    private readonly aliases: ReadonlyMap<string, string>,
  ) {
    this.root = new ShapeCompiler(apiSchema, owners).object(root, [selections]);
  }

  apply(data: Data, faults: Faults | undefined): { data: Data | null; errors: GraphQLError[] } {
    const shaping = new Shaping(faults, this.aliases);
    const shaped = shaping.object(data, this.root);
    const errors = shaping.complaints.map(({ failure, path }) =>
      toGraphQLError(failure, path, this.nodesAt(path, data)),
    );
    return { data: shaped === BUBBLE ? null : shaped, errors };
  }

  /** Where the client wrote the field of a path; of the nearest above it, where nothing is known of what it was. */
  private nodesAt(path: readonly (string | number)[], data: Data): readonly FieldNode[] | undefined {
    let [object, thing]: [ObjectShape | undefined, unknown] = [this.root, data];
    let value: ValueShape | undefined;
    let nodes: readonly FieldNode[] | undefined;
    for (const step of path) {
      if (typeof step === "number") {
        value = value?.kind === "list" ? value.item : undefined;
        thing = Array.isArray(thing) ? thing[step] : undefined;
        continue;
      }
      if (value?.kind === "object") {
        const types = [(thing as Data | null | undefined)?.["__typename"], ...value.types];
        object = types.map(value.shapeOf).find((shape) => shape?.fields.some(({ key }) => key === step));
      }
      const field = object?.fields.find(({ key }) => key === step);
      if (!field) break;
      ({ nodes, value } = field);
      thing = (thing as Data | null | undefined)?.[field.from];
    }
    return nodes;
  }
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
    if (isLeafType(nullable)) return { kind: "leaf", isNonNull, serialize: serializer(nullable) };
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

class Shaping {
  readonly complaints: { readonly failure: Failure; readonly path: readonly (string | number)[] }[] = [];
  private readonly path: (string | number)[] = [];

  constructor(
    private readonly faults: Faults | undefined,
    private readonly aliases: ReadonlyMap<string, string>,
  ) {}

  object(data: Data, shape: ObjectShape): Data | typeof BUBBLE {
    const shaped: Data = {};
    for (const field of shape.fields) {
      if (field.isTypename) {
        if (shape.isUnknown) {
          this.nothing(undefined, true, data, field.from, field.key, field);
          return BUBBLE;
        }
        shaped[field.key] = shape.type;
        continue;
      }
      const value = this.complete(data[field.from], field.value, data, field.from, field.key, field);
      if (value === BUBBLE) return BUBBLE;
      shaped[field.key] = value;
    }
    return shaped;
  }

  private complete(
    value: unknown,
    shape: ValueShape,
    holder: object,
    from: string | number,
    key: string | number,
    field: FieldShape,
  ): unknown {
    if (shape.kind === "ready") return value;
    if (value === null || value === undefined) {
      return this.nothing(value, shape.isNonNull, holder, from, key, field);
    }
    let completed: unknown;
    switch (shape.kind) {
      case "leaf":
        completed = shape.serialize(value);
        break;
      case "object":
        completed = this.nested(value, shape.shapeOf, key);
        break;
      case "list":
        completed = this.list(value, shape.item, key, field);
    }
    if (completed === WRONG) {
      this.tell({ ...WRONG_VALUE, service: field.service }, key);
      completed = BUBBLE;
    }
    if (completed !== BUBBLE) return completed;
    return shape.isNonNull ? BUBBLE : null;
  }

  private nested(
    value: unknown,
    shapeOf: (typename: unknown) => ObjectShape | undefined,
    key: string | number,
  ): unknown {
    if (typeof value !== "object") return WRONG;
    const shape = shapeOf((value as Data)["__typename"]);
    if (!shape) return WRONG;
    this.path.push(key);
    const shaped = this.object(value as Data, shape);
    this.path.pop();
    return shaped;
  }

  private list(value: unknown, item: ValueShape, key: string | number, field: FieldShape): unknown {
    if (!Array.isArray(value)) return WRONG;
    const items: unknown[] = [];
    this.path.push(key);
    for (let at = 0; at < value.length; at++) {
      const completed = this.complete(value[at], item, value, at, at, field);
      if (completed === BUBBLE) {
        this.path.pop();
        return BUBBLE;
      }
      items.push(completed);
    }
    this.path.pop();
    return items;
  }

  private nothing(
    value: null | undefined,
    isNonNull: boolean,
    holder: object,
    from: string | number,
    key: string | number,
    field: FieldShape,
  ): null | typeof BUBBLE {
    const faults =
      value === undefined && typeof from === "string"
        ? this.faults?.atMissing(holder, from)
        : this.faults?.at(holder, from);
    for (const fault of faults ?? []) this.tell(fault.failure, key, fault.below);
    if (!isNonNull) return null;
    if (!faults?.length) this.tellWhy(value, holder, key, field);
    return BUBBLE;
  }

  private tellWhy(
    value: null | undefined,
    holder: object,
    key: string | number,
    { owner, service }: FieldShape,
  ): void {
    const culprit = value === undefined ? this.faults?.culprit(holder) : undefined;
    if (culprit) {
      return this.tell(culprit.failure, this.aliases.get(culprit.key) ?? culprit.key, culprit.below);
    }
    const message = `Cannot return null for a non-nullable field of ${owner}.`;
    this.tell({ message, code: "INTERNAL", service }, key);
  }

  private tell(failure: Failure, key: string | number, below: readonly (string | number)[] = []): void {
    if (this.complaints.length >= MOST_ERRORS) return;
    const theirs = below.map((step) => (typeof step === "string" ? (this.aliases.get(step) ?? step) : step));
    this.complaints.push({ failure, path: [...this.path, key, ...theirs] });
  }
}

const WRONG_VALUE = {
  message: "A service answered with a value that does not fit the field.",
  code: "INTERNAL",
};

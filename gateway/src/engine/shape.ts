import type { FieldNode, GraphQLError, GraphQLLeafType } from "graphql";
import { type Faults, toGraphQLError } from "./fault.js";
import type { Data } from "./merge.js";
import { BUBBLE, Shaping } from "./shaping.js";

/** An object's fields in the client's order, for one type that the object may be. */
export interface ObjectShape {
  readonly type: string;
  /** Unknown is which of an interface's types it is, and nothing that is asked depends on it. */
  readonly isUnknown: boolean;
  readonly fields: readonly FieldShape[];
}

export interface FieldShape {
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

export type ValueShape =
  | {
      readonly kind: "leaf";
      readonly isNonNull: boolean;
      readonly type: GraphQLLeafType;
      readonly serialize: (value: unknown) => unknown;
    }
  | { readonly kind: "list"; readonly isNonNull: boolean; readonly item: ValueShape }
  | {
      readonly kind: "object";
      readonly isNonNull: boolean;
      readonly shapeOf: (typename: unknown) => ObjectShape | undefined;
      /** What an abstract type may be. */
      readonly types: readonly string[];
    }
  | { readonly kind: "ready" };

/** Compiled once for an operation, run over each answer: picks, orders, checks and completes what the client asked for. */
export class Shape {
  constructor(
    readonly root: ObjectShape,
    private readonly aliases: ReadonlyMap<string, string>,
  ) {}

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

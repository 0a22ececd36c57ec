import type { FieldNode, GraphQLLeafType } from "graphql";

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

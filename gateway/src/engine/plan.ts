/**
 * What the engine runs. Planners speak their own dialects; each adapter turns its planner's plan into these five nodes.
 * There is no node for @skip and @include: the operation is unfolded with the variables' values before it is planned.
 */
export type PlanNode = Fetch | EntityFetch | Sequence | Parallel;

/** One request for fields of a root type. */
export interface Fetch {
  readonly kind: "Fetch";
  readonly service: string;
  readonly operation: string;
  readonly operationKind: OperationKind;
  readonly variables: readonly string[];
  readonly renames: readonly Rename[];
}

/** One request for fields of entities that earlier fetches have found, in one or several `_entities` of one operation. */
export interface EntityFetch {
  readonly kind: "EntityFetch";
  readonly service: string;
  readonly operation: string;
  readonly variables: readonly string[];
  readonly batches: readonly EntityBatch[];
}

/** Where in the answer the entities stand, and what of each the service must be told. */
export interface EntityBatch {
  readonly alias: string;
  readonly variable: string;
  readonly paths: readonly Path[];
  readonly requires: readonly Requirement[];
  /** The `__typename` the service knows an `@interfaceObject` by. */
  readonly typenames: readonly TypenameChange[];
  readonly renames: readonly Rename[];
}

export interface Sequence {
  readonly kind: "Sequence";
  readonly nodes: readonly PlanNode[];
}

export interface Parallel {
  readonly kind: "Parallel";
  readonly nodes: readonly PlanNode[];
}

export function inOrder(nodes: readonly PlanNode[]): PlanNode {
  const [only] = nodes;
  return nodes.length === 1 && only ? only : { kind: "Sequence", nodes };
}

/** `primary` is kept open at the service; `rest` is run once for each of its events. */
export interface SubscriptionPlan {
  readonly kind: "Subscription";
  readonly primary: Fetch;
  readonly rest: PlanNode | null;
}

export type OperationKind = "query" | "mutation" | "subscription";

export type Path = readonly PathStep[];
export type PathStep =
  | { readonly kind: "field"; readonly name: string }
  | { readonly kind: "items" }
  | { readonly kind: "type"; readonly types: readonly string[] };

/** `name` is read from the data, `as` is what the service calls it. */
export type Requirement =
  | {
      readonly kind: "field";
      readonly name: string;
      readonly as: string;
      readonly selections: readonly Requirement[] | null;
    }
  | { readonly kind: "fragment"; readonly type: string; readonly selections: readonly Requirement[] };

export interface TypenameChange {
  readonly from: readonly string[];
  readonly to: string;
}

/** The planner gave a field another key, to keep two fields apart; `path` leads to it in the service's answer. */
export interface Rename {
  readonly path: readonly (string | { readonly types: readonly string[] })[];
  readonly to: string;
}

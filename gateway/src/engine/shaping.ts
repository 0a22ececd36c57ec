import type { FieldNode, GraphQLError } from "graphql";
import { type Failure, type Faults, toGraphQLError } from "./fault.js";
import type { Data } from "./merge.js";
import { WRONG } from "./serialize.js";
import type { FieldShape, ObjectShape, ValueShape } from "./shape.js";

/** A null where none may be: the nearest nullable place above becomes null. */
const BUBBLE = Symbol("bubble");
const MOST_ERRORS = 100;
const WRONG_VALUE = {
  message: "A service answered with a value that does not fit the field.",
  code: "INTERNAL",
};

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

/** One answer as it is brought into its shape: picked, ordered, checked and completed. */
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

import {
  doTypesOverlap,
  getNamedType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  OperationTypeNode,
} from "graphql";

/** A number from zero up to, and not with, the one given. */
type Pick = (below: number) => number;

/** What arguments and fields of inputs may be given, by their names or their types' names. */
export type Values = Readonly<Record<string, readonly unknown[]>>;

export interface GeneratedOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const DEEPEST = 5;
const MOST_SELECTIONS = 40;
const OUR_OWN_NAMES = [
  "_a0",
  "_a1",
  "_e0",
  "_entities",
  "_internal_qp_alias_0",
  "representations",
  "__typename",
];
const DEFAULT_VALUES: Values = {
  Boolean: [true, false],
  Int: [0, 1, 2],
  Float: [0.5, 2],
  String: ["", "Hi"],
  ID: ["1", "2", 1],
};

/** An operation over the schema, by chance; not every one is valid. */
export function generateOperation(
  schema: GraphQLSchema,
  pick: Pick,
  values: Values = {},
): GeneratedOperation {
  const generator = new Generator(schema, pick, { ...DEFAULT_VALUES, ...values });
  const roots = [OperationTypeNode.QUERY, OperationTypeNode.MUTATION, OperationTypeNode.SUBSCRIPTION].filter(
    (kind) => schema.getRootType(kind),
  );
  const kind = roots[Math.max(0, pick(5) - 2) % roots.length] ?? OperationTypeNode.QUERY;
  const body = generator.operation(kind);
  const definitions = generator.definitions.length > 0 ? `(${generator.definitions.join(", ")})` : "";
  const query = [`${kind} ${definitions} ${body}`, ...generator.fragments.map(({ text }) => text)].join(" ");
  return { query, variables: generator.variables };
}

class Generator {
  readonly fragments: { readonly type: GraphQLCompositeType; text: string }[] = [];
  readonly definitions: string[] = [];
  readonly variables: Record<string, unknown> = {};
  private made = 0;
  private readonly types: readonly GraphQLCompositeType[];
  private readonly aliases: readonly string[];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly pick: Pick,
    private readonly values: Values,
  ) {
    this.types = Object.values(schema.getTypeMap())
      .filter((type) => !type.name.startsWith("__"))
      .filter(isCompositeType);
    const fields = this.types.flatMap((type) => ("getFields" in type ? Object.keys(type.getFields()) : []));
    this.aliases = [...new Set(fields), ...OUR_OWN_NAMES];
  }

  operation(kind: OperationTypeNode): string {
    const root = this.schema.getRootType(kind);
    if (!root) throw new Error("There is nothing to ask.");
    if (kind !== OperationTypeNode.SUBSCRIPTION) return this.selections(root, 0);
    const fields = Object.values(root.getFields());
    const field = fields[this.pick(fields.length)];
    return field ? `{ ${this.field(field, 0, false)} }` : "";
  }

  private selections(type: GraphQLCompositeType, depth: number): string {
    const count = this.made > MOST_SELECTIONS ? 1 : 1 + this.pick(4);
    const selections = Array.from({ length: count }, () => this.selection(type, depth));
    return `{ ${selections.join(" ")} }`;
  }

  private selection(type: GraphQLCompositeType, depth: number): string {
    const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
    this.made += 1;
    const isEnough = depth >= DEEPEST || this.made > MOST_SELECTIONS;
    const leaves = fields.filter((field) => !isCompositeType(getNamedType(field.type)));
    const usable = isEnough && leaves.length > 0 ? leaves : fields;
    if (isEnough && usable.length === 0) return "__typename";
    const kind = isEnough ? 0 : this.pick(12);
    if (kind === 1) return `${this.alias(20)}__typename${this.condition()}`;
    if (kind === 2) return `...${this.condition()} ${this.selections(type, depth)}`;
    if (kind === 3) return this.spread(type, depth);
    const field = usable[this.pick(usable.length)];
    if (field && (kind === 0 || kind > 7 || isObjectType(type))) return this.field(field, depth);
    const narrowed = this.overlapping(type);
    return `... on ${narrowed.name}${this.condition()} ${this.selections(narrowed, depth)}`;
  }

  /** A fragment by its name: a new one, or one that stands elsewhere too. */
  private spread(type: GraphQLCompositeType, depth: number): string {
    const known = this.fragments.findIndex(
      (fragment) => fragment.text !== "" && doTypesOverlap(this.schema, fragment.type, type),
    );
    if (known !== -1 && this.pick(2) === 1) return `...F${known}${this.condition()}`;
    const narrowed = this.overlapping(type);
    const fragment = { type: narrowed, text: "" };
    const name = `F${this.fragments.push(fragment) - 1}`;
    fragment.text = `fragment ${name} on ${narrowed.name} ${this.selections(narrowed, depth)}`;
    return `...${name}${this.condition()}`;
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number, mayHaveCondition = true): string {
    const args = field.args.flatMap((argument) => this.argument(argument));
    const written = args.length > 0 ? `(${args.join(", ")})` : "";
    const type = getNamedType(field.type);
    const inner = isCompositeType(type) ? ` ${this.selections(type, depth + 1)}` : "";
    const alias = this.alias(field.args.length > 0 ? 2 : 7);
    const condition = mayHaveCondition ? this.condition() : "";
    return `${alias}${field.name}${written}${condition}${inner}`;
  }

  private argument({ name, type, defaultValue }: GraphQLArgument): string[] {
    const isOptional = !isNonNullType(type) || defaultValue !== undefined;
    return isOptional && this.pick(3) === 1 ? [] : [`${name}: ${this.literal(type, name)}`];
  }

  private literal(type: GraphQLInputType, name: string): string {
    if (this.pick(4) === 1) return this.variable(type, name);
    if (isNonNullType(type)) return this.present(type.ofType, name);
    return this.pick(8) === 1 ? "null" : this.present(type, name);
  }

  private present(type: GraphQLInputType, name: string): string {
    if (isListType(type)) {
      const items = Array.from({ length: this.pick(3) }, () => this.literal(type.ofType, name));
      return `[${items.join(", ")}]`;
    }
    if (isInputObjectType(type)) {
      const fields = this.inputFields(type).map(
        (field) => `${field.name}: ${this.literal(field.type, field.name)}`,
      );
      return `{ ${fields.join(", ")} }`;
    }
    const value = this.json(type, name);
    return isEnumType(type) ? String(value) : writeLiteral(value);
  }

  private variable(type: GraphQLInputType, name: string): string {
    const variable = `v${this.definitions.length}`;
    const kind = this.pick(4);
    const isOptional = !isNonNullType(type);
    const fallback = kind === 1 || kind === 2 ? ` = ${this.constant(type, name)}` : "";
    this.definitions.push(`$${variable}: ${String(type)}${fallback}`);
    const isGiven = kind !== 1 && !(isOptional && kind === 3);
    if (isGiven) this.variables[variable] = this.json(type, name);
    return `$${variable}`;
  }

  private constant(type: GraphQLInputType, name: string): string {
    const nullable = isNonNullType(type) ? type.ofType : type;
    if (isListType(nullable)) return `[${this.constant(nullable.ofType, name)}]`;
    if (!isInputObjectType(nullable)) return this.present(nullable, name);
    const fields = this.inputFields(nullable);
    return `{ ${fields.map((field) => `${field.name}: ${this.constant(field.type, field.name)}`).join(", ")} }`;
  }

  private json(type: GraphQLInputType, name: string): unknown {
    if (!isNonNullType(type) && this.pick(8) === 1 && isListType(type)) return null;
    const nullable = isNonNullType(type) ? type.ofType : type;
    if (isListType(nullable)) {
      return Array.from({ length: this.pick(3) }, () => this.json(nullable.ofType, name));
    }
    if (isInputObjectType(nullable)) {
      return Object.fromEntries(
        this.inputFields(nullable).map((field) => [field.name, this.json(field.type, field.name)]),
      );
    }
    const values = isEnumType(nullable)
      ? nullable.getValues().map((value) => value.name)
      : (this.values[name] ?? this.values[nullable.name] ?? []);
    return values[this.pick(values.length)];
  }

  private inputFields(type: GraphQLInputObjectType): GraphQLInputField[] {
    return Object.values(type.getFields()).filter((field) => isNonNullType(field.type) || this.pick(3) !== 1);
  }

  private overlapping(type: GraphQLCompositeType): GraphQLCompositeType {
    const overlapping = this.types.filter((other) => doTypesOverlap(this.schema, type, other));
    return overlapping[this.pick(overlapping.length)] ?? type;
  }

  private alias(oneIn: number): string {
    return this.pick(oneIn) === 1 ? `${this.aliases[this.pick(this.aliases.length)] ?? "x"}: ` : "";
  }

  private condition(): string {
    if (this.pick(8) !== 1) return "";
    const value = this.pick(3) === 1 ? String(this.pick(2) === 1) : this.flag();
    return this.pick(2) === 1 ? ` @skip(if: ${value})` : ` @include(if: ${value})`;
  }

  private flag(): string {
    const variable = `v${this.definitions.length}`;
    if (this.pick(2) === 1) {
      this.definitions.push(`$${variable}: Boolean = ${this.pick(2) === 1}`);
    } else {
      this.definitions.push(`$${variable}: Boolean!`);
      this.variables[variable] = this.pick(2) === 1;
    }
    return `$${variable}`;
  }
}

function writeLiteral(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeLiteral).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([name, inner]) => `${name}: ${writeLiteral(inner)}`)
    .join(", ")} }`;
}

import {
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
} from "graphql";

/** A number from zero up to, and not with, the one given. */
type Pick = (below: number) => number;

const DEEPEST = 5;

/** An operation over the schema, by chance; not every one is valid. Literal arguments come from `args`. */
export function generateOperation(
  schema: GraphQLSchema,
  pick: Pick,
  args: Readonly<Record<string, readonly string[]>>,
): string {
  const query = schema.getQueryType();
  if (!query) throw new Error("There is nothing to ask.");
  const generator = new Generator(schema, pick, args);
  const body = generator.selections(query, 0);
  return `query ($yes: Boolean = true, $no: Boolean = false) ${body} ${generator.fragments.join(" ")}`;
}

class Generator {
  readonly fragments: string[] = [];
  private readonly names: readonly string[];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly pick: Pick,
    private readonly args: Readonly<Record<string, readonly string[]>>,
  ) {
    const fields = Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type) && !type.name.startsWith("__"))
      .flatMap((type) => (isObjectType(type) ? Object.keys(type.getFields()) : []));
    this.names = [...new Set(fields)];
  }

  selections(type: GraphQLNamedType, depth: number): string {
    const count = 1 + this.pick(4);
    const selections = Array.from({ length: count }, () => this.selection(type, depth));
    return `{ ${selections.join(" ")} }`;
  }

  private selection(type: GraphQLNamedType, depth: number): string {
    const kind = this.pick(10);
    const narrowed = this.narrow(type);
    if (kind === 0) return `__typename${this.condition()}`;
    if (kind === 1 || (kind < 6 && isAbstractType(type))) {
      return `... on ${narrowed.name}${this.condition()} ${this.selections(narrowed, depth)}`;
    }
    if (kind === 2) {
      const name = `F${this.fragments.length}`;
      this.fragments.push("");
      this.fragments[this.fragments.indexOf("")] =
        `fragment ${name} on ${narrowed.name} ${this.selections(narrowed, depth)}`;
      return `...${name}${this.condition()}`;
    }
    const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
    const usable = fields.filter((field) => depth < DEEPEST || !isCompositeType(getNamedType(field.type)));
    const field = usable[this.pick(usable.length)];
    return field ? this.field(field, depth) : "__typename";
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const alias = this.pick(7) === 1 ? `${this.names[this.pick(this.names.length)] ?? "x"}: ` : "";
    const written = field.args.flatMap(({ name }) => {
      const values = this.args[name] ?? [];
      const value = values[this.pick(values.length)];
      return value === undefined ? [] : [`${name}: ${value}`];
    });
    const args = written.length > 0 ? `(${written.join(", ")})` : "";
    const type = getNamedType(field.type);
    const inner = isCompositeType(type) ? ` ${this.selections(type, depth + 1)}` : "";
    return `${alias}${field.name}${args}${this.condition()}${inner}`;
  }

  private narrow(type: GraphQLNamedType): GraphQLNamedType {
    if (!isAbstractType(type) || this.pick(5) === 0) return type;
    const possible = this.schema.getPossibleTypes(type);
    return possible[this.pick(possible.length)] ?? type;
  }

  private condition(): string {
    const conditions = ["@include(if: $yes)", "@skip(if: $no)", "@include(if: $no)", "@skip(if: true)"];
    return this.pick(10) === 1 ? ` ${conditions[this.pick(conditions.length)] ?? ""}` : "";
  }
}

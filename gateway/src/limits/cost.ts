import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from "graphql";

type Cost = (variables: Readonly<Record<string, unknown>>) => number;

/** How long a list is thought to be that has no page size. */
const LIST_LENGTH = 5;
/** How many types a schema is thought to have. */
const TYPES = 100;
const DEED = 10;

/**
 * What an operation may cost at most: one for each object it may bring, ten for each mutation; leaves are free.
 * A page brings `first` objects; another list is taken for five long. The schema's own questions cost likewise, so that
 * none multiplies fields of types of fields. Compiled once for a document.
 */
export function compileCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Cost {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const root = schema.getRootType(operation.operation);
  if (!root) return () => 0;
  const costing = new Costing(schema, fragments);
  const own = operation.operation === "mutation" ? DEED : 0;
  return costing.selections(operation.selectionSet, root, own, false);
}

class Costing {
  private readonly known = new Map<string, Cost>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  ) {}

  /** `isPaged` is true below a field with a page size: its lists are that page, not more of it. */
  selections(set: SelectionSetNode, parent: GraphQLNamedType, own: number, isPaged: boolean): Cost {
    const costs: Cost[] = [];
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) costs.push(this.field(selection, parent, own, isPaged));
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const type = this.schema.getType(selection.typeCondition?.name.value ?? parent.name) ?? parent;
        costs.push(this.selections(selection.selectionSet, type, own, isPaged));
      } else costs.push(this.fragment(selection.name.value, own, isPaged));
    }
    const dear = costs.filter((cost) => cost !== free);
    if (dear.length === 0) return free;
    return (variables) => dear.reduce((sum, cost) => sum + cost(variables), 0);
  }

  private fragment(name: string, own: number, isPaged: boolean): Cost {
    const key = `${name}:${own}:${String(isPaged)}`;
    const fragment = this.fragments.get(name);
    const type = fragment && this.schema.getType(fragment.typeCondition.name.value);
    if (!fragment || !type) return free;
    let cost = this.known.get(key);
    if (!cost) {
      cost = this.selections(fragment.selectionSet, type, own, isPaged);
      this.known.set(key, cost);
    }
    return cost;
  }

  private field(node: FieldNode, parent: GraphQLNamedType, own: number, isPaged: boolean): Cost {
    const field = fieldOf(parent, node.name.value);
    const type = field && getNamedType(field.type);
    if (!field || !type || !node.selectionSet || isLeafType(type)) return own > 0 ? () => own : free;
    const pageSize = pageSizeOf(node, field);
    const inner = this.selections(node.selectionSet, type, 0, pageSize !== null);
    const length = lengthOf(field, parent, isPaged);
    const times: Cost = pageSize ?? (() => length);
    // A wrapped type is the same type once more.
    const self = field.name === "ofType" && parent.name === "__Type" ? 0 : 1;
    return (variables) => own + times(variables) * (self + inner(variables));
  }
}

function free(): number {
  return 0;
}

function fieldOf(parent: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}

function lengthOf(
  { name, type }: GraphQLField<unknown, unknown>,
  parent: GraphQLNamedType,
  isPaged: boolean,
): number {
  if (isPaged || !isListType(getNullableType(type))) return 1;
  return parent.name === "__Schema" && name === "types" ? TYPES : LIST_LENGTH;
}

function pageSizeOf(node: FieldNode, field: GraphQLField<unknown, unknown>): Cost | null {
  const argument = field.args.find(({ name }) => name === "first");
  if (!argument) return null;
  const fallback = typeof argument.defaultValue === "number" ? argument.defaultValue : LIST_LENGTH;
  const given = node.arguments?.find(({ name }) => name.value === "first")?.value;
  if (given?.kind === Kind.INT) return () => Math.max(0, Number(given.value));
  if (given?.kind !== Kind.VARIABLE) return () => fallback;
  const name = given.name.value;
  return (variables) => {
    const value = variables[name];
    return typeof value === "number" ? Math.max(0, value) : fallback;
  };
}

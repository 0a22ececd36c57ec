import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  Kind,
  type NameNode,
  type SelectionSetNode,
} from "graphql";
import {
  argument,
  changed,
  type CompositeNode,
  type Directed,
  graphOf,
  isComposite,
  joins,
  namedType,
  requiredSelection,
} from "./join-spec.js";

export type Coordinate = `${string}.${string}`;

/** Fields with @requires that are to stand apart from the rest of their service. */
export interface Group {
  readonly graph: string;
  readonly fields: ReadonlySet<Coordinate>;
}

const ROOTS: ReadonlySet<string> = new Set(["Query", "Mutation", "Subscription"]);
const JOINS = ["join__type", "join__implements", "join__unionMember", "join__enumValue", "join__field"];

/**
 * The same supergraph, but each group is a service of its own, with the keys to it. Planners find their way between two
 * services where they lose it inside one.
 */
export function setApart(
  definitions: readonly DefinitionNode[],
  groups: readonly Group[],
): { readonly definitions: readonly DefinitionNode[]; readonly services: ReadonlyMap<string, string> } {
  if (groups.length === 0) return { definitions, services: new Map() };
  const composites = new Map(definitions.filter(isComposite).map((type) => [type.name.value, type]));
  const parts = groups.map((group, at) => new Part(group, `__APART${at}`, composites));
  const services = new Map<string, string>();
  for (const definition of definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== "join__Graph") continue;
    for (const { name, directives } of definition.values ?? []) {
      const service = argument(directives?.[0], "name") ?? "";
      for (const part of parts) if (part.graph === name.value) services.set(service + part.suffix, service);
    }
  }
  return { definitions: definitions.map((definition) => parts.reduce(withPart, definition)), services };
}

/** One group as a service: which of the service's fields it has. */
class Part {
  readonly graph: string;
  readonly name: string;
  private readonly fields: ReadonlySet<Coordinate>;
  private readonly needed = new Set<Coordinate>();

  constructor(
    { graph, fields }: Group,
    readonly suffix: string,
    private readonly composites: ReadonlyMap<string, CompositeNode>,
  ) {
    this.graph = graph;
    this.fields = fields;
    this.name = graph + suffix;
    for (const type of composites.values()) {
      for (const join of this.own(type, "join__type")) this.need(type.name.value, argument(join, "key"));
      for (const field of type.fields ?? []) {
        for (const join of this.own(field, "join__field")) {
          this.need(type.name.value, argument(join, "requires"));
          this.need(namedType(field.type), argument(join, "provides"));
        }
      }
    }
  }

  own(node: Directed, directive: string): ConstDirectiveNode[] {
    return joins(node, directive).filter((join) => graphOf(join) === this.graph);
  }

  /** Whether the field is in the part. Of an entity it has the keys and what it requires: the rest is one step away. */
  has(type: CompositeNode, field: FieldDefinitionNode): boolean {
    if (ROOTS.has(type.name.value) || !this.serves(type, field)) return false;
    const coordinate: Coordinate = `${type.name.value}.${field.name.value}`;
    const [join] = this.own(field, "join__field");
    if (join && argument(join, "requires") !== undefined) return this.fields.has(coordinate);
    if (this.needed.has(coordinate)) return true;
    if (type.kind === Kind.INTERFACE_TYPE_DEFINITION && !this.isInterfaceObject(type)) {
      return this.implementations(type).every((implementation) => {
        const own = implementation.fields?.find(({ name }) => name.value === field.name.value);
        return !own || !this.serves(implementation, own) || this.has(implementation, own);
      });
    }
    return !this.isEntity(type);
  }

  serves(type: CompositeNode, field: FieldDefinitionNode): boolean {
    if (joins(field, "join__field").length > 0) return this.own(field, "join__field").length > 0;
    return this.own(type, "join__type").length > 0;
  }

  /** Whether the field is the part's and no longer the service's. */
  takes(type: CompositeNode, field: FieldDefinitionNode): boolean {
    return this.fields.has(`${type.name.value}.${field.name.value}`);
  }

  private isEntity(type: CompositeNode): boolean {
    return this.own(type, "join__type").some(
      (join) => argument(join, "key") !== undefined && argument(join, "resolvable") !== "false",
    );
  }

  private isInterfaceObject(type: CompositeNode): boolean {
    return this.own(type, "join__type").some((join) => argument(join, "isInterfaceObject") === "true");
  }

  private implementations(type: CompositeNode): CompositeNode[] {
    return [...this.composites.values()].filter((candidate) =>
      this.own(candidate, "join__implements").some((join) => argument(join, "interface") === type.name.value),
    );
  }

  private need(type: string, fields: string | undefined): void {
    if (fields !== undefined) this.needAll(type, requiredSelection(fields));
  }

  private needAll(typeName: string, { selections }: SelectionSetNode): void {
    const type = this.composites.get(typeName);
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        this.needAll(selection.typeCondition?.name.value ?? typeName, selection.selectionSet);
      }
      if (selection.kind !== Kind.FIELD || !type) continue;
      const name = selection.name.value;
      for (const { name: owner } of [type, ...this.implementations(type)]) {
        this.needed.add(`${owner.value}.${name}`);
      }
      const field = type.fields?.find((candidate) => candidate.name.value === name);
      if (field && selection.selectionSet) this.needAll(namedType(field.type), selection.selectionSet);
    }
  }
}

function withPart(definition: DefinitionNode, part: Part): DefinitionNode {
  switch (definition.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION:
      return withFields(definition, part);
    case Kind.ENUM_TYPE_DEFINITION:
      if (definition.name.value === "join__Graph") return withGraph(definition, part);
      return {
        ...withJoins(definition, part),
        values: definition.values?.map((value) => withJoins(value, part)),
      };
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return {
        ...withJoins(definition, part),
        fields: definition.fields?.map((field) => withJoins(field, part)),
      };
    case Kind.UNION_TYPE_DEFINITION:
    case Kind.SCALAR_TYPE_DEFINITION:
      return withJoins(definition, part);
    default:
      return definition;
  }
}

function withGraph(graphs: EnumTypeDefinitionNode, part: Part): EnumTypeDefinitionNode {
  const added = (graphs.values ?? [])
    .filter(({ name }) => name.value === part.graph)
    .map((value) => ({
      ...value,
      name: { ...value.name, value: part.name },
      directives: value.directives?.map((directive) =>
        changed(directive, "name", (service) => service + part.suffix),
      ),
    }));
  return { ...graphs, values: [...(graphs.values ?? []), ...added] };
}

function withFields<Type extends CompositeNode>(type: Type, part: Part): Type {
  if (ROOTS.has(type.name.value) && type.name.value !== "Query") return type;
  const graphs = [...new Set(joins(type, "join__type").map(graphOf))];
  const fields = type.fields?.map((field): FieldDefinitionNode => {
    const isThere = part.has(type, field);
    const known = field.directives ?? [];
    if (joins(field, "join__field").length === 0) {
      if (isThere || !part.serves(type, field)) return field;
      return { ...field, directives: [...known, ...graphs.map(joinField)] };
    }
    const own = part.own(field, "join__field");
    const kept = part.takes(type, field) ? known.filter((directive) => !own.includes(directive)) : known;
    return {
      ...field,
      directives: [...kept, ...(isThere ? own.map((join) => inGraph(join, part.name)) : [])],
    };
  });
  return { ...withJoins(type, part), fields };
}

/** Whatever says that the service has it says so of the part too. */
function withJoins<Node extends Directed>(node: Node, part: Part): Node {
  const own = JOINS.flatMap((directive) => part.own(node, directive)).map((join) => inGraph(join, part.name));
  return own.length === 0 ? node : { ...node, directives: [...(node.directives ?? []), ...own] };
}

function inGraph(join: ConstDirectiveNode, graph: string): ConstDirectiveNode {
  return changed(join, "graph", () => graph);
}

function joinField(graph: string): ConstDirectiveNode {
  const name = (value: string): NameNode => ({ kind: Kind.NAME, value });
  return {
    kind: Kind.DIRECTIVE,
    name: name("join__field"),
    arguments: [{ kind: Kind.ARGUMENT, name: name("graph"), value: { kind: Kind.ENUM, value: graph } }],
  };
}

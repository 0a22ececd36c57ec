import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { partRoot } from "./root-below.js";
import type { Selection } from "./selection.js";
import type { Supergraph } from "./supergraph.js";
import { unveil } from "./unveil.js";
import { writeArguments } from "./write-arguments.js";

/**
 * An operation with its fragments in place, its conditions decided, and introspection set apart.
 * Aliases are replaced by names of our own on the way to the services, so that what a client calls `id` can never stand
 * where the engine looks for a key.
 */
export interface Unfolded {
  readonly selections: readonly Selection[];
  readonly introspection: readonly FieldNode[];
  readonly aliases: ReadonlyMap<string, string>;
}

/** Variables that decide, by @skip and @include, what the operation asks for. */
export function decidingVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  const visit = (selections: SelectionSetNode | undefined) => {
    for (const selection of selections?.selections ?? []) {
      for (const { name, arguments: args } of selection.directives ?? []) {
        if (name.value !== "skip" && name.value !== "include") continue;
        for (const { value } of args ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
      }
      if (selection.kind !== Kind.FRAGMENT_SPREAD) visit(selection.selectionSet);
    }
  };
  for (const definition of document.definitions)
    if ("selectionSet" in definition) visit(definition.selectionSet);
  return [...names];
}

export function unfold(
  supergraph: Supergraph,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Unfolded {
  const root = supergraph.apiSchema.getRootType(operation.operation);
  if (!root) throw new Error(`The graph has no ${operation.operation} type.`);
  const unfolding = new Unfolding(supergraph, document, variables);
  return {
    selections: unfolding.unfold(operation.selectionSet, root),
    introspection: unfolding.introspection,
    aliases: unfolding.aliases,
  };
}

const LEAF = { kind: "field", selections: null, planned: null, apart: null } as const;

class Unfolding {
  readonly introspection: FieldNode[] = [];
  readonly aliases = new Map<string, string>();
  private readonly names = new Map<string, string>();
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly possible = new Map<string, ReadonlySet<string>>();

  constructor(
    private readonly supergraph: Supergraph,
    document: DocumentNode,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
    }
  }

  unfold(set: SelectionSetNode, parent: GraphQLNamedType): Selection[] {
    const unfolded: Selection[] = [];
    this.into(unfolded, set, parent, this.possibleTypes(parent), new Set());
    return unfolded;
  }

  private into(
    unfolded: Selection[],
    set: SelectionSetNode,
    parent: GraphQLNamedType,
    within: ReadonlySet<string>,
    spread: Set<string>,
  ): void {
    for (const selection of set.selections) {
      if (!this.isWanted(selection)) continue;
      switch (selection.kind) {
        case Kind.FIELD:
          this.field(unfolded, selection, parent);
          break;
        case Kind.INLINE_FRAGMENT:
          this.fragment(
            unfolded,
            selection.typeCondition?.name.value,
            selection.selectionSet,
            parent,
            within,
            spread,
          );
          break;
        case Kind.FRAGMENT_SPREAD: {
          const fragment = this.fragments.get(selection.name.value);
          if (!fragment || spread.has(selection.name.value)) break;
          spread.add(selection.name.value);
          const condition = fragment.typeCondition.name.value;
          this.fragment(unfolded, condition, fragment.selectionSet, parent, within, spread);
        }
      }
    }
  }

  private fragment(
    unfolded: Selection[],
    condition: string | undefined,
    set: SelectionSetNode,
    parent: GraphQLNamedType,
    within: ReadonlySet<string>,
    spread: Set<string>,
  ): void {
    const type = condition === undefined ? parent : this.supergraph.apiSchema.getType(condition);
    if (!type) return;
    const possible = this.possibleTypes(type);
    const narrowed = type === parent ? within : new Set([...within].filter((name) => possible.has(name)));
    // Planners refuse a fragment that can never apply; one on what an object is anyway only costs them time.
    if (narrowed.size === 0 && within.size > 0) return;
    if (type === parent || isObjectType(parent)) return this.into(unfolded, set, parent, within, spread);
    const selections: Selection[] = [];
    // A fragment spread beside this one may not apply where this one does, so it has its own account of them.
    this.into(selections, set, type, narrowed, new Set());
    if (selections.length > 0) unfolded.push({ kind: "fragment", type: type.name, selections });
  }

  private possibleTypes(type: GraphQLNamedType): ReadonlySet<string> {
    let possible = this.possible.get(type.name);
    if (!possible) {
      const types = isAbstractType(type) ? this.supergraph.apiSchema.getPossibleTypes(type) : [type];
      possible = new Set(types.map(({ name }) => name));
      this.possible.set(type.name, possible);
    }
    return possible;
  }

  private field(unfolded: Selection[], node: FieldNode, parent: GraphQLNamedType): void {
    const name = node.name.value;
    const key = node.alias?.value ?? name;
    if (name === "__schema" || name === "__type") {
      this.introspection.push(node);
      unfolded.push({ ...LEAF, name, key, from: key, args: "", node });
      return;
    }
    const args = writeArguments(node.arguments);
    const from = key === name || name === "__typename" ? name : this.nameFor(key, name, args);
    if (!node.selectionSet) {
      unfolded.push({ ...LEAF, name, key, from, args, node });
      return;
    }
    const type = typeOfField(parent, name);
    const selections = this.unfold(node.selectionSet, type);
    const root = type === this.supergraph.apiSchema.getQueryType();
    const parts = root ? partRoot(this.supergraph, [parent.name, name], type.name, selections) : null;
    const unveiled =
      isInterfaceType(type) && this.supergraph.isVeiled(type.name)
        ? unveil(this.supergraph, type.name, selections)
        : null;
    const planned = parts?.inline ?? unveiled;
    const apart = parts?.apart ?? null;
    unfolded.push({ kind: "field", name, key, from, args, selections, planned, apart, node });
  }

  /** Fields under one alias with one name and arguments may be merged by the services, as the client's own rules say. */
  private nameFor(alias: string, name: string, args: string): string {
    const signature = `${alias}:${name}${args}`;
    let from = this.names.get(signature);
    if (from === undefined) {
      from = `_a${this.names.size}`;
      this.names.set(signature, from);
      this.aliases.set(from, alias);
    }
    return from;
  }

  private isWanted(selection: SelectionNode): boolean {
    for (const { name, arguments: args } of selection.directives ?? []) {
      if (name.value !== "skip" && name.value !== "include") continue;
      const value = args?.[0]?.value;
      const holds =
        value?.kind === Kind.VARIABLE
          ? this.variables[value.name.value] === true
          : value?.kind === Kind.BOOLEAN && value.value;
      if (holds === (name.value === "skip")) return false;
    }
    return true;
  }
}

function typeOfField(parent: GraphQLNamedType, name: string): GraphQLNamedType {
  const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
  const type = field && getNamedType(field.type);
  if (!type || !isCompositeType(type)) throw new Error(`${parent.name}.${name} has no fields.`);
  return type;
}

/** The operation in words, for the planner. `__typename` of the root and introspection are no business of the services. */
export function writeOperation(
  operation: OperationDefinitionNode,
  selections: readonly Selection[],
): string | null {
  const body = writeSelections(selections.filter((selection) => !isOurs(selection)));
  if (body === "") return null;
  const used = (operation.variableDefinitions ?? []).filter(({ variable }) =>
    new RegExp(`\\$${variable.name.value}(?![_0-9A-Za-z])`).test(body),
  );
  const variables = used.length > 0 ? `(${used.map(withoutDirectives).join(", ")})` : "";
  return `${operation.operation}${variables}{${body}}`;
}

function withoutDirectives(
  definition: NonNullable<OperationDefinitionNode["variableDefinitions"]>[number],
): string {
  return print({ ...definition, directives: [] });
}

function isOurs(selection: Selection): boolean {
  return selection.kind === "field" && selection.name.startsWith("__");
}

function writeSelections(selections: readonly Selection[]): string {
  return merged(selections).map(writeSelection).join(" ");
}

/** The same fields and fragments put together: planners work on less, and trip over less. */
function merged(selections: readonly Selection[]): Selection[] {
  const known = new Map<string, Selection>();
  for (const selection of selections) {
    const key = selection.kind === "field" ? selection.from : `... ${selection.type}`;
    const first = known.get(key);
    const [mine, theirs] = [first && inPlan(first), inPlan(selection)];
    if (!first) known.set(key, selection);
    else if (mine && theirs) {
      const both = [...mine, ...theirs];
      known.set(key, first.kind === "field" ? { ...first, planned: both } : { ...first, selections: both });
    }
  }
  return [...known.values()];
}

function inPlan(selection: Selection): readonly Selection[] | null {
  return (selection.kind === "field" ? selection.planned : null) ?? selection.selections;
}

function writeSelection(selection: Selection): string {
  if (selection.kind === "fragment") {
    return `... on ${selection.type}{${writeSelections(selection.selections)}}`;
  }
  const { name, from, args } = selection;
  const selections = inPlan(selection);
  const inner = selections ? `{${writeSelections(selections) || "__typename"}}` : "";
  return `${from === name ? "" : `${from}:`}${name}${args}${inner}`;
}

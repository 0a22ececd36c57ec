import {
  buildASTSchema,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  isTypeDefinitionNode,
  Kind,
  parse,
} from "graphql";
import { argument, isComposite, joins } from "./join-spec.js";
import { Owners } from "./owners.js";
import { PublicFields } from "./public-fields.js";

/** What the composed graph says of itself: who serves it, what clients see of it, what may stand where an abstract type does. */
export interface Supergraph {
  readonly sdl: string;
  readonly apiSchema: GraphQLSchema;
  readonly services: readonly { readonly name: string; readonly url: string }[];
  /** The names an object may carry where this type is asked for, its own among them. */
  readonly typesWithin: (type: string) => ReadonlySet<string>;
  /** Whether some service knows objects of this type by the name of their interface only. */
  readonly isVeiled: (type: string) => boolean;
  /** Whether a type has the field from a service's object for its interface, or as the key to it. */
  readonly isLent: (type: string, field: string) => boolean;
  readonly publicFields: PublicFields;
  readonly owners: Owners;
  /** Under which fields move from one service to another. */
  readonly labels: ReadonlySet<string>;
}

/** The specifications composition writes into a supergraph; clients see nothing of them. */
const MACHINERY = /^(join|link|core|inaccessible|tag|federation|context|cost|connect)__/;
/** The Rust planner would leave such arguments out and say nothing. */
const CONTEXT = /@link\(\s*url:\s*"https:\/\/specs\.apollo\.dev\/context\//;
const MACHINERY_DIRECTIVES =
  /^(link|core|inaccessible|tag|authenticated|requiresScopes|policy|context|fromContext|cost|listSize|connect|source)$/;
const KEPT_DIRECTIVES = new Set(["deprecated", "specifiedBy", "oneOf"]);

export function readSupergraph(sdl: string): Supergraph {
  if (CONTEXT.test(sdl)) {
    throw new Error(
      "The supergraph takes arguments from a context (@fromContext), which no planner here does.",
    );
  }
  const document = parse(sdl, { noLocation: true });
  const typesWithin = collectTypesWithin(document);
  const interfaceObjects = collectInterfaceObjects(document);
  const lent = collectLent(document, interfaceObjects);
  const services = readServices(document);
  return {
    sdl,
    apiSchema: buildASTSchema(withoutMachinery(document), { assumeValidSDL: true }),
    services,
    typesWithin,
    isVeiled: (type) => [...typesWithin(type)].some((name) => interfaceObjects.has(name)),
    isLent: (type, field) => lent.has(`${type}.${field}`),
    publicFields: new PublicFields(document),
    owners: new Owners(document, new Map(services.map(({ graph, name }) => [graph, name]))),
    labels: collectLabels(document),
  };
}

function readServices(document: DocumentNode): { graph: string; name: string; url: string }[] {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== "join__Graph") continue;
    return (definition.values ?? []).flatMap((value) => {
      const graph = value.directives?.find(({ name }) => name.value === "join__graph");
      if (!graph) return [];
      return [
        { graph: value.name.value, name: textArgument(graph, "name"), url: textArgument(graph, "url") },
      ];
    });
  }
  throw new Error("This is no supergraph: it does not say which services it is made of.");
}

function textArgument(directive: ConstDirectiveNode, name: string): string {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : "";
}

function collectInterfaceObjects(document: DocumentNode): ReadonlyMap<string, readonly string[]> {
  const objects = new Map<string, readonly string[]>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const own = joins(definition, "join__type").filter(
      (join) => argument(join, "isInterfaceObject") === "true",
    );
    const keys = own.flatMap((join) => argument(join, "key")?.split(/[\s,]+/) ?? []);
    if (own.length > 0) objects.set(definition.name.value, keys.includes("{") ? [] : keys);
  }
  return objects;
}

function collectLent(
  document: DocumentNode,
  interfaceObjects: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const lent = new Set<string>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const { name } of definition.interfaces ?? []) {
      for (const key of interfaceObjects.get(name.value) ?? []) lent.add(`${definition.name.value}.${key}`);
    }
    for (const field of definition.fields ?? []) {
      if (joins(field, "join__field").every((join) => join.arguments?.length)) continue;
      lent.add(`${definition.name.value}.${field.name.value}`);
    }
  }
  return lent;
}

function collectLabels(document: DocumentNode): ReadonlySet<string> {
  const fields = document.definitions.filter(isComposite).flatMap((definition) => definition.fields ?? []);
  return new Set(
    fields
      .flatMap((field) => joins(field, "join__field"))
      .flatMap((join) => argument(join, "overrideLabel") ?? []),
  );
}

function collectTypesWithin(document: DocumentNode): (type: string) => ReadonlySet<string> {
  const within = new Map<string, Set<string>>();
  const put = (type: string, member: string) => {
    const members = within.get(type);
    if (members) members.add(member);
    else within.set(type, new Set([type, member]));
  };
  for (const definition of document.definitions) {
    if (
      definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
      definition.kind === Kind.INTERFACE_TYPE_DEFINITION
    ) {
      for (const { name } of definition.interfaces ?? []) put(name.value, definition.name.value);
    }
    if (definition.kind === Kind.UNION_TYPE_DEFINITION) {
      for (const { name } of definition.types ?? []) put(definition.name.value, name.value);
    }
  }
  return (type) => within.get(type) ?? new Set([type]);
}

function withoutMachinery(document: DocumentNode): DocumentNode {
  const hidden = new Set<string>();
  for (const definition of document.definitions) {
    if (isTypeDefinitionNode(definition) && isHidden(definition)) hidden.add(definition.name.value);
  }
  return {
    kind: Kind.DOCUMENT,
    definitions: document.definitions.flatMap((definition) => publicPart(definition, hidden)),
  };
}

function publicPart(definition: DefinitionNode, hidden: ReadonlySet<string>): DefinitionNode[] {
  switch (definition.kind) {
    case Kind.SCHEMA_DEFINITION:
      return [{ ...definition, directives: [] }];
    case Kind.DIRECTIVE_DEFINITION:
      return MACHINERY.test(definition.name.value) ||
        MACHINERY_DIRECTIVES.test(definition.name.value) ||
        KEPT_DIRECTIVES.has(definition.name.value)
        ? []
        : [definition];
    case Kind.SCALAR_TYPE_DEFINITION:
    case Kind.ENUM_TYPE_DEFINITION:
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
    case Kind.UNION_TYPE_DEFINITION:
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION:
      break;
    default:
      return [];
  }
  if (MACHINERY.test(definition.name.value) || hidden.has(definition.name.value)) return [];
  const directives = keptDirectives(definition);
  switch (definition.kind) {
    case Kind.SCALAR_TYPE_DEFINITION:
      return [{ ...definition, directives }];
    case Kind.ENUM_TYPE_DEFINITION:
      return [{ ...definition, directives, values: definition.values?.filter(isShown).map(undirected) }];
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return [{ ...definition, directives, fields: definition.fields?.filter(isShown).map(undirected) }];
    case Kind.UNION_TYPE_DEFINITION:
      return [
        { ...definition, directives, types: definition.types?.filter(({ name }) => !hidden.has(name.value)) },
      ];
    default:
      return [
        {
          ...definition,
          directives,
          interfaces: definition.interfaces?.filter(({ name }) => !hidden.has(name.value)),
          fields: definition.fields?.filter(isShown).map((field) => ({
            ...undirected(field),
            arguments: field.arguments?.filter(isShown).map(undirected),
          })),
        },
      ];
  }
}

interface Directed {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

function isHidden(node: Directed): boolean {
  return node.directives?.some(({ name }) => name.value === "inaccessible") ?? false;
}

function isShown(node: Directed): boolean {
  return !isHidden(node);
}

function keptDirectives(node: Directed): ConstDirectiveNode[] {
  return node.directives?.filter(({ name }) => KEPT_DIRECTIVES.has(name.value)) ?? [];
}

function undirected<Node extends Directed>(node: Node): Node {
  return { ...node, directives: keptDirectives(node) };
}

import { buildSubgraphSchema } from "@apollo/subgraph";
import {
  buildSchema,
  type DocumentNode,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  isUnionType,
  Kind,
  parse,
  print,
  printSchema,
} from "graphql";

export type Thing = Record<string, unknown>;
export type Reference = Thing & { __typename: string };

/**
 * Data that a whole graph is served from: once by one schema that has it all, once by subgraphs that each show a part.
 * Things carry `__typename`; a method is a field with arguments or one that fails.
 */
export interface World {
  readonly Query: object;
  readonly Mutation?: object;
  readonly Subscription?: object;
  /** The entity a reference means, or null. */
  readonly find?: (reference: Reference) => object | null;
}

/** Finds things by any of their keys; a compound key is several paths. */
export function among(
  things: readonly Thing[],
  keys: readonly string[] = ["id"],
): (reference: Reference) => Thing | null {
  const at = (thing: unknown, path: string): unknown =>
    path.split(".").reduce((holder: unknown, step) => (holder as Thing | null | undefined)?.[step], thing);
  return (reference) =>
    things.find(
      (thing) =>
        (reference.__typename === thing["__typename"] || reference.__typename === thing["interface"]) &&
        keys.some((key) =>
          key.split(" ").every((path) => {
            const value = at(reference, path);
            return value !== undefined && value === at(thing, path);
          }),
        ),
    ) ?? null;
}

const FEDERATION = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@provides", "@external", "@shareable", "@inaccessible", "@override", "@interfaceObject", "@context", "@fromContext"])\n`;

/** How a subgraph begins that speaks the first version of federation. */
const FIRST = "# Federation 1";

export function parseSubgraph(sdl: string): DocumentNode {
  return parse(sdl.startsWith(FIRST) ? sdl : FEDERATION + sdl);
}

/** The whole world behind one schema, by nothing but graphql-js. */
export function monolithOf(apiSchema: GraphQLSchema, world: World): GraphQLSchema {
  return withRoots(buildSchema(printSchema(apiSchema)), world);
}

/** What one subgraph shows of the world. Its external fields hold only what the gateway has sent. */
export function subgraphOf(sdl: string, world: World): GraphQLSchema {
  const typeDefs = parseSubgraph(sdl);
  const external = externalFields(typeDefs);
  const resolvers = Object.fromEntries(
    [...external].map(([type, { isInterface, fields }]) => [
      type,
      { __resolveReference: (reference: Reference) => lookUp(world, reference, isInterface, fields) },
    ]),
  );
  return withRoots(buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }]), world);
}

function lookUp(
  world: World,
  reference: Reference,
  isInterface: boolean,
  external: readonly string[],
): Thing | null {
  const thing = (world.find?.(reference) ?? null) as Thing | null;
  if (thing === null) return null;
  const sent = Object.fromEntries(external.map((field) => [field, reference[field]]));
  // An interface object stands for its things under the interface's name.
  const typename = isInterface ? thing["__typename"] : reference.__typename;
  return Object.assign(Object.create(thing) as Thing, sent, { __typename: typename });
}

interface Entity {
  readonly isInterface: boolean;
  readonly fields: readonly string[];
}

function externalFields(document: DocumentNode): Map<string, Entity> {
  const external = new Map<string, Entity>();
  for (const definition of document.definitions) {
    const isInterface = definition.kind === Kind.INTERFACE_TYPE_DEFINITION;
    const isObject =
      definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION;
    if (!isInterface && !isObject) continue;
    const keys = definition.directives?.filter(({ name }) => name.value === "key") ?? [];
    if (keys.length === 0) continue;
    const inKeys = new Set(
      keys.flatMap(({ arguments: args }) => (args?.map(print).join(" ") ?? "").split(/\W+/)),
    );
    const fields = (definition.fields ?? [])
      .filter(({ directives }) => directives?.some(({ name }) => name.value === "external"))
      .map(({ name }) => name.value)
      .filter((name) => !inKeys.has(name));
    external.set(definition.name.value, { isInterface, fields });
  }
  return external;
}

function withRoots(schema: GraphQLSchema, world: World): GraphQLSchema {
  for (const root of ["Query", "Mutation", "Subscription"] as const) {
    const type = schema.getType(root);
    if (!isObjectType(type) || !world[root]) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith("_")) continue;
      const resolve: GraphQLFieldResolver<unknown, unknown> = (_source, args: object, context) => {
        const source = world[root] as Record<string, unknown>;
        const value = source[field.name];
        return typeof value === "function"
          ? (value as (...all: unknown[]) => unknown).call(source, args, context)
          : value;
      };
      if (root === "Subscription") {
        field.subscribe = resolve;
        field.resolve = (event) => event;
      } else field.resolve = resolve;
    }
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isInterfaceType(type) && !isUnionType(type)) continue;
    if (type.name !== "_Entity") type.resolveType = (thing: Thing) => String(thing["__typename"]);
  }
  return schema;
}

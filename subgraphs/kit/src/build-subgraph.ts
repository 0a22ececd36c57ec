import "reflect-metadata";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { printSchemaWithDirectives } from "@graphql-tools/utils";
import { type GraphQLSchema, parse } from "graphql";
import { type BuildSchemaOptions, buildSchemaSync, createResolversMap } from "type-graphql";
import { guard } from "./guard.js";
import type { Subgraph } from "./subgraph.js";
import { DateTimeScalar } from "./values.js";

export interface BuiltSubgraph {
  definition: Subgraph;
  schema: GraphQLSchema;
  sdl: string;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override", "@inaccessible", "@interfaceObject", "@tag"])`;

/** Turns the classes into an executable subgraph. Throws where an entry point does not say who may come in. */
export function buildSubgraph(definition: Subgraph): BuiltSubgraph {
  const classes = buildSchemaSync({
    resolvers: definition.resolvers as unknown as BuildSchemaOptions["resolvers"],
    orphanedTypes: definition.orphanedTypes ?? [],
    scalarsMap: [{ type: Date, scalar: DateTimeScalar }],
    // Asked for wherever there are subscriptions; ours bring their own source, the bus.
    pubSub: { publish: noPubSub, subscribe: noPubSub },
    validate: false,
    skipCheck: true,
  });
  const resolvers = guard(definition, classes, createResolversMap(classes));
  const sdl = `${LINK}\n\n${printSchemaWithDirectives(classes)}`;
  return { definition, sdl, schema: buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }]) };
}

function noPubSub(): never {
  throw new Error("A subscription must say where its events come from: `subscribe`.");
}

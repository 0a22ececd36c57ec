import "reflect-metadata";
import type { Constructor, EntityClass } from "@mikro-orm/core";
import type { Migration } from "@mikro-orm/migrations";
import type { EntityManager, MikroORM } from "@mikro-orm/postgresql";
import type DataLoader from "dataloader";
import type { GraphQLResolveInfo } from "graphql";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { SubscriptionOptions } from "type-graphql";
import type { Permission, Viewer } from "./access.js";
import type { Bus } from "./bus.js";
import type { Hearer, Tell } from "./events.js";
import type { FileRules, Files } from "./files.js";
import type { Live } from "./live.js";
import type { Logger } from "./log.js";

/** What every resolver is given. */
export interface Context {
  viewer: Viewer;
  /** The request's own; bound to the viewer's rows. Inside a mutation, in the deed's transaction. */
  em: EntityManager;
  /** Tells an event with the deed's transaction, or not at all. */
  tell: Tell;
  live: Live;
  /**
   * Runs a deed in one transaction with the events it tells. The kit does it for every mutation that is not marked
   * `@OwnTransaction`.
   */
  transact: <T>(deed: () => Promise<T>) => Promise<T>;
  /** One of what the subgraph's `open` made, by its class. */
  companion: FindCompanion;
  /** The files of a subgraph whose definition says what `files` it takes in. */
  files: Files;
  /** Where the person's request came from, when the gateway said so. */
  address: string | null;
  /** One loader a batch function a request. */
  load: <Id, Thing>(batch: Batch<Id, Thing>) => DataLoader<Id, Thing>;
}

/** Loads many at once; the answers stand in the order of the ids. */
export type Batch<Id, Thing> = (ids: readonly Id[], context: Context) => Promise<(Thing | Error)[]>;

/** How another subgraph's link to a type of ours is followed. */
export interface Reference<Thing = unknown> {
  /** Why anyone may follow it; what is personal is guarded on the type's fields. */
  open: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- references of all types stand in one record
  load: Batch<string, any>;
  readonly type?: Thing;
}

/** Where a subscription's events come from: the `subscribe` of type-graphql, with our context. */
export function source<Args>(
  open: (args: Args, context: Context) => AsyncIterable<unknown> | Promise<AsyncIterable<unknown>>,
): NonNullable<SubscriptionOptions["subscribe"]> {
  return (({ args, context }: { args: Args; context: Context }) => open(args, context)) as NonNullable<
    SubscriptionOptions["subscribe"]
  >;
}

/** For a type that another subgraph owns and ours adds fields to: nothing is loaded, the id is enough. */
export function stubOf<Stub extends object>(Class: new (id: string) => Stub): Reference<Stub> {
  return {
    open: "The id of another's type, to which fields are added; each of them says who may read it.",
    load: async (ids) => ids.map((id) => new Class(id)),
  };
}

/** The table of contents of a subgraph. */
export interface Subgraph {
  name: string;
  entities: EntityClass<object>[];
  migrations: Constructor<Migration>[];
  // oxlint-disable-next-line typescript/no-unsafe-function-type -- a class, as type-graphql takes it
  resolvers: Function[];
  /** Types that no field names: problems, stubs, members of unions. */
  // oxlint-disable-next-line typescript/no-unsafe-function-type -- a class, as type-graphql takes it
  orphanedTypes?: Function[];
  references?: Record<string, Reference>;
  hearers?: Hearer[];
  /** What people may send to `/<name>/files`; without it there is no such path. */
  files?: FileRules;
  /** Is told of each guarded field that is let out; must be quick and not throw. */
  noteRead?: (read: Read) => void;
  /** Plain HTTP under `/<name>/…`, for what GraphQL cannot say (a key set). */
  routes?: Record<string, Route>;
  /** What runs beside the requests: opened after the tables are ready, closed before the process ends. */
  open?: (parts: Parts) => Promise<readonly Companion[]>;
}

/** A guarded field that is let out. */
export interface Read {
  /** What the field stands on. */
  source: unknown;
  permission: Permission;
  /** Where the permission was asked for; `true` where the viewer needed none. */
  place: string | true | undefined;
  context: Context;
  info: GraphQLResolveInfo;
}

export type Route = (
  request: IncomingMessage,
  response: ServerResponse,
  parts: RunningParts,
) => Promise<void>;

export interface Parts {
  orm: MikroORM;
  bus: Bus;
  log: Logger;
  /** A key of 32 bytes for a purpose, derived from the platform's secret. */
  key: (purpose: string) => Buffer;
  /** The files of a subgraph that takes some in. */
  files: () => Files;
}

/** The parts with the companion that was opened on them. */
export interface RunningParts extends Omit<Parts, "files"> {
  companion: FindCompanion;
  files: Files;
}

export type FindCompanion = <C extends Companion>(Class: new (...parts: never[]) => C) => C;

export interface Companion {
  /** Throws when the part cannot do its work. */
  check?: () => Promise<void>;
  close: () => Promise<void>;
}

export function defineSubgraph(definition: Subgraph): Subgraph {
  return definition;
}

/** What one subject brings to the table of contents of its subgraph. */
export type Subject = Partial<
  Pick<Subgraph, "entities" | "resolvers" | "orphanedTypes" | "references" | "hearers">
>;

/** The subjects as one: for a subgraph that is too large for a single list. */
export function contentsOf(subjects: readonly Subject[]): Required<Subject> {
  return {
    entities: subjects.flatMap(({ entities = [] }) => entities),
    resolvers: subjects.flatMap(({ resolvers = [] }) => resolvers),
    orphanedTypes: subjects.flatMap(({ orphanedTypes = [] }) => orphanedTypes),
    hearers: subjects.flatMap(({ hearers = [] }) => hearers),
    references: Object.assign({}, ...subjects.map(({ references }) => references)) as Record<
      string,
      Reference
    >,
  };
}

import type {
  BatchFetchNode,
  EntityBatchAlias,
  FetchNode,
  FetchNodePathSegment,
  FlattenNode,
  FlattenNodePathSegment,
  InputRewrite,
  OutputRewrite,
  PlanNode as RustNode,
  QueryPlanner,
  RequiresSelection,
} from "@graphql-hive/router-query-planner";
import { createRequire } from "node:module";
import { arrange } from "./arrange.js";
import { inTurn } from "./in-turn.js";
import type { Moved } from "./moving-fields.js";
import {
  type EntityBatch,
  type EntityFetch,
  type Fetch,
  inOrder,
  type Path,
  type PathStep,
  type PlanNode,
  type Rename,
  type Requirement,
  type SubscriptionPlan,
  type TypenameChange,
} from "./plan.js";
import type { MakePlanner, Planner } from "./planner.js";

/** The planner of Hive Router: Rust behind napi, some twenty times quicker than Apollo's. Null where it has no binary. */
export function loadRustPlanner(): MakePlanner | null {
  let Rust: typeof QueryPlanner;
  try {
    const require = createRequire(import.meta.url);
    ({ QueryPlanner: Rust } = require("@graphql-hive/router-query-planner") as {
      QueryPlanner: typeof QueryPlanner;
    });
  } catch {
    return null;
  }
  return (supergraphSdl, moved) => {
    const bare = (sdl: string) => rustPlanner(Rust, sdl, moved);
    return inTurn(arrange(bare, supergraphSdl, "conflicts") ?? bare(supergraphSdl), () =>
      arrange(bare, supergraphSdl, "each"),
    );
  };
}

function rustPlanner(Rust: typeof QueryPlanner, supergraphSdl: string, { labels, place }: Moved): Planner {
  const planner = new Rust(supergraphSdl);
  return {
    plan(operation) {
      const { node } = planner.plan(operation, undefined, labels as Set<string>, place);
      return node ? translateWhole(node) : null;
    },
  };
}

function translateWhole(node: RustNode): PlanNode | SubscriptionPlan {
  const [first, ...others] = node.kind === "Sequence" ? node.nodes : [node];
  if (first?.kind !== "Subscription") return translate(node);
  return {
    kind: "Subscription",
    primary: translateFetch(first.primary),
    rest: others.length === 0 ? null : inOrder(others.map(translate)),
  };
}

function translate(node: RustNode): PlanNode {
  switch (node.kind) {
    case "Fetch":
      return translateFetch(node);
    case "Flatten":
      return translateFlatten(node);
    case "BatchFetch":
      return translateBatch(node);
    case "Sequence":
      return inOrder(node.nodes.map(translate));
    case "Parallel":
      return { kind: "Parallel", nodes: node.nodes.map(translate) };
    default:
      throw new Error(
        `The planner answered with a node of kind ${node.kind}, which the engine does not run.`,
      );
  }
}

function translateFetch(node: FetchNode): Fetch {
  return {
    kind: "Fetch",
    service: node.serviceName,
    operation: node.operation,
    operationKind: node.operationKind ?? "query",
    variables: node.variableUsages ?? [],
    renames: translateRenames(node.outputRewrites),
  };
}

function translateFlatten({ path, node }: FlattenNode): EntityFetch {
  if (node.kind !== "Fetch") throw new Error(`The planner flattens a ${node.kind}.`);
  return {
    kind: "EntityFetch",
    service: node.serviceName,
    operation: node.operation,
    variables: node.variableUsages ?? [],
    batches: [
      {
        alias: "_entities",
        variable: "representations",
        paths: [translatePath(path)],
        requires: translateRequires(node.requires),
        typenames: translateTypenames(node.inputRewrites),
        renames: translateRenames(node.outputRewrites),
      },
    ],
  };
}

function translateBatch(node: BatchFetchNode): EntityFetch {
  return {
    kind: "EntityFetch",
    service: node.serviceName,
    operation: node.operation,
    variables: node.variableUsages ?? [],
    batches: node.entityBatch.aliases.map(translateAlias),
  };
}
function translateAlias(alias: EntityBatchAlias): EntityBatch {
  return {
    alias: alias.alias,
    variable: alias.representationsVariableName,
    paths: alias.paths.map(translatePath),
    requires: translateRequires(alias.requires),
    typenames: translateTypenames(alias.inputRewrites),
    renames: translateRenames(alias.outputRewrites),
  };
}

function translatePath(path: readonly FlattenNodePathSegment[]): Path {
  return path.map((segment): PathStep => {
    if (segment === "@") return { kind: "items" };
    if ("Field" in segment) return { kind: "field", name: segment.Field };
    return { kind: "type", types: segment.TypeCondition };
  });
}

/** What the planner calls the name is what stands in the data; its alias is what the service wants to read. */
function translateRequires(selections: readonly RequiresSelection[] | undefined): Requirement[] {
  return (selections ?? []).map((selection): Requirement => {
    switch (selection.kind) {
      case "Field":
        return {
          kind: "field",
          name: selection.name,
          as: selection.alias ?? selection.name,
          selections: selection.selections?.length ? translateRequires(selection.selections) : null,
        };
      case "InlineFragment":
        return {
          kind: "fragment",
          type: selection.typeCondition,
          selections: translateRequires(selection.selections),
        };
      default:
        throw new Error(`The planner requires a ${selection.kind}.`);
    }
  });
}

function translateTypenames(rewrites: readonly InputRewrite[] | undefined): TypenameChange[] {
  return (rewrites ?? []).flatMap((rewrite) => {
    const setter = "ValueSetter" in rewrite ? rewrite.ValueSetter : "setValueTo" in rewrite ? rewrite : null;
    const last = setter?.path.at(-1);
    if (!setter || !last || !("Key" in last) || last.Key !== "__typename") {
      throw new Error("The planner rewrites an input in a way the engine does not know.");
    }
    const from = setter.path.flatMap((segment) =>
      "TypenameEquals" in segment ? segment.TypenameEquals : [],
    );
    return [{ from, to: setter.setValueTo }];
  });
}

function translateRenames(rewrites: readonly OutputRewrite[] | undefined): Rename[] {
  return (rewrites ?? []).map((rewrite) => {
    if (!("KeyRenamer" in rewrite)) {
      throw new Error("The planner rewrites an output in a way the engine does not know.");
    }
    return { path: rewrite.KeyRenamer.path.map(translateSegment), to: rewrite.KeyRenamer.renameKeyTo };
  });
}

function translateSegment(segment: FetchNodePathSegment): string | { types: readonly string[] } {
  return "Key" in segment ? segment.Key : { types: segment.TypenameEquals };
}

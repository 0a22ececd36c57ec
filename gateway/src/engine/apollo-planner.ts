import type {
  FetchDataRewrite,
  FetchNode,
  FlattenNode,
  PlanNode as ApolloNode,
  QueryPlan,
  QueryPlanSelectionNode,
} from "@apollo/query-planner";
import { type ConstDirectiveNode, parse, print, visit } from "graphql";
import { createRequire } from "node:module";
import { arrange } from "./arrange.js";
import { argument } from "./join-spec.js";
import type { Moved } from "./moving-fields.js";
import {
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

/** The parts of Apollo's packages that are used. Its planner reads supergraphs and operations by another package of its own. */
interface Apollo {
  readonly QueryPlanner: new (supergraph: ApolloSupergraph) => {
    buildQueryPlan(operation: unknown, options: { overrideConditions: Map<string, boolean> }): QueryPlan;
  };
  readonly Supergraph: { build(sdl: string, options: { validateSupergraph: boolean }): ApolloSupergraph };
  readonly parseOperation: (schema: unknown, operation: string, options: { validate: boolean }) => unknown;
}

interface ApolloSupergraph {
  apiSchema(): unknown;
}

const ON = "... on ";

/** Apollo's planner, in JavaScript, under the Elastic licence; null where it is not installed. It is loaded only here. */
export function loadApolloPlanner(): MakePlanner | null {
  const apollo = loadApollo();
  if (!apollo) return null;
  return (supergraphSdl, moved) => {
    const bare = (sdl: string) => apolloPlanner(apollo, sdl, moved);
    return arrange(bare, supergraphSdl, "conflicts") ?? bare(supergraphSdl);
  };
}

function loadApollo(): Apollo | null {
  const require = createRequire(import.meta.url);
  let own: NodeJS.Require;
  try {
    own = createRequire(require.resolve("@apollo/query-planner"));
  } catch {
    return null;
  }
  const planner = require("@apollo/query-planner") as Pick<Apollo, "QueryPlanner">;
  const internals = own("@apollo/federation-internals") as Omit<Apollo, "QueryPlanner">;
  return {
    QueryPlanner: planner.QueryPlanner,
    Supergraph: internals.Supergraph,
    parseOperation: internals.parseOperation,
  };
}

function apolloPlanner(
  { QueryPlanner, Supergraph, parseOperation }: Apollo,
  supergraphSdl: string,
  { labels }: Moved,
): Planner {
  const supergraph = Supergraph.build(resolvableFirst(supergraphSdl), { validateSupergraph: false });
  const schema = supergraph.apiSchema();
  const planner = new QueryPlanner(supergraph);
  const overrideConditions = new Map([...labels].map((label) => [label, true]));
  return {
    plan(operation) {
      const { node } = planner.buildQueryPlan(parseOperation(schema, operation, { validate: false }), {
        overrideConditions,
      });
      return node ? translateWhole(node) : null;
    },
  };
}

/** Where an entity comes back to its own service, Apollo's planner takes the first key, be it one that leads nowhere. */
function resolvableFirst(supergraphSdl: string): string {
  const leadsNowhere = (join: ConstDirectiveNode) => Number(argument(join, "resolvable") === "false");
  return print(
    visit(parse(supergraphSdl, { noLocation: true }), {
      ObjectTypeDefinition: (type) => ({
        ...type,
        directives: type.directives?.toSorted((one, other) => leadsNowhere(one) - leadsNowhere(other)),
      }),
    }),
  );
}

function translateWhole(node: NonNullable<QueryPlan["node"]>): PlanNode | SubscriptionPlan {
  if (node.kind !== "Subscription") return translate(node);
  return {
    kind: "Subscription",
    primary: translateFetch(node.primary),
    rest: node.rest ? translate(node.rest) : null,
  };
}

function translate(node: ApolloNode): PlanNode {
  switch (node.kind) {
    case "Fetch":
      return translateFetch(node);
    case "Flatten":
      return translateFlatten(node);
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
  refuseContext(node);
  return {
    kind: "Fetch",
    service: node.serviceName,
    operation: node.operation,
    operationKind: node.operationKind,
    variables: node.variableUsages ?? [],
    renames: translateRenames(node.outputRewrites),
  };
}

function translateFlatten({ path, node }: FlattenNode): EntityFetch {
  if (node.kind !== "Fetch") throw new Error(`The planner flattens a ${node.kind}.`);
  refuseContext(node);
  return {
    kind: "EntityFetch",
    service: node.serviceName,
    operation: node.operation,
    variables: node.variableUsages ?? [],
    batches: [
      {
        alias: "_entities",
        variable: "representations",
        paths: [path.map(translateStep)] satisfies Path[],
        requires: translateRequires(node.requires ?? []),
        typenames: translateTypenames(node.inputRewrites),
        renames: translateRenames(node.outputRewrites),
      },
    ],
  };
}

function refuseContext({ contextRewrites }: FetchNode): void {
  if (contextRewrites?.length) throw new Error("The engine does not run @fromContext.");
}

function translateStep(step: string | number): PathStep {
  return step === "@" ? { kind: "items" } : { kind: "field", name: String(step) };
}

function translateRequires(selections: readonly QueryPlanSelectionNode[]): Requirement[] {
  return selections.flatMap((selection): Requirement[] => {
    const inner = selection.selections ? translateRequires(selection.selections) : null;
    if (selection.kind === "Field") {
      const { name, alias = name } = selection;
      return [{ kind: "field", name: alias, as: alias, selections: inner }];
    }
    return selection.typeCondition === undefined
      ? (inner ?? [])
      : [{ kind: "fragment", type: selection.typeCondition, selections: inner ?? [] }];
  });
}

function translateTypenames(rewrites: readonly FetchDataRewrite[] | undefined): TypenameChange[] {
  return (rewrites ?? []).map((rewrite) => {
    if (rewrite.kind !== "ValueSetter" || rewrite.path.at(-1) !== "__typename") {
      throw new Error("The planner rewrites an input in a way the engine does not know.");
    }
    const from = rewrite.path.filter((step) => step.startsWith(ON)).map((step) => step.slice(ON.length));
    return { from, to: String(rewrite.setValueTo) };
  });
}

function translateRenames(rewrites: readonly FetchDataRewrite[] | undefined): Rename[] {
  return (rewrites ?? []).map((rewrite) => {
    if (rewrite.kind !== "KeyRenamer") {
      throw new Error("The planner rewrites an output in a way the engine does not know.");
    }
    return {
      path: rewrite.path.map((step) => (step.startsWith(ON) ? { types: [step.slice(ON.length)] } : step)),
      to: rewrite.renameKeyTo,
    };
  });
}

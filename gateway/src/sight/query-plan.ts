import { Role } from "@angel/kit/access";
import { type DocumentNode } from "graphql";
import type { IncomingHttpHeaders } from "node:http";
import type { Asker } from "../asker.js";
import type { Engine } from "../engine/engine.js";
import type { Parameters } from "../operation/parameters.js";
import {
  type EntityBatch,
  inOrder,
  type Path,
  type PlanNode,
  type Requirement,
  type SubscriptionPlan,
} from "../engine/plan.js";

interface Asked {
  readonly query: string;
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>> | null | undefined;
}

const HEADER = "angel-query-plan";

/** Whether somebody wants to see the plan too: by a header, or by an extension where there are none. */
export function wantsQueryPlan(headers: IncomingHttpHeaders, extensions: Parameters["extensions"]): boolean {
  return headers[HEADER] !== undefined || extensions?.["queryPlan"] === true;
}

/** How a valid operation is answered, for administrators who want to see it and for nobody else. */
export function queryPlanFor(
  isWanted: boolean,
  { viewer }: Asker,
  engine: Engine,
  { query, ...asked }: Asked,
): object | null | undefined {
  if (!isWanted) return undefined;
  if (!viewer.grants.some(({ role }) => role === Role.ADMINISTRATOR)) return undefined;
  const plans = engine.explain({ key: query, ...asked });
  const nodes = plans.filter((plan) => plan.kind !== "Subscription");
  return nodes.length === 0 ? null : writePlan(inOrder(nodes));
}

/** A plan as one reads it. */
function writePlan(node: PlanNode | SubscriptionPlan): object {
  switch (node.kind) {
    case "Fetch":
      return { kind: node.kind, service: node.service, operation: node.operation };
    case "EntityFetch":
      return {
        kind: node.kind,
        service: node.service,
        at: node.batches.flatMap(({ paths }) => paths.map(writePath)),
        needs: [...new Set(node.batches.flatMap(writeNeeds))],
        operation: node.operation,
      };
    case "Subscription":
      return { kind: node.kind, primary: writePlan(node.primary), rest: node.rest && writePlan(node.rest) };
    default:
      return { kind: node.kind, nodes: node.nodes.map(writePlan) };
  }
}

function writePath(path: Path): string {
  return path
    .map((step) => {
      if (step.kind === "items") return "[]";
      return step.kind === "field" ? `.${step.name}` : `(${step.types.join(" | ")})`;
    })
    .join("")
    .replace(/^\./, "");
}

function writeNeeds({ requires }: EntityBatch): string[] {
  return requires.map(writeRequirement);
}

function writeRequirement(requirement: Requirement): string {
  const inner = requirement.selections?.map(writeRequirement).join(" ");
  const name = requirement.kind === "field" ? requirement.name : requirement.type;
  return inner === undefined ? name : `${name} { ${inner} }`;
}

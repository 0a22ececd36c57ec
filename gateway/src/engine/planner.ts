import type { Moved } from "./moving-fields.js";
import type { PlanNode, SubscriptionPlan } from "./plan.js";

/** Turns an operation over the whole graph into requests to the services. The operation is valid and has no fragments by name. */
export interface Planner {
  plan(operation: string): PlanNode | SubscriptionPlan | null;
}

/** A planner for the graph as it is while these of its fields have moved. */
export type MakePlanner = (supergraphSdl: string, moved: Moved) => Planner;

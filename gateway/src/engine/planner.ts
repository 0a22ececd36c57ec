import type { PlanNode, SubscriptionPlan } from "./plan.js";

/** Turns an operation over the whole graph into requests to the services. The operation is valid and has no fragments by name. */
export interface Planner {
  plan(operation: string): PlanNode | SubscriptionPlan | null;
}

export type MakePlanner = (supergraphSdl: string) => Planner;

import type { EntityFetch, Fetch, PlanNode, Requirement, SubscriptionPlan } from "./plan.js";
import { type Settled, unsettleOperation } from "./settle-arguments.js";

/** Puts a plan over an arranged supergraph back into the services' own words. */
export class Restoration {
  constructor(
    private readonly settled: Settled,
    private readonly services: ReadonlyMap<string, string>,
  ) {}

  whole(plan: PlanNode | SubscriptionPlan): PlanNode | SubscriptionPlan {
    if (plan.kind !== "Subscription") return this.node(plan);
    return { ...plan, primary: this.fetch(plan.primary), rest: plan.rest && this.node(plan.rest) };
  }

  private node(node: PlanNode): PlanNode {
    switch (node.kind) {
      case "Fetch":
        return this.fetch(node);
      case "EntityFetch":
        return this.entityFetch(node);
      case "Sequence":
      case "Parallel":
        return { ...node, nodes: node.nodes.map((inner) => this.node(inner)) };
    }
  }

  private fetch(fetch: Fetch): Fetch {
    return { ...fetch, ...this.request(fetch) };
  }

  private entityFetch(fetch: EntityFetch): EntityFetch {
    const batches = fetch.batches.map((batch) => ({
      ...batch,
      requires: batch.requires.map((requirement) => this.requirement(requirement)),
    }));
    return { ...fetch, ...this.request(fetch), batches };
  }

  private request({ service, operation }: Fetch | EntityFetch) {
    return {
      service: this.services.get(service) ?? service,
      operation: unsettleOperation(operation, this.settled),
    };
  }

  private requirement(requirement: Requirement): Requirement {
    const selections = requirement.selections?.map((inner) => this.requirement(inner)) ?? null;
    if (requirement.kind === "fragment") return { ...requirement, selections: selections ?? [] };
    const as = this.settled.get(requirement.as)?.name.value ?? requirement.as;
    return { ...requirement, as, selections };
  }
}

import { type DocumentNode } from "graphql";
import { argument, graphOf, isComposite, joins } from "./join-spec.js";

/** Which service has a field, where it is one and no other: whoever else may send a value of it has it from there. */
export class Owners {
  private readonly owners = new Map<string, string>();

  constructor(supergraph: DocumentNode, services: ReadonlyMap<string, string>) {
    for (const definition of supergraph.definitions) {
      if (!isComposite(definition)) continue;
      const holders = joins(definition, "join__type").map(graphOf);
      for (const field of definition.fields ?? []) {
        const own = joins(field, "join__field").filter((join) => argument(join, "external") !== "true");
        const graphs = new Set(own.length > 0 ? own.map(graphOf) : holders);
        const [graph = ""] = graphs;
        const service = services.get(graph);
        if (graphs.size === 1 && service !== undefined) {
          this.owners.set(`${definition.name.value}.${field.name.value}`, service);
        }
      }
    }
  }

  /** Null where several have it. */
  of(type: string, field: string): string | null {
    return this.owners.get(`${type}.${field}`) ?? null;
  }
}

import { type DefinitionNode, type EnumTypeDefinitionNode, Kind } from "graphql";
import { argument, changed, graphOf, joins } from "./join-spec.js";

interface Named {
  readonly definitions: readonly DefinitionNode[];
  /** The services behind the names that are not their own. */
  readonly services: ReadonlyMap<string, string>;
}

/**
 * Names the services so that by the alphabet who defines an interface comes before who has an object for it: in the other
 * order the Rust planner (0.0.38) finds no way from the object to the interface's types.
 */
export function interfacesFirst(
  definitions: readonly DefinitionNode[],
  services: ReadonlyMap<string, string>,
): Named {
  const after = new Map<string, Set<string>>();
  for (const definition of definitions) {
    if (definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const graphs = joins(definition, "join__type");
    const objects = graphs.filter((join) => argument(join, "isInterfaceObject") === "true").map(graphOf);
    const definers = graphs.map(graphOf).filter((graph) => !objects.includes(graph));
    for (const object of objects) {
      after.set(object, new Set([...(after.get(object) ?? []), ...definers]));
    }
  }
  if (after.size === 0) return { definitions, services };
  const graphs = definitions.find(
    (definition): definition is EnumTypeDefinitionNode =>
      definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === "join__Graph",
  );
  const order = inOrderOf(graphs?.values?.map(({ name }) => name.value) ?? [], after);
  const renamed = new Map<string, string>();
  const rename = (graph: string, service: string) => {
    const name = `${String(order.indexOf(graph)).padStart(4, "0")}_${service}`;
    renamed.set(name, services.get(service) ?? service);
    return name;
  };
  return {
    definitions: definitions.map((definition) =>
      definition === graphs
        ? {
            ...graphs,
            values: graphs.values?.map((value) => ({
              ...value,
              directives: value.directives?.map((directive) =>
                changed(directive, "name", (service) => rename(value.name.value, service)),
              ),
            })),
          }
        : definition,
    ),
    services: renamed,
  };
}

/** Each after those it must come after, as far as that can be. */
function inOrderOf(names: readonly string[], after: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const ordered = new Set<string>();
  const begun = new Set<string>();
  const put = (name: string) => {
    if (begun.has(name)) return;
    begun.add(name);
    for (const earlier of after.get(name) ?? []) put(earlier);
    ordered.add(name);
  };
  for (const name of names) put(name);
  return [...ordered];
}

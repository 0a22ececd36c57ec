import { type DefinitionNode, Kind, parse, print, type SelectionSetNode } from "graphql";
import { argument, graphOf, isComposite, joins, requiredSelection } from "./join-spec.js";
import type { Planner } from "./planner.js";
import { type Coordinate, type Group, setApart } from "./set-apart.js";
import { interfacesFirst } from "./interfaces-first.js";
import { Restoration } from "./restoration.js";
import { settleArguments, type Settled } from "./settle-arguments.js";

/** Which fields with @requires stand apart: those that require one field with different arguments, or each of them. */
type Apart = "conflicts" | "each";

/**
 * The planner, over a supergraph that is arranged so that it does not stumble on what is required; its plans are put
 * back into the services' own words. Null where there is nothing to arrange.
 */
export function arrange(
  makePlanner: (supergraphSdl: string) => Planner,
  supergraphSdl: string,
  apart: Apart,
): Planner | null {
  const document = parse(supergraphSdl, { noLocation: true });
  const { definitions, settled } = settleArguments(document.definitions);
  const required = requiringFields(definitions);
  const groups = apart === "each" ? required.map(alone) : conflicting(required, settled);
  const { definitions: parted, services } = setApart(definitions, groups);
  const arranged = interfacesFirst(parted, services);
  if (arranged.definitions === document.definitions) return null;
  const planner = makePlanner(arranged.definitions.map((definition) => print(definition)).join("\n\n"));
  const restoration = new Restoration(settled, arranged.services);
  return {
    plan(operation) {
      const plan = planner.plan(operation);
      return plan && restoration.whole(plan);
    },
  };
}

interface Requiring {
  readonly graph: string;
  readonly type: string;
  readonly coordinate: Coordinate;
  readonly selection: SelectionSetNode;
}

function requiringFields(definitions: readonly DefinitionNode[]): Requiring[] {
  return definitions.filter(isComposite).flatMap((type) =>
    (type.fields ?? []).flatMap((field) =>
      joins(field, "join__field").flatMap((join) => {
        const fields = argument(join, "requires");
        if (fields === undefined) return [];
        const coordinate: Coordinate = `${type.name.value}.${field.name.value}`;
        return [
          { graph: graphOf(join), type: type.name.value, coordinate, selection: requiredSelection(fields) },
        ];
      }),
    ),
  );
}

function alone({ graph, coordinate }: Requiring): Group {
  return { graph, fields: new Set([coordinate]) };
}

/** One representation has room for one value of a field, so what requires others of it is asked for apart. */
function conflicting(required: readonly Requiring[], settled: Settled): Group[] {
  if (settled.size === 0) return [];
  const rounds: {
    readonly graph: string;
    readonly fields: Set<Coordinate>;
    readonly values: Map<string, string>;
  }[] = [];
  for (const { graph, type, coordinate, selection } of required) {
    const values = [...valuesOf(selection, settled, type)];
    let round = rounds.find(
      (candidate) =>
        candidate.graph === graph &&
        values.every(([path, name]) => (candidate.values.get(path) ?? name) === name),
    );
    if (!round) rounds.push((round = { graph, fields: new Set(), values: new Map() }));
    round.fields.add(coordinate);
    for (const [path, name] of values) round.values.set(path, name);
  }
  const first = new Set(
    [...new Set(rounds.map(({ graph }) => graph))].map((graph) =>
      rounds.find((round) => round.graph === graph),
    ),
  );
  return rounds.filter((round) => !first.has(round));
}

function* valuesOf(
  { selections }: SelectionSetNode,
  settled: Settled,
  path: string,
): Generator<readonly [path: string, name: string]> {
  for (const selection of selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) yield* valuesOf(selection.selectionSet, settled, path);
    if (selection.kind !== Kind.FIELD) continue;
    const name = selection.name.value;
    const below = `${path}.${settled.get(name)?.name.value ?? name}`;
    yield [below, name];
    if (selection.selectionSet) yield* valuesOf(selection.selectionSet, settled, below);
  }
}

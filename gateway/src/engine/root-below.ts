import { type OperationDefinitionNode, OperationTypeNode } from "graphql";
import type { Run, Step } from "./compile.js";
import { Faults } from "./fault.js";
import { compilePath } from "./locate.js";
import { merge } from "./merge.js";
import type { Path, PathStep } from "./plan.js";
import type { Selection } from "./selection.js";
import type { Supergraph } from "./supergraph.js";

/**
 * The root of all questions may be reached from below (`mutation { pay { query { … } } }`). What its service says there
 * itself is asked with the rest; the other services are asked anew, from the root: both planners know no way to them.
 */
export interface RootBelow {
  readonly inline: readonly Selection[];
  readonly apart: readonly Selection[];
}

/** What of a field whose type is the root its own service does not say; null where the service says everything. */
export function partRoot(
  { owners }: Supergraph,
  [type, field]: readonly [type: string, field: string],
  root: string,
  selections: readonly Selection[],
): RootBelow | null {
  const service = owners.of(type, field);
  const isInline = (selection: Selection) =>
    selection.kind === "field" &&
    (selection.name.startsWith("__") || (service !== null && owners.of(root, selection.name) === service));
  const apart = selections.filter((selection) => !isInline(selection));
  return apart.length === 0 ? null : { inline: selections.filter(isInline), apart };
}

/** Asks from the root what is asked apart, once for all the places where it stands. Null where there is nothing. */
export function askFromTheRoot(
  selections: readonly Selection[],
  operation: OperationDefinitionNode,
  { typesWithin }: Pick<Supergraph, "typesWithin">,
  compile: (operation: OperationDefinitionNode, selections: readonly Selection[]) => Step | null,
): Step | null {
  const places = new Map<string, { path: Path; asked: Selection[] }>();
  collect(selections, [], (path, apart) => {
    const key = JSON.stringify(path);
    const known = places.get(key);
    if (known) known.asked.push(...apart);
    else places.set(key, { path, asked: [...apart] });
  });
  const question = { ...operation, operation: OperationTypeNode.QUERY };
  const steps = [...places.values()].map(({ path, asked }) => {
    const search = compilePath(path, typesWithin);
    const ask = compile(question, asked);
    return async (run: Run) => {
      const roots = search(run.data);
      if (roots.length === 0 || !ask) return;
      const faults = (run.faults ??= new Faults());
      const below: Run = { ...run, data: {}, faults };
      await ask(below);
      run.late ??= below.late;
      for (const root of roots) {
        merge(root, below.data);
        faults.share(below.data, root);
      }
    };
  });
  if (steps.length === 0) return null;
  return (run) => Promise.all(steps.map((step) => step(run))).then(() => undefined);
}

function collect(
  selections: readonly Selection[],
  path: readonly PathStep[],
  found: (path: Path, apart: readonly Selection[]) => void,
): void {
  for (const selection of selections) {
    if (selection.kind === "fragment") {
      collect(selection.selections, [...path, { kind: "type", types: [selection.type] }], found);
      continue;
    }
    // Where there is no list, what stands there is the one item.
    const below: Path = [...path, { kind: "field", name: selection.from }, { kind: "items" }];
    if (selection.apart) found(below, selection.apart);
    collect(selection.planned ?? selection.selections ?? [], below, found);
  }
}

import { type Data, isData } from "./merge.js";
import type { Path, Rename } from "./plan.js";

type TypesWithin = (type: string) => ReadonlySet<string>;

/** Compiles a path of a plan into a search for the objects that stand there. */
export function compilePath(path: Path, typesWithin: TypesWithin): (root: Data) => Data[] {
  const steps = path
    // The root is what it is; planners name its type where a condition stood on it.
    .slice(path.findIndex((step) => step.kind !== "type"))
    .map((step) =>
      step.kind === "type" ? { kind: step.kind, types: widen(step.types, typesWithin) } : step,
    );
  return (root) => {
    let found: unknown[] = [root];
    for (const step of steps) {
      const next: unknown[] = [];
      for (const thing of found) {
        if (step.kind === "items") {
          flatten(thing, next);
        } else if (isData(thing)) {
          if (step.kind === "type") {
            const typename = thing["__typename"];
            if (typename === undefined || step.types.has(typename as string)) next.push(thing);
          } else {
            const value = thing[step.name];
            if (value !== null && value !== undefined) next.push(value);
          }
        }
      }
      found = next;
      if (found.length === 0) break;
    }
    return found.filter(isData);
  };
}

/** Lists may stand in lists, and planners name them once. */
function flatten(thing: unknown, into: unknown[]): void {
  if (Array.isArray(thing)) for (const item of thing) flatten(item, into);
  else if (thing !== null) into.push(thing);
}

/** Compiles the planner's renames into one deed over a service's answer. */
export function compileRenames(
  renames: readonly Rename[],
  typesWithin: TypesWithin,
): ((data: Data) => void) | null {
  if (renames.length === 0) return null;
  const compiled = renames.map(({ path, to }) => {
    const last = path.at(-1);
    if (typeof last !== "string") throw new Error("The planner renames something that is no field.");
    const steps = path
      .slice(0, -1)
      .map((step) => (typeof step === "string" ? step : widen(step.types, typesWithin)));
    return { steps, from: last, to };
  });
  return (data) => {
    for (const { steps, from, to } of compiled) renameWithin(data, steps, 0, from, to);
  };
}

function renameWithin(
  thing: unknown,
  steps: readonly (string | ReadonlySet<string>)[],
  at: number,
  from: string,
  to: string,
): void {
  if (Array.isArray(thing)) {
    for (const item of thing) renameWithin(item, steps, at, from, to);
    return;
  }
  if (!isData(thing)) return;
  const step = steps[at];
  if (step === undefined) {
    if (!(from in thing)) return;
    thing[to] = thing[from];
    delete thing[from];
  } else if (typeof step === "string") {
    renameWithin(thing[step], steps, at + 1, from, to);
  } else {
    const typename = thing["__typename"];
    if (typename === undefined || step.has(typename as string)) renameWithin(thing, steps, at + 1, from, to);
  }
}

export function widen(types: readonly string[], typesWithin: TypesWithin): ReadonlySet<string> {
  return new Set(types.flatMap((type) => [...typesWithin(type)]));
}

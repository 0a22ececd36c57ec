import { type Data, isData } from "./merge.js";
import { widen } from "./locate.js";
import type { EntityBatch, Requirement } from "./plan.js";

type TypesWithin = (type: string) => ReadonlySet<string>;
type Write = (data: Data) => string | null;

/**
 * Compiles what a service must be told of an entity into the JSON text of its representation: the text goes into the
 * request as it is, and equal texts are one entity. Null where something required is not there.
 */
export function compileRepresentation(batch: EntityBatch, typesWithin: TypesWithin): Write {
  const changes = batch.typenames.map(({ from, to }) => ({ from: widen(from, typesWithin), to }));
  const typenameOf = (typename: string) => changes.find(({ from }) => from.has(typename))?.to ?? typename;
  const writes = new Map<unknown, Write>();
  for (const [typename, requirements] of requirementsByType(batch, typesWithin)) {
    writes.set(typename, compileFields(requirements, typesWithin, typenameOf));
  }
  const [anyWrite] = writes.values();
  return (entity) => {
    const typename = entity["__typename"];
    return (typename === undefined ? anyWrite : writes.get(typename))?.(entity) ?? null;
  };
}

/** What is required of an entity of each type: all that stands under any type that it is. */
function requirementsByType(
  { requires }: EntityBatch,
  typesWithin: TypesWithin,
): Map<string, readonly Requirement[]> {
  const byType = new Map<string, readonly Requirement[]>();
  for (const requirement of requires) {
    if (requirement.kind === "field") throw new Error("The planner requires a field of no type.");
    for (const type of typesWithin(requirement.type)) {
      byType.set(type, joined([...(byType.get(type) ?? []), ...requirement.selections]));
    }
  }
  return byType;
}

function joined(requirements: readonly Requirement[]): Requirement[] {
  const known = new Map<string, Requirement>();
  for (const requirement of requirements) {
    const key = requirement.kind === "field" ? requirement.as : `... ${requirement.type}`;
    const first = known.get(key);
    if (!first) known.set(key, requirement);
    else if (first.selections && requirement.selections) {
      known.set(key, { ...first, selections: joined([...first.selections, ...requirement.selections]) });
    }
  }
  return [...known.values()];
}

export function representsTypes(batch: EntityBatch, typesWithin: TypesWithin): ReadonlySet<string> {
  return widen(
    batch.requires.flatMap((requirement) => (requirement.kind === "fragment" ? [requirement.type] : [])),
    typesWithin,
  );
}

function compileFields(
  requirements: readonly Requirement[],
  typesWithin: TypesWithin,
  typenameOf: (typename: string) => string,
): Write {
  const parts = requirements.map((requirement) => {
    if (requirement.kind === "fragment") {
      const types = typesWithin(requirement.type);
      const write = compileFields(requirement.selections, typesWithin, typenameOf);
      return (data: Data) => {
        const typename = data["__typename"];
        if (typename !== undefined && !types.has(typename as string)) return "";
        const written = write(data);
        return written === null ? null : written.slice(1, -1);
      };
    }
    const { name, as, selections } = requirement;
    const prefix = `${JSON.stringify(as)}:`;
    if (name === "__typename") {
      return (data: Data) => {
        const typename = data["__typename"];
        return typeof typename === "string" ? prefix + JSON.stringify(typenameOf(typename)) : null;
      };
    }
    const nested = selections ? compileFields(selections, typesWithin, (typename) => typename) : null;
    return (data: Data) => {
      const written = writeValue(data[name], nested);
      return written === null ? null : prefix + written;
    };
  });
  return (data) => {
    let text = "{";
    for (const part of parts) {
      const written = part(data);
      if (written === null) return null;
      if (written !== "") text += text === "{" ? written : `,${written}`;
    }
    return `${text}}`;
  };
}

function writeValue(value: unknown, nested: Write | null): string | null {
  if (value === undefined) return null;
  if (!nested || value === null) return JSON.stringify(value);
  if (isData(value)) return nested(value);
  if (!Array.isArray(value)) return null;
  const items: string[] = [];
  for (const item of value) {
    const written = writeValue(item, nested);
    if (written === null) return null;
    items.push(written);
  }
  return `[${items.join(",")}]`;
}

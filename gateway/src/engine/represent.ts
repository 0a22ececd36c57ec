import { type Data, isData } from "./merge.js";
import { widen } from "./locate.js";
import type { EntityBatch, Requirement } from "./plan.js";

type TypesWithin = (type: string) => ReadonlySet<string>;
type Write = (data: Data) => string | null;

/** The entities that one request asks about: what the service is told of each, once. */
export class Roll {
  readonly texts: string[] = [];
  private readonly byText = new Map<string, number>();
  private readonly byKey = new Map<string, Map<string, number>>();

  /** Where the entity of this text stands. */
  enter(text: string): number {
    let slot = this.byText.get(text);
    if (slot === undefined) {
      slot = this.texts.push(text) - 1;
      this.byText.set(text, slot);
    }
    return slot;
  }

  /** The same for an entity that its key tells all about: the text is written once, and looked for by no one. */
  enterKey(head: string, key: string): number {
    let slots = this.byKey.get(head);
    if (!slots) this.byKey.set(head, (slots = new Map()));
    let slot = slots.get(key);
    if (slot === undefined) {
      slot = this.texts.push(`${head}${JSON.stringify(key)}}`) - 1;
      slots.set(key, slot);
    }
    return slot;
  }
}

/** Enters an entity into the roll; null where something required is not there. */
type Enter = (entity: Data, roll: Roll) => number | null;

/**
 * Compiles what a service must be told of an entity into the JSON text of its representation: the text goes into the
 * request as it is, and equal texts are one entity.
 */
export function compileRepresentation(batch: EntityBatch, typesWithin: TypesWithin): Enter {
  const changes = batch.typenames.map(({ from, to }) => ({ from: widen(from, typesWithin), to }));
  const typenameOf = (typename: string) => changes.find(({ from }) => from.has(typename))?.to ?? typename;
  const enters = new Map<unknown, Enter>();
  for (const [typename, requirements] of requirementsByType(batch, typesWithin)) {
    const write = compileFields(requirements, typesWithin, typenameOf);
    const enter: Enter = (entity, roll) => {
      const text = write(entity);
      return text === null ? null : roll.enter(text);
    };
    enters.set(typename, enterByKey(typenameOf(typename), requirements, enter));
  }
  const [anyEnter] = enters.values();
  return (entity, roll) => {
    const typename = entity["__typename"];
    return (typename === undefined ? anyEnter : enters.get(typename))?.(entity, roll) ?? null;
  };
}

/** Most keys are one text beside the type: two entities are told apart by it, before anything is written. */
function enterByKey(type: string, requirements: readonly Requirement[], otherwise: Enter): Enter {
  const [field, ...others] = requirements.filter((requirement) => !isTypename(requirement));
  if (field?.kind !== "field" || field.selections || others.length > 0 || requirements.length !== 2)
    return otherwise;
  const { name, as } = field;
  const head = `{"__typename":${JSON.stringify(type)},${JSON.stringify(as)}:`;
  return (entity, roll) => {
    const key = entity[name];
    const isPlain = typeof key === "string" && typeof entity["__typename"] === "string";
    return isPlain ? roll.enterKey(head, key) : otherwise(entity, roll);
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

function isTypename(requirement: Requirement): boolean {
  return requirement.kind === "field" && requirement.name === "__typename";
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

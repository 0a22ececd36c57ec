import { type DefinitionNode, Kind, type ValueNode, visit } from "graphql";
import { LIMITS } from "./limits.js";
import { refusal } from "./refusal.js";

const MOST_NESTING = 32;
/** What every object has in JavaScript: no field of ours goes by these names. */
const OF_OBJECTS = new Set(["__proto__", "constructor", "prototype"]);
// oxlint-disable-next-line no-control-regex -- it is the one looked for
const NO_CHARACTER = /\u0000|\p{Surrogate}/u;

/** A value written in the document. */
export function checkLiteral(value: ValueNode): void {
  switch (value.kind) {
    case Kind.STRING:
      return checkText(value.value);
    case Kind.LIST:
      checkItems(value.values.length);
      return value.values.forEach(checkLiteral);
    case Kind.OBJECT:
      return value.fields.forEach((field) => checkLiteral(field.value));
  }
}

/** Values that came beside the document. */
export function checkVariables(value: unknown, nesting = 0): void {
  if (typeof value === "string") return checkText(value);
  if (typeof value !== "object" || value === null) return;
  if (nesting > MOST_NESTING) throw refusal("A variable is nested too deep.", "BAD_USER_INPUT");
  if (Array.isArray(value)) {
    checkItems(value.length);
    for (const item of value) checkVariables(item, nesting + 1);
    return;
  }
  const keys = Object.keys(value);
  checkItems(keys.length);
  for (const key of keys) {
    if (OF_OBJECTS.has(key)) throw refusal("A variable has a field of no type.", "BAD_USER_INPUT");
    checkText(key);
    checkVariables((value as Record<string, unknown>)[key], nesting + 1);
  }
}

export function checkPageSize(argument: string, value: unknown): void {
  if (argument !== "first" && argument !== "last") return;
  if (typeof value === "number" && value > LIMITS.pageSize) {
    throw refusal(`\`${argument}\` may be ${LIMITS.pageSize} at most.`, "BAD_USER_INPUT");
  }
}

/** Variables that say how long a page is. */
export function pageSizeVariables(definition: DefinitionNode): { argument: string; variable: string }[] {
  const found: { argument: string; variable: string }[] = [];
  visit(definition, {
    Argument({ name, value }) {
      if (value.kind !== Kind.VARIABLE || (name.value !== "first" && name.value !== "last")) return;
      found.push({ argument: name.value, variable: value.name.value });
    },
  });
  return found;
}

/** Postgres keeps no NUL, and half a character is none. */
function checkText(text: string): void {
  if (NO_CHARACTER.test(text)) {
    throw refusal("A text has characters that are none: a NUL or half of a pair.", "BAD_USER_INPUT");
  }
}

function checkItems(length: number): void {
  if (length > LIMITS.arrayItems) {
    throw refusal(`A list may have ${LIMITS.arrayItems} items, a map as many fields.`, "BAD_USER_INPUT");
  }
}

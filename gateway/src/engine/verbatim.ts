import { type GraphQLLeafType, isEnumType } from "graphql";
import { WrittenData } from "./bytes.js";
import type { Answer } from "./read-answer.js";
import type { FieldShape, ObjectShape, ValueShape } from "./shape.js";

/** Longer answers are looked at field by field: a regular expression that goes astray in one remembers each step. */
const MOST_BYTES = 1024 * 1024;
const LONGEST_PATTERN = 32 * 1024;

/**
 * A question to one service is mostly answered to the letter as the client wants it. Such an answer is recognised as it
 * stands, by one regular expression that says what Shape would say, and is handed on without being read and written
 * anew, which is most of the work. Whatever is not recognised goes the usual way.
 */
export class Verbatim {
  /** Made when an operation is asked a second time: many never are. */
  private pattern: RegExp | null | undefined;
  private isFirst = true;

  constructor(private readonly root: ObjectShape) {}

  recognise(bytes: Buffer): Answer | null {
    if (this.isFirst) {
      this.isFirst = false;
      return null;
    }
    if (this.pattern === undefined) this.pattern = patternOf(this.root);
    if (this.pattern === null || bytes.length > MOST_BYTES) return null;
    const data = this.pattern.exec(bytes.toString("latin1"))?.[1];
    return data === undefined ? null : { data: null, errors: null, written: new WrittenData(data) };
  }
}

/** Null where no answer can be handed on as it is. */
function patternOf(root: ObjectShape): RegExp | null {
  try {
    const data = patternOfObject(root);
    return data.length > LONGEST_PATTERN ? null : new RegExp(String.raw`^\{"data":(${data})\}[\t\n\r ]*$`);
  } catch (error) {
    if (error instanceof Unwritable) return null;
    throw error;
  }
}

/** The client wants something else than a service can say. */
class Unwritable extends Error {}

const STRING = String.raw`"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\x00-\x1f]*)*"`;
const BOOLEAN = "(?:true|false)";
const INT = String.raw`(?:0|-?[1-9]\d{0,8})`;
/** None so large that it would be read as infinite. */
const FLOAT = String.raw`-?(?:0|[1-9]\d{0,15})(?:\.\d{1,20})?(?:[eE][+-]?\d{1,2})?`;

const LEAVES = new Map([
  ["String", STRING],
  ["ID", STRING],
  ["Boolean", BOOLEAN],
  ["Int", INT],
  ["Float", FLOAT],
]);
/** Of a scalar of ours it is known only that it is no null; one that is a list or a map is looked at in the usual way. */
const ANY_LEAF = `(?:${STRING}|${FLOAT}|${BOOLEAN})`;

function patternOfObject({ type, isUnknown, fields }: ObjectShape): string {
  const written = fields.map((field) => {
    const { key, from, isTypename } = field;
    // Under another name than the service's, or of a type that nobody has named.
    if (key !== from || (isTypename && isUnknown)) throw new Unwritable();
    return `"${key}":${isTypename ? `"${type}"` : patternOfValue(field.value, field)}`;
  });
  return String.raw`\{${written.join(",")}\}`;
}

function patternOfValue(value: ValueShape, field: FieldShape): string {
  if (value.kind === "ready") throw new Unwritable();
  const pattern = value.kind === "leaf" ? patternOfLeaf(value.type) : patternOfInner(value, field);
  return value.isNonNull ? pattern : `(?:null|${pattern})`;
}

function patternOfLeaf(type: GraphQLLeafType): string {
  if (!isEnumType(type)) return LEAVES.get(type.name) ?? ANY_LEAF;
  return `"(?:${type
    .getValues()
    .map(({ name }) => name)
    .join("|")})"`;
}

function patternOfInner(value: Extract<ValueShape, { kind: "list" | "object" }>, field: FieldShape): string {
  // Each item is followed by a comma and another, or by the end: so the item's pattern is written once.
  if (value.kind === "list")
    return String.raw`\[(?:${patternOfValue(value.item, field)}(?:,(?!\])|(?=\])))*\]`;
  if (value.types.length === 0) return patternOfObject(value.shapeOf(undefined) as ObjectShape);
  const named = value.types.map((type) => value.shapeOf(type)).filter(saysItsType);
  const unnamed = value.shapeOf(undefined);
  const shapes = unnamed && !saysItsType(unnamed) ? [unnamed, ...named] : named;
  if (shapes.length === 0) throw new Unwritable();
  return `(?:${shapes.map(patternOfObject).join("|")})`;
}

/** What an object is that may be of several types is known by its name alone, where the client asks for it. */
function saysItsType(shape: ObjectShape | undefined): shape is ObjectShape {
  return shape !== undefined && shape.fields.some(({ isTypename }) => isTypename);
}

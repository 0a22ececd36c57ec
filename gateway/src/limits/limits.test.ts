import { describe, expect, it } from "@jest/globals";
import {
  buildSchema,
  getIntrospectionQuery,
  getOperationAST,
  GraphQLError,
  type OperationDefinitionNode,
} from "graphql";
import { DocumentDoor } from "./admit-document.js";
import { OperationDoor } from "./admit-operation.js";

const schema = buildSchema(`
  type Query { a: Query b(text: String, list: [Int], first: Int = 20): [Query!] c: Int signIn: Int resetPassword: Int confirmSignIn: Int }
`);

/** The code a document is refused with, or its cost. */
function verdict(text: string, variables: Record<string, unknown> = {}): string | number {
  try {
    const document = new DocumentDoor().admit(text);
    const operation = getOperationAST(document);
    if (!operation) throw new Error("There is no operation.");
    return new OperationDoor().admit(schema, document, operation, variables).cost;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return String(error.extensions["code"]);
  }
}

const INVALID = "GRAPHQL_VALIDATION_FAILED";
const nested = (depth: number) => "{ a ".repeat(depth - 1) + "{ c }" + " }".repeat(depth - 1);
const aliases = (count: number) => `{ ${Array.from({ length: count }, (_, at) => `x${at}: c`).join(" ")} }`;
const list = (count: number) => `[${Array.from({ length: count }, () => 1).join(",")}]`;
const variables = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`x${at}`, 1]));
const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) });

/** What a document is refused for; null when it is not. */
function sentence(text: string): string | null {
  try {
    new DocumentDoor().admit(text);
    return null;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return error.message;
  }
}

describe("what a subscription is about", () => {
  const rule = "must not use `@skip` or `@include` directives in the top level selection.";

  it.each([
    ["subscription ($on: Boolean!) { a @include(if: $on) { c } }", `Anonymous Subscription ${rule}`],
    ["subscription S { a @skip(if: true) { c } }", `Subscription "S" ${rule}`],
    ["subscription S { ... @skip(if: false) { a { c } } }", `Subscription "S" ${rule}`],
    [
      "subscription S { ...F } fragment F on S { ...G @include(if: true) } fragment G on S { a }",
      `Subscription "S" ${rule}`,
    ],
    [
      "subscription S { ...F } fragment F on S { ...G } fragment G on S { a @skip(if: false) }",
      `Subscription "S" ${rule}`,
    ],
    ["query Q { c } subscription S { a @skip(if: true) { c } }", `Subscription "S" ${rule}`],
  ])("hangs on no condition: %s", (text, why) => {
    expect(sentence(text)).toBe(why);
  });

  it.each([
    "subscription ($on: Boolean!) { a { c @include(if: $on) } }",
    "subscription { ...F } fragment F on S { a { ...G @skip(if: true) } } fragment G on A { c }",
    "query ($on: Boolean!) { a @include(if: $on) { c } }",
    "mutation ($on: Boolean!) { a @include(if: $on) { c } }",
  ])("may have parts that do: %s", (text) => {
    expect(sentence(text)).toBeNull();
  });
});

describe("the limits of an operation", () => {
  it.each<[string, string, string, string]>([
    ["depth", nested(12), nested(13), INVALID],
    [
      "depth through a fragment",
      `{ a { ...F } } fragment F on Query ${nested(11)}`,
      `{ a { ...F } } fragment F on Query ${nested(12)}`,
      INVALID,
    ],
    ["tokens", `{ ${"c ".repeat(30)} } #`, `{ ${"a { c } ".repeat(250)} }`, "GRAPHQL_PARSE_FAILED"],
    ["aliases", aliases(15), aliases(16), INVALID],
    [
      "aliases of __typename",
      aliases(14),
      aliases(14).replace("{", "{ y: __typename z: __typename"),
      INVALID,
    ],
    [
      "aliases through fragments",
      "{ ...F } fragment F on Query { x: c }",
      `{ ${"a { ...F } ".repeat(8)} } fragment F on Query { x: c y: c }`,
      INVALID,
    ],
    [
      "directives",
      `{ c ${"@skip(if: false) ".repeat(8)} }`,
      `{ c ${"@skip(if: false) ".repeat(9)} }`,
      INVALID,
    ],
    ["repetitions", `{ ${"c ".repeat(30)} }`, `{ ${"c ".repeat(31)} }`, INVALID],
    [
      "repetitions in parts of one place",
      `{ ${"a { c ...F } ".repeat(10)} } fragment F on Query { c c }`,
      `{ ${"a { c ...F } ".repeat(11)} } fragment F on Query { c c }`,
      INVALID,
    ],
    ["page size", "{ b(first: 100) { c } }", "{ b(first: 101) { c } }", "BAD_USER_INPUT"],
    [
      "a written list",
      `{ b(list: ${list(250)}) { c } }`,
      `{ b(list: ${list(251)}) { c } }`,
      "BAD_USER_INPUT",
    ],
    [
      "cost",
      "{ b(first: 100) { a { c } } }",
      "{ b(first: 100) { b(first: 100) { b(first: 5) { c } } } }",
      INVALID,
    ],
    ["sign-ins", "{ signIn }", "{ signIn x: signIn }", INVALID],
    ["secrets tried", "{ resetPassword }", "{ resetPassword signIn }", INVALID],
    ["codes tried", "{ confirmSignIn }", "{ confirmSignIn x: confirmSignIn }", INVALID],
    ["signs in a text", '{ b(text: "\\u0439") { c } }', '{ b(text: "\\u0000") { c } }', "BAD_USER_INPUT"],
    ["an alias", "{ _x: c }", "{ __proto__: c }", INVALID],
  ])("holds %s", (_name, within, beyond, code) => {
    expect(verdict(within)).toEqual(expect.any(Number));
    expect(verdict(beyond)).toBe(code);
  });

  it.each<[string, string, Record<string, unknown>, Record<string, unknown>]>([
    ["page size", "query ($n: Int) { b(first: $n) { c } }", { n: 100 }, { n: 101 }],
    [
      "a list",
      "query ($l: [Int]) { b(list: $l) { c } }",
      { l: Array(250).fill(1) },
      { l: Array(251).fill(1) },
    ],
    ["a NUL", "query ($t: String) { b(text: $t) { c } }", { t: "текст 🎉" }, { t: "\u0000" }],
    ["half a pair", "query ($t: String) { b(text: $t) { c } }", { t: "" }, { t: { deep: ["\ud800"] } }],
    ["a key of no type", "{ c }", { t: { a: 1 } }, { t: JSON.parse('{"__proto__": 1}') }],
    ["a key of every object", "{ c }", { t: { a: 1 } }, { t: { constructor: {} } }],
    ["so many", "{ c }", variables(250), variables(251)],
    ["so deep a nesting", "{ c }", { t: deep(30) }, { t: deep(40) }],
  ])("holds variables to %s", (_name, query, within, beyond) => {
    expect(verdict(query, within)).toEqual(expect.any(Number));
    expect(verdict(query, beyond)).toBe("BAD_USER_INPUT");
  });

  it("holds a page size that is the variable's default", () => {
    expect(verdict("query ($n: Int = 101) { b(first: $n) { c } }")).toBe("BAD_USER_INPUT");
  });

  it("counts an object once, a page as often as it is long, a leaf never", () => {
    expect(verdict("{ c }")).toBe(0);
    expect(verdict("{ a { c } }")).toBe(1);
    expect(verdict("{ b { a { c } } }")).toBe(40);
    expect(verdict("query ($n: Int) { b(first: $n) { b(first: 2) { c } } }", { n: 3 })).toBe(9);
  });

  it("counts a page of a connection as often as it is long, whichever way its items are named", () => {
    const connection = buildSchema(`
      type Query { things(first: Int! = 20, after: String): Things! }
      type Things { nodes: [Thing!]! edges: [Edge!]! pageInfo: PageInfo! totalCount: Int! }
      type Edge { cursor: String! node: Thing! }
      type Thing { name: String parts(first: Int! = 20): Things! tags: [Thing!]! }
      type PageInfo { hasNextPage: Boolean! }
    `);
    const cost = (text: string) => {
      const document = new DocumentDoor().admit(text);
      const operation = getOperationAST(document) as OperationDefinitionNode;
      return new OperationDoor().admit(connection, document, operation, {}).cost;
    };
    expect(cost("{ things(first: 10) { totalCount } }")).toBe(10);
    expect(cost("{ things(first: 10) { nodes { name } } }")).toBe(10 * (1 + 1));
    expect(cost("{ things { nodes { name } } }")).toBe(20 * (1 + 1));
    expect(cost("{ things(first: 10) { edges { cursor node { name } } pageInfo { hasNextPage } } }")).toBe(
      10 * (1 + 1 + 1 + 1),
    );
    expect(cost("{ things(first: 10) { nodes { parts(first: 5) { nodes { tags { name } } } } } }")).toBe(
      10 * (1 + 1 + 5 * (1 + 1 + 5)),
    );
  });

  it("says what was too dear", () => {
    const dear = "{ b(first: 100) { b(first: 100) { b(first: 5) { c } } } }";
    const operation = getOperationAST(new DocumentDoor().admit(dear)) as OperationDefinitionNode;
    const refused = () => new OperationDoor().admit(schema, new DocumentDoor().admit(dear), operation, {});
    expect(refused).toThrow("This operation may cost 60100; 50000 is the most.");
  });

  it("lets nobody pay for one page with another that is less than nothing", () => {
    expect(verdict("{ b(first: -1000) { c } a { c } }")).toBe(1);
    expect(verdict("query ($n: Int) { b(first: $n) { c } a { c } }", { n: -1000 })).toBe(1);
  });

  it("counts ten for each mutation, in fragments too, besides what it brings", () => {
    const both = "mutation { ...F c } fragment F on Mutation { b { c } }";
    const withMutations = buildSchema("type Query { c: Int } type Mutation { b: Query c: Int }");
    const document = new DocumentDoor().admit(both);
    const operation = getOperationAST(document) as OperationDefinitionNode;
    expect(new OperationDoor().admit(withMutations, document, operation, {})).toEqual({ cost: 21 });
  });

  it("knows when there is nothing to do", () => {
    expect(verdict("mutation { c }")).toBe(INVALID);
  });

  it("lets tools ask for the schema", () => {
    const all = { inputValueDeprecation: true, schemaDescription: true, specifiedByUrl: true };
    expect(verdict(getIntrospectionQuery(all))).toEqual(expect.any(Number));
  });

  it("refuses questions about the schema that multiply", () => {
    const inner = "fields { args { type { name } } type { fields { args { type { name } } } } }";
    const many = Array.from({ length: 10 }, (_, at) => `x${at}: ${inner}`).join(" ");
    expect(verdict(`{ __schema { types { ${many} } } }`)).toBe(INVALID);
  });

  // Counted fragment by fragment, two to the fortieth would never end: the runner's time limit is the proof.
  it("refuses fragments that multiply or go round, without following each way", () => {
    const doubling = Array.from(
      { length: 40 },
      (_, at) => `fragment F${at} on Query { a { ...F${at + 1} } x: a { ...F${at + 1} } }`,
    );
    const round = "{ ...A } fragment A on Query { a { ...B } } fragment B on Query { a { ...A } }";
    expect(verdict(`{ ...F0 } ${doubling.join(" ")} fragment F40 on Query { c }`)).toBe(INVALID);
    expect(verdict(round)).toBe(INVALID);
  });
});

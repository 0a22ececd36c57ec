import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { buildSchema, getOperationAST, type GraphQLObjectType, parse } from "graphql";
import { compileShape } from "./compile-shape.js";
import { Shape } from "./shaping.js";
import { unfold } from "./unfold.js";
import { Verbatim } from "./verbatim.js";

const schema = buildSchema(`
  type Query { member(id: ID): Member members: [Member!] anything: Anything found: [Found!] named: Named }
  scalar Anything
  enum Rank { CHAIR MEMBER }
  interface Named { name: String }
  type Member implements Named { id: ID! name: String rank: Rank! age: Int dues: Float isActive: Boolean! friends: [Member] notes: [[String!]]! }
  type Partner implements Named { id: ID! name: String }
  union Found = Member | Partner
`);
const supergraph = { apiSchema: schema, owners: { of: () => null }, isVeiled: () => false } as never;

/** What is recognised of a service's words, and what they would be shaped into. */
function read(query: string, words: string): { recognised: unknown; shaped: unknown } {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error("There is no operation.");
  const { selections, aliases } = unfold(supergraph, document, operation, {});
  const root = compileShape(supergraph, schema.getQueryType() as GraphQLObjectType, selections);
  const verbatim = new Verbatim(root);
  const bytes = Buffer.from(words);
  verbatim.recognise(bytes);
  const recognised = verbatim.recognise(bytes)?.written?.toJSON();
  try {
    const { data = {} } = JSON.parse(words) as { data?: Record<string, unknown> };
    return { recognised, shaped: new Shape(root, aliases).apply(data, undefined) };
  } catch {
    return { recognised, shaped: null };
  }
}

const FULL = "{ member { id name rank age dues isActive friends { id } notes } }";
const member = { id: "1", name: "Анна", rank: "CHAIR", age: 41, dues: 0.5, isActive: true };
const anna = { ...member, friends: [{ id: "2" }, null], notes: [["a", "б"], null, []] };

describe("an answer is handed on as it came", () => {
  it.each([
    ["with everything there is", FULL, { member: anna }],
    ["with nothing", FULL, { member: null }],
    [
      "with nulls where they may be",
      FULL,
      { member: { ...anna, name: null, age: null, dues: null, friends: null } },
    ],
    [
      "with letters that are escaped",
      "{ member { name } }",
      { member: { name: '"\\\n\u0001/ Ё \ud83d\ude00' } },
    ],
    ["with an empty list", "{ members { id } }", { members: [] }],
    ["with a scalar of ours", "{ anything }", { anything: "2026-11-21" }],
    [
      "with types that the client asks for",
      "{ found { __typename ... on Member { age } ... on Partner { id } } }",
      {
        found: [
          { __typename: "Member", age: 4 },
          { __typename: "Partner", id: "p" },
        ],
      },
    ],
    ["with fields of an interface", "{ named { name } }", { named: { name: "Анна" } }],
  ])("%s", (_title, query, data) => {
    const { recognised, shaped } = read(query, JSON.stringify({ data }));
    expect(recognised).toEqual(data);
    expect(shaped).toEqual({ data, errors: [] });
  });
});

describe("an answer is looked at", () => {
  const words = (data: unknown) => JSON.stringify({ data });
  it.each([
    ["a null where none may be", FULL, words({ member: { ...anna, rank: null } })],
    ["a rank that there is not", FULL, words({ member: { ...anna, rank: "KING" } })],
    ["a number that is a text", FULL, words({ member: { ...anna, age: "41" } })],
    ["a number that is too large", FULL, words({ member: { ...anna, age: 2 ** 40 } })],
    ["a number that would be infinite", "{ member { dues } }", '{"data":{"member":{"dues":1e999}}}'],
    ["a field more", "{ member { id } }", words({ member: { id: "1", name: "Анна" } })],
    ["a field less", "{ member { id name } }", words({ member: { id: "1" } })],
    ["another order", "{ member { name id } }", words({ member: { id: "1", name: "Анна" } })],
    ["another name", "{ member { nom: name } }", words({ member: { name: "Анна" } })],
    ["errors", "{ member { id } }", '{"errors":[{"message":"no"}],"data":{"member":null}}'],
    ["errors at the end", "{ member { id } }", '{"data":{"member":null},"errors":[{"message":"no"}]}'],
    [
      "a type that was not asked for",
      "{ named { name } }",
      words({ named: { __typename: "Member", name: "A" } }),
    ],
    ["a type that it cannot be", "{ named { __typename } }", words({ named: { __typename: "Query" } })],
    ["a scalar of ours that is a map", "{ anything }", words({ anything: { __proto__: null, a: 1 } })],
    ["a letter that is no JSON", "{ member { name } }", '{"data":{"member":{"name":"a\tb"}}}'],
    ["an escape that is none", "{ member { name } }", String.raw`{"data":{"member":{"name":"\x"}}}`],
    ["two commas", "{ members { id } }", '{"data":{"members":[{"id":"1"},,{"id":"2"}]}}'],
    ["a comma at the end", "{ members { id } }", '{"data":{"members":[{"id":"1"},]}}'],
    ["no comma", "{ members { id } }", '{"data":{"members":[{"id":"1"}{"id":"2"}]}}'],
    ["something behind it", "{ member { id } }", '{"data":{"member":null}}{}'],
    ["half of it", "{ member { id } }", '{"data":{"member":{"id":"1"'],
  ])("that has %s", (_title, query, words) => {
    expect(read(query, words).recognised).toBeUndefined();
  });
});

it("is never recognised as what it would not be shaped into", () => {
  const value = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.constantFrom("CHAIR", "MEMBER"),
  );
  const field = <T>(good: fc.Arbitrary<T>) => fc.oneof({ weight: 9, arbitrary: good }, value);
  const anyone = fc.record({
    id: field(fc.string()),
    name: field(fc.string()),
    rank: field(fc.constantFrom("CHAIR", "MEMBER")),
    age: field(fc.integer({ min: -9, max: 99 })),
    dues: field(fc.double()),
    isActive: field(fc.boolean()),
    friends: field(fc.array(fc.option(fc.record({ id: field(fc.string()) })))),
    notes: field(fc.array(fc.option(fc.array(field(fc.string()))))),
  });
  fc.assert(
    fc.property(anyone, (member) => {
      const data = JSON.parse(JSON.stringify({ member })) as object;
      const { recognised, shaped } = read(FULL, JSON.stringify({ data }));
      if (recognised !== undefined) expect(shaped).toEqual({ data: recognised, errors: [] });
    }),
    { numRuns: 500 },
  );
});

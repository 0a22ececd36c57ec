import { matrix } from "../../testing/matrix.js";
import { among, type Thing } from "../../testing/world.js";

/** Tells what a field was given. */
const echo = (args: Thing) => JSON.stringify(args);

matrix("arguments, inputs and enums", {
  subgraphs: {
    a: `
      type Query {
        echo(filter: Filter, list: [Int!], lists: [[Int]], kind: Kind = SMALL, text: String! = "none", at: Moment, flag: Boolean): String
        many(filters: [Filter!]! = [{ name: "d" }]): String
        things: [Thing!]!
      }
      input Filter { name: String = "any" kind: Kind range: Range kinds: [Kind!] = [SMALL, BIG] onlyA: Int }
      input Range { from: Float! = 0.5 to: Float at: Moment }
      enum Kind { SMALL BIG ONLY_A }
      enum State { NEW OLD }
      scalar Moment
      type Thing @key(fields: "id") { id: ID! state: State @shareable }`,
    b: `
      type Query { shown(kind: Kind!): State shared(filter: Filter): String kinds: [State] }
      input Filter { name: String = "any" kind: Kind range: Range kinds: [Kind!] = [SMALL, BIG] }
      input Range { from: Float! = 0.5 to: Float at: Moment }
      enum Kind { SMALL BIG ONLY_B }
      enum State { NEW GONE }
      scalar Moment
      type Thing @key(fields: "id") {
        id: ID! state: State @shareable
        echo(filter: Filter! = { name: "x", range: { to: 1 } }, kinds: [Kind] = [BIG, null]): String
        nested(range: Range, moment: Moment): [Thing!]
      }`,
  },
  world: () => {
    const thing = (id: string, state: string | null): Thing => {
      const made: Thing = { __typename: "Thing", id, state, echo };
      return Object.assign(made, { nested: (args: Thing) => (args["range"] ? [made] : null) });
    };
    const things = [thing("1", "NEW"), thing("2", null), thing("3", "NEW")];
    return {
      Query: {
        echo,
        many: echo,
        shared: echo,
        things,
        shown: ({ kind }: Thing) => (kind === "BIG" ? "GONE" : "NEW"),
        kinds: ["NEW", "GONE", null],
      },
      find: among(things),
    };
  },
  values: { Moment: ["2026-11-21", 5, { a: [1] }], name: ["n", "$v0"] },
  operations: {
    "defaults of the schema": "{ echo many shared things { echo } }",
    "an input with its own defaults":
      "{ echo(filter: {}, list: 3, lists: [1, [2, null], null]) shared(filter: { range: {} }) }",
    "null given":
      "{ echo(filter: null, list: null, kind: null) shared(filter: { name: null, kinds: null }) }",
    "variables inside": [
      "query ($from: Float!, $kind: Kind, $name: String, $at: Moment) { echo(filter: { name: $name, kind: $kind, range: { from: $from, at: $at } }) things { echo(filter: { kinds: [BIG, SMALL], range: { from: $from } }) } }",
      { from: 1, at: { deep: ["x", null] } },
    ],
    "a variable for the whole": [
      "query ($filter: Filter!, $range: Range = { to: 3 }) { shared(filter: $filter) things { echo(filter: $filter) nested(range: $range) { id } } }",
      { filter: { kinds: "BIG", range: { from: 7 } } },
    ],
    "variables not given": [
      'query ($name: String = "v", $kind: Kind, $text: String = "t") { echo(text: $text, kind: $kind, filter: { name: $name, kind: $kind }) }',
      {},
    ],
    "enums of both": "{ things { state } kinds shown(kind: BIG) }",
  },
});

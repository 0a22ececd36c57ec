import { matrix } from "../../testing/matrix.js";
import { among, type Thing } from "../../testing/world.js";

matrix("mutations in order, over two subgraphs", {
  subgraphs: {
    counts: `
      type Query { counter: Counter! log: [String!]! }
      type Mutation { add(by: Int! = 1): Counter! fail(hard: Boolean): Counter say(word: String!): [String!]!
        shift(steps: [Step!]!, again: Boolean): Counter! }
      input Step { up: Int down: Int }
      type Counter @key(fields: "id") { id: ID! value: Int! }`,
    names: `
      type Mutation { name(to: String): Counter multiply(by: Int!): Product! }
      type Counter @key(fields: "id") { id: ID! name: String value: Int! @external label: String @requires(fields: "value") }
      type Product { counter: Counter by: Int }`,
  },
  world: () => {
    const log: string[] = [];
    const counter: Thing = {
      __typename: "Counter",
      id: "c",
      name: null,
      count: 0,
      value: () => counter["count"],
      label(this: Thing) {
        const { value } = this;
        return `${String(typeof value === "function" ? counter["count"] : value)} of ${String(counter["name"] as string | null)}`;
      },
    };
    const change = (word: string, to: Thing) => {
      log.push(word);
      return Object.assign(counter, to);
    };
    const count = () => counter["count"] as number;
    return {
      Query: { counter, log: () => log },
      Mutation: {
        add: ({ by }: Thing) => change("add", { count: count() + Number(by) }),
        fail: ({ hard }: Thing) => {
          log.push("fail");
          if (hard === true) throw new Error("No.");
          return null;
        },
        say: ({ word }: Thing) => [...log, word],
        shift: ({ steps }: Thing) => change("shift", { count: count() + (steps as unknown[]).length }),
        name: ({ to }: Thing) => change("name", { name: to ?? null }),
        multiply: ({ by }: Thing) => ({ by, counter: change("multiply", { count: count() * Number(by) }) }),
      },
      find: among([counter]),
    };
  },
  values: { word: ["w"], to: ["n", "m"] },
  operations: {
    "each done to its last detail before the next": `mutation {
      one: add { value label } name(to: "N") { label value } multiply(by: 3) { by counter { label name value } }
      two: add(by: 2) { name label } say(word: "done")
    }`,
    "one that fails among others": 'mutation { add { value } fail(hard: true) { label } say(word: "after") }',
    "one deed in two parts":
      'mutation { add { value } ...M add { label } } fragment M on Mutation { add { id } name(to: "x") { name } }',
    "one deed whose arguments are written in another order": `mutation {
      once: shift(steps: [{ up: 1, down: 2 }], again: true) { value }
      ...M
      shift(again: true, steps: [{ down: 2, up: 1 }]) { id label }
      shift(steps: [{ up: 1, down: 2 }], again: true) { value name }
      say(word: "after")
    } fragment M on Mutation { once: shift(again: true, steps: [{ down: 2, up: 1 }]) { label } }`,
    "nothing but the name of the type": "mutation { __typename t: __typename }",
    conditions: [
      'mutation ($yes: Boolean!) { add @skip(if: $yes) { value } two: add(by: 5) @include(if: $yes) { value } say(word: "w") }',
      { yes: true },
    ],
  },
});

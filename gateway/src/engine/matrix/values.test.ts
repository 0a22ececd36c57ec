import { matrix } from "../../testing/matrix.js";
import { among, type Thing } from "../../testing/world.js";

const fail = () => {
  throw new Error("No.");
};

matrix("nulls and failures, each in its place", {
  subgraphs: {
    parts: `
      type Query { parts: [Part] must: [Part!] one: Part broken: Part whole: Part! list: [[Part!]]! }
      type Part @key(fields: "id") { id: ID! name: String next: Part sub: Sub }
      type Sub { sure: String! may: String part: Part! }`,
    more: `
      type Query { another: Part! }
      type Part @key(fields: "id") { id: ID! safe: String sure: String! list: [String!] deep: Deep lists: [[Int!]] }
      type Deep { a: Deep b: Deep! text: String! }`,
    lost: `type Part @key(fields: "id") { id: ID! lost: Int found: Int! }`,
  },
  world: () => {
    const deep = { text: "t", a: { text: null, a: null, b: null }, b: { text: "u", a: null, b: null } };
    const parts: Thing[] = [
      {
        __typename: "Part",
        id: "1",
        name: "A",
        safe: fail,
        sure: "x",
        list: ["a"],
        deep,
        lists: [[1], null, []],
      },
      {
        __typename: "Part",
        id: "2",
        name: fail,
        safe: "y",
        sure: fail,
        list: ["a", null],
        deep: null,
        lists: [[1, null]],
      },
      { __typename: "Part", id: "3", name: "C", safe: null, sure: null, list: fail, deep: fail, lists: null },
      {
        __typename: "Part",
        id: "4",
        name: "D",
        safe: "z",
        sure: "s",
        list: null,
        deep: { text: fail },
        lists: [],
      },
    ];
    const [first, second, third] = parts;
    Object.assign(first ?? {}, {
      next: second,
      sub: { sure: "s", may: fail, part: third },
      lost: 1,
      found: fail,
    });
    Object.assign(second ?? {}, {
      next: null,
      sub: { sure: fail, may: "m", part: first },
      lost: fail,
      found: 2,
    });
    Object.assign(third ?? {}, {
      next: fail,
      sub: { sure: "s", may: null, part: null },
      lost: null,
      found: 3,
    });
    Object.assign(parts[3] ?? {}, { next: first, sub: null, lost: 4, found: null });
    return {
      Query: {
        parts: [...parts, null],
        must: [first, parts[3]],
        one: second,
        broken: fail,
        whole: third,
        another: first,
        list: [[first, second], null, [], [third]],
      },
      find: among(parts),
    };
  },
  operations: {
    "a field that fails": "{ parts { name safe } }",
    "under other names": "{ parts { a: name b: safe } broken { name } }",
    "a null where none may be": "{ parts { sure name } must { found } }",
    "up to the root": "{ one { name sure } whole { sure } }",
    "in lists": "{ parts { list lists } list { sure } }",
    "deep in one answer":
      "{ another { deep { a { text } b { a { text } text } } } parts { sub { sure may part { safe } } } }",
    "in what follows": "{ parts { next { next { lost } sub { part { found } } } } }",
  },
});

matrix("custom scalars, lists of lists, and values that are not quite of their type", {
  subgraphs: {
    grid: `
      type Query { grid: [[Cell]!] row: [[[Int!]]!]! cells: [Cell!]! }
      scalar Anything scalar Moment
      type Cell @key(fields: "id") { id: ID! any: Anything moments: [[Moment!]!] number: Int ratio: Float! text: String flag: Boolean code: ID }`,
    values: `
      scalar Anything
      type Query { top: Cell any(value: Anything): Anything }
      type Cell @key(fields: "id") { id: ID! value: Int! around: [[Cell!]] told(value: Anything): Anything }`,
  },
  world: () => {
    const told = ({ value }: Thing) => value ?? null;
    const cell = (id: unknown, of: Thing): Thing => ({ __typename: "Cell", id, told, ...of });
    const cells = [
      cell("1", {
        any: { id: [1, { x: null }] },
        moments: [["a"], []],
        number: 1,
        ratio: 2,
        text: "t",
        flag: true,
        code: 7,
        value: 1,
      }),
      cell("2", {
        any: [[], "x", 0],
        moments: null,
        number: null,
        ratio: 0.5,
        text: null,
        flag: null,
        code: "c",
        value: 2,
      }),
      cell("3", { any: null, moments: [], number: 0, ratio: -1, text: "", flag: false, code: "", value: 0 }),
    ];
    const [one, two, three] = cells;
    Object.assign(one ?? {}, { around: [[two, three], null, []] });
    Object.assign(two ?? {}, { around: null });
    Object.assign(three ?? {}, { around: [[one]] });
    return {
      Query: {
        grid: [[one, two, null], [], [two, one]],
        row: [[[1], null], []],
        cells,
        top: three,
        any: told,
      },
      find: among(cells),
    };
  },
  values: { Anything: [1, "x", true, { a: [{ b: null }] }, [1, [2]]] },
  operations: {
    "scalars of any shape": "{ cells { any moments told(value: { a: [1, { b: null }], c: ENUM }) } }",
    "lists of lists of entities": "{ grid { value around { text value } } row }",
    "the same entity in all of them": "{ top { around { around { around { value number ratio code } } } } }",
  },
});

import { matrix } from "../../testing/matrix.js";
import { among, type Thing } from "../../testing/world.js";

const products = (): Thing[] => [
  { __typename: "Product", id: "1", sku: "s1", upc: "u1", name: "Pen", stock: 3, price: 10, weight: 1 },
  { __typename: "Product", id: "2", sku: "s2", upc: "u2", name: null, stock: null, price: 20, weight: 2 },
];

matrix("several keys, and fields reachable only over a third subgraph", {
  subgraphs: {
    names: `type Query { products: [Product!]! product(id: ID!): Product } type Product @key(fields: "id") { id: ID! name: String }`,
    codes: `type Product @key(fields: "id") @key(fields: "sku") @key(fields: "upc") { id: ID! sku: ID! upc: ID! }`,
    stock: `type Query { inStock: [Product!]! } type Product @key(fields: "sku") { sku: ID! stock: Int }`,
    prices: `type Query { cheapest: Product } type Product @key(fields: "upc") { upc: ID! price: Int weight: Int }`,
  },
  world: () => {
    const all = products();
    const find = among(all, ["id", "sku", "upc"]);
    return {
      Query: {
        products: all,
        product: ({ id }: Thing) => all.find((product) => product["id"] === id) ?? null,
        inStock: all,
        cheapest: all[0],
      },
      find,
    };
  },
  operations: {
    "from the first to the last": "{ products { name stock price weight } }",
    "from the last to the first": "{ cheapest { name stock } inStock { name price } }",
    "aliases in the places of keys": "{ inStock { name price sku: name upc: stock id: price } }",
    "nothing found": '{ product(id: "3") { stock price } }',
  },
});

const places = (): Thing[] => {
  const karelia = { __typename: "Region", code: "10", country: { __typename: "Country", code: "RU" } };
  const komi = { __typename: "Region", code: "11", country: { __typename: "Country", code: "RU" } };
  return [
    { __typename: "Place", region: karelia, number: 7, name: "Sortavala", people: 19, tags: ["a", "b"] },
    { __typename: "Place", region: karelia, number: 8, name: "Kem", people: 10, tags: [] },
    { __typename: "Place", region: komi, number: 7, name: "Ukhta", people: null, tags: null },
  ];
};

matrix("compound and nested keys", {
  subgraphs: {
    names: `
      type Query { places: [Place!]! }
      type Place @key(fields: "number region { code country { code } }") { number: Int! region: Region! name: String }
      type Region @shareable { code: ID! country: Country! } type Country @shareable { code: ID! }`,
    people: `
      type Place @key(fields: "number region { code country { code } }") { number: Int! region: Region! people: Int }
      type Region @shareable { code: ID! country: Country! } type Country @shareable { code: ID! }`,
    tags: `
      type Query { tagged: [Place] }
      type Place @key(fields: "region { code } number") { number: Int! region: Region! tags: [String!] }
      type Region @shareable { code: ID! country: Country! } type Country @shareable { code: ID! }`,
  },
  world: () => {
    const all = places();
    return {
      Query: { places: all, tagged: [all[2], null, all[0]] },
      find: among(all, ["number region.code"]),
    };
  },
  operations: {
    "all of it": "{ places { name people tags } }",
    "the key under other names": "{ places { people region { number: code } number: name } }",
    "from the narrower key": "{ tagged { name people region { country { code } } } }",
  },
});

matrix("a key that is an entity's own key", {
  subgraphs: {
    orders: `
      type Query { lines: [Line!]! }
      type Line @key(fields: "order { id } article { sku }") { order: Order! article: Article! amount: Int }
      type Order @key(fields: "id") { id: ID! } type Article @key(fields: "sku") { sku: ID! }`,
    store: `
      type Line @key(fields: "order { id } article { sku }") { order: Order! article: Article! shelf: String }
      type Order @key(fields: "id") { id: ID! placedOn: String } type Article @key(fields: "sku") { sku: ID! name: String }`,
  },
  world: () => {
    const order = { __typename: "Order", id: "o", placedOn: "2026-11-21" };
    const articles = [
      { __typename: "Article", sku: "a", name: "Pen" },
      { __typename: "Article", sku: "b", name: null },
    ];
    const lines = articles.map((article, at) => ({
      __typename: "Line",
      order,
      article,
      amount: at,
      shelf: `S${at}`,
    }));
    return {
      Query: { lines },
      find: among([order, ...articles, ...lines], ["id", "sku", "order.id article.sku"]),
    };
  },
  operations: {
    "all of it": "{ lines { amount shelf order { placedOn } article { name } } }",
    "the keys under other names":
      "{ lines { article: shelf order { id: placedOn } a: article { sku: name } } }",
  },
});

matrix("keys that are null, unknown, or not resolvable", {
  subgraphs: {
    a: `type Query { things: [Thing] } type Thing @key(fields: "id") { id: ID! code: String @shareable }`,
    b: `type Thing @key(fields: "id") @key(fields: "code") { id: ID! code: String @shareable b: Int sure: Int! }`,
    c: `type Query { codes: [Thing!]! } type Thing @key(fields: "code", resolvable: false) { code: String }`,
  },
  world: () => {
    const things = [
      { __typename: "Thing", id: "1", code: "x", b: 1, sure: 1 },
      { __typename: "Thing", id: "2", code: "y", b: null, sure: null },
    ];
    return {
      Query: { things: [...things, null], codes: [...things].reverse() },
      find: among(things, ["id", "code"]),
    };
  },
  operations: {
    "by a key that cannot be asked back": "{ codes { b code } }",
    nulls: "{ things { b sure } codes { sure } }",
  },
});

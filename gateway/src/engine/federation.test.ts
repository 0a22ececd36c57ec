import { afterEach, describe, expect, it } from "@jest/globals";
import { Graph } from "../testing/graph.js";
import type { Reference, Thing, World } from "../testing/world.js";

describe("a graph with", () => {
  let graph: Graph | undefined;
  afterEach(() => graph?.stop());

  /** Serves the subgraphs and holds the answer to each query against a monolith's. */
  const compare = async (sdls: Record<string, string>, world: World, queries: string[]) => {
    const served = await Graph.serve(sdls, world);
    graph = served;
    for (const query of queries) {
      const { ours, theirs } = await served.compare(query);
      expect({ query, ...ours }).toEqual({ query, ...theirs });
    }
    return served;
  };

  /** Finds things by the fields of any of their keys. */
  const among =
    (things: readonly Thing[], keys: readonly string[] = ["id"]) =>
    (reference: Reference) =>
      things.find(
        (thing) =>
          (reference.__typename === thing["__typename"] || reference.__typename === thing["interface"]) &&
          keys.some((key) => reference[key] !== undefined && reference[key] === thing[key]),
      ) ?? null;

  it("several keys, and fields only reachable over a third subgraph", async () => {
    const product = {
      __typename: "Product",
      id: "1",
      sku: "s1",
      upc: "u1",
      name: "Pen",
      stock: 3,
      price: 10,
    };
    await compare(
      {
        names: `type Query { product: Product } type Product @key(fields: "id") { id: ID! name: String }`,
        codes: `type Product @key(fields: "id") @key(fields: "sku") @key(fields: "upc") { id: ID! sku: ID! upc: ID! }`,
        stock: `type Query { inStock: [Product!]! } type Product @key(fields: "sku") { sku: ID! stock: Int }`,
        prices: `type Product @key(fields: "upc") { upc: ID! price: Int }`,
      },
      { Query: { product, inStock: [product] }, find: among([product], ["id", "sku", "upc"]) },
      [
        "{ product { name stock price } }",
        "{ inStock { name price sku: name upc: stock } }",
        "{ product { id: price price: id } }",
      ],
    );
  });

  it("compound and nested keys", async () => {
    const place = {
      __typename: "Place",
      region: { code: "10", __typename: "Region" },
      number: 7,
      name: "Sortavala",
      people: 19,
    };
    const other = { ...place, number: 8, name: "Kem", people: 10 };
    await compare(
      {
        names:
          `type Query { places: [Place!]! } type Place @key(fields: "number region { code }") { number: Int! region: Region! name: String } type Region { code: ID! } `.replaceAll(
            "type Region",
            "type Region @shareable",
          ),
        people: `type Place @key(fields: "number region { code }") { number: Int! region: Region! people: Int } type Region @shareable { code: ID! }`,
      },
      {
        Query: { places: [place, other] },
        find: ({ number }) => [place, other].find((candidate) => candidate.number === number) ?? null,
      },
      ["{ places { name people } }", "{ places { people region { number: code } number: name } }"],
    );
  });

  it("@requires with arguments, nested fields, and the client's own arguments beside them", async () => {
    const box = {
      __typename: "Box",
      id: "1",
      weight: ({ unit }: Thing) => (unit === "KG" ? 2 : 2_000),
      size: { __typename: "Size", width: 3, height: 4, depth: 5 },
    };
    const arrived = (value: unknown, args: Thing) =>
      typeof value === "function" ? (value as (args: Thing) => unknown)(args) : value;
    Object.assign(box, {
      shipping(this: Thing) {
        const size = this["size"] as { width: number; height: number } | undefined;
        return `${String(arrived(this["weight"], { unit: "KG" }))} kg, ${size ? size.width * size.height : "?"}`;
      },
    });
    await compare(
      {
        boxes: `type Query { boxes: [Box!]! } enum Unit { KG G } type Box @key(fields: "id") { id: ID! weight(unit: Unit): Int size: Size } type Size { width: Int height: Int depth: Int }`,
        post: `enum Unit { KG G } type Box @key(fields: "id") { id: ID! weight(unit: Unit): Int @external size: Size @external shipping: String @requires(fields: "weight(unit: KG) size { width height }") } type Size @external { width: Int height: Int }`,
      },
      { Query: { boxes: [box] }, find: among([box]) },
      [
        "{ boxes { shipping } }",
        "{ boxes { weight(unit: G) shipping } }",
        "{ boxes { weight: shipping size { depth } } }",
        "{ boxes { size: weight(unit: G) shipping w: weight(unit: KG) s: size { height: width } } }",
      ],
    );
  });

  it("@provides", async () => {
    const author = { __typename: "Author", id: "1", name: "Anna", born: 1980 };
    const served = await compare(
      {
        authors: `type Query { authors: [Author!]! } type Author @key(fields: "id") { id: ID! name: String @shareable born: Int }`,
        posts: `type Query { posts: [Post!]! } type Post @key(fields: "id") { id: ID! author: Author @provides(fields: "name") } type Author @key(fields: "id") { id: ID! name: String @external }`,
      },
      {
        Query: { authors: [author], posts: [{ __typename: "Post", id: "p", author }] },
        find: among([author]),
      },
      ["{ posts { author { name } } }", "{ posts { author { name born } } }"],
    );
    served.subgraph("authors").calls.length = 0;
    await served.ask("{ posts { author { name } } }");
    expect(served.subgraph("authors").calls).toEqual([]);
  });

  it("@override and @shareable", async () => {
    const bill = {
      __typename: "Bill",
      id: "1",
      amount: 5,
      paid: true,
      money: { __typename: "Money", kopecks: 500, currency: "RUB" },
    };
    await compare(
      {
        old: `type Query { bills: [Bill!]! } type Bill @key(fields: "id") { id: ID! amount: Int money: Money } type Money @shareable { kopecks: Int currency: String }`,
        new: `type Query { bill(id: ID!): Bill } type Bill @key(fields: "id") { id: ID! amount: Int @override(from: "old") paid: Boolean } type Money @shareable { kopecks: Int currency: String }`,
      },
      { Query: { bills: [bill], bill }, find: among([bill]) },
      [
        "{ bills { amount paid money { kopecks currency } } }",
        '{ bill(id: "1") { amount money { kopecks } } }',
      ],
    );
  });

  it("an interface whose types stand in different subgraphs", async () => {
    const post = { __typename: "Post", id: "1", title: "A", likes: 2 };
    const photo = { __typename: "Photo", id: "2", title: "B", url: "/b", likes: 3 };
    await compare(
      {
        content: `type Query { all: [Content!]! first: Content } interface Content { id: ID! title: String } type Post implements Content @key(fields: "id") { id: ID! title: String } type Photo implements Content @key(fields: "id") { id: ID! title: String url: String }`,
        likes: `type Post @key(fields: "id") { id: ID! likes: Int } type Photo @key(fields: "id") { id: ID! likes: Int }`,
      },
      { Query: { all: [post, photo], first: photo }, find: among([post, photo]) },
      [
        "{ all { id title } first { title } }",
        "{ all { __typename ... on Post { likes } ... on Photo { id: url title: url amount: likes } } }",
        "{ first { ... on Photo { likes } ... on Post { likes title } } }",
        "{ all { ...P ...Q title } } fragment P on Post { likes } fragment Q on Content { ... on Photo { url likes } }",
      ],
    );
  });

  it("an entity interface and its interface object", async () => {
    const book = { __typename: "Book", interface: "Media", id: "1", title: "A", pages: 9, score: 5 };
    const film = { __typename: "Film", interface: "Media", id: "2", title: "B", minutes: 90, score: 4 };
    Object.assign(book, { related: [film] });
    Object.assign(film, { related: [book, film] });
    const served = await compare(
      {
        catalogue: `type Query { all: [Media!]! } interface Media @key(fields: "id") { id: ID! title: String } type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int } type Film implements Media @key(fields: "id") { id: ID! title: String minutes: Int }`,
        reviews: `type Query { best: [Media!]! } type Media @key(fields: "id") @interfaceObject { id: ID! score: Int related: [Media!]! }`,
      },
      { Query: { all: [book, film], best: [film, book] }, find: among([book, film]) },
      [
        "{ all { title score } }",
        "{ all { __typename score ... on Book { pages } } }",
        "{ best { score } }",
        "{ best { title score } }",
        "{ best { __typename id score } }",
        "{ best { ... on Film { minutes } score related { title ... on Book { pages score } } } }",
        "{ all { ... on Book { score } ... on Film { score title: score } } }",
      ],
    );
    await served.subgraph("catalogue").kill();
    const { data, errors } = await served.ask("{ best { score title } }");
    expect(data).toEqual({
      best: [
        { score: 4, title: null },
        { score: 5, title: null },
      ],
    });
    expect(errors?.map(({ path }) => path?.join("."))).toEqual(["best.0.title", "best.1.title"]);
  });

  it("unions whose members differ by subgraph, and enums", async () => {
    const cat = { __typename: "Cat", id: "1", mood: "CALM", lives: 9, owner: null as unknown };
    const dog = {
      __typename: "Dog",
      id: "2",
      tricks: ["sit"],
      owner: { __typename: "Person", id: "p", name: "Anna" },
    };
    await compare(
      {
        cats: `type Query { pets: [Pet] } union Pet = Cat | Dog enum Mood { CALM WILD } type Cat @key(fields: "id") { id: ID! mood: Mood } type Dog @key(fields: "id") { id: ID! }`,
        dogs: `type Dog @key(fields: "id") { id: ID! tricks: [String!] owner: Person } type Cat @key(fields: "id") { id: ID! lives: Int owner: Person } type Person @key(fields: "id") { id: ID! }`,
        people: `type Query { person: Person } type Person @key(fields: "id") { id: ID! name: String! }`,
      },
      { Query: { pets: [cat, null, dog], person: dog.owner }, find: among([cat, dog, dog.owner]) },
      [
        "{ pets { __typename ... on Cat { mood lives owner { name } } ... on Dog { tricks owner { name } } } }",
      ],
    );
  });

  it("lists of lists, and the same entity in all of them", async () => {
    const one = { __typename: "Cell", id: "1", value: 1 };
    const two = { __typename: "Cell", id: "2", value: 2 };
    const served = await compare(
      {
        grid: `type Query { grid: [[Cell]!] } type Cell @key(fields: "id") { id: ID! }`,
        values: `type Query { top: Cell } type Cell @key(fields: "id") { id: ID! value: Int! }`,
      },
      { Query: { grid: [[one, two, null], [], [two, one]], top: one }, find: among([one, two]) },
      ["{ grid { value } top { value } }"],
    );
    const [call] = served.subgraph("values").calls.filter(({ query }) => query.includes("_entities"));
    expect(call?.variables["representations"]).toHaveLength(2);
  });

  it("what is @inaccessible", async () => {
    const member = { __typename: "Member", id: "1", name: "Anna", token: "t", greeting: "Hello t" };
    const served = await compare(
      {
        a: `type Query { member: Member secret: Secret @inaccessible } type Member @key(fields: "id") { id: ID! name: String token: String @inaccessible } type Secret @inaccessible { x: Int } enum Kind { SHOWN HIDDEN @inaccessible }`,
        b: `type Query { kind: Kind kinds: [Kind] sure: Kind! } enum Kind { SHOWN HIDDEN } type Member @key(fields: "id") { id: ID! token: String @external greeting: String @requires(fields: "token") }`,
      },
      {
        Query: { member, kind: "HIDDEN", kinds: ["SHOWN", "HIDDEN"], sure: "HIDDEN" },
        find: among([member]),
      },
      [
        "{ member { name greeting } }",
        '{ __type(name: "Member") { fields { name } } s: __type(name: "Secret") { name } }',
      ],
    );
    expect((await served.ask("{ member { token } }")).status).toBe(400);
    const { data, errors } = await served.ask("{ kind kinds }");
    expect(data).toEqual({ kind: null, kinds: ["SHOWN", null] });
    expect(errors?.map(({ path }) => path)).toEqual([["kind"], ["kinds", 1]]);
  });

  it("errors and nulls, each at its place", async () => {
    const fail = () => {
      throw new Error("no");
    };
    const parts = [
      { __typename: "Part", id: "1", name: "A", safe: fail, sure: "x" },
      { __typename: "Part", id: "2", name: fail, safe: "y", sure: fail },
      { __typename: "Part", id: "3", name: "C", safe: null, sure: null },
    ];
    await compare(
      {
        parts: `type Query { parts: [Part] must: [Part!] one: Part broken: Part whole: Part! } type Part @key(fields: "id") { id: ID! name: String }`,
        more: `type Part @key(fields: "id") { id: ID! safe: String sure: String! }`,
      },
      { Query: { parts, must: parts, one: parts[1], broken: fail, whole: parts[2] }, find: among(parts) },
      [
        "{ parts { name safe } }",
        "{ parts { a: name b: safe } broken { name } }",
        "{ parts { sure name } }",
        "{ must { sure } one { sure } }",
        "{ one { name sure } broken { sure } }",
        "{ whole { sure } }",
      ],
    );
  });

  it("a subgraph that has no such entity", async () => {
    const part = { __typename: "Part", id: "1" };
    const served = await Graph.serve(
      {
        parts: `type Query { part: Part } type Part @key(fields: "id") { id: ID! }`,
        more: `type Part @key(fields: "id") { id: ID! may: Int must: Int! }`,
      },
      { Query: { part } },
    );
    graph = served;
    expect(await served.ask("{ part { id may } }")).toEqual({
      status: 200,
      data: { part: { id: "1", may: null } },
    });
    expect(await served.ask("{ part { id must } }")).toEqual({
      status: 200,
      data: { part: null },
      errors: [
        {
          message: "Cannot return null for a non-nullable field of Part.",
          path: ["part", "must"],
          extensions: { code: "INTERNAL", service: "more" },
        },
      ],
    });
  });
});

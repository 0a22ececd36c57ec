import { afterEach, describe, expect, it } from "@jest/globals";
import { Graph } from "../testing/graph.js";
import { among, type World } from "../testing/world.js";

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

import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { getIntrospectionQuery } from "graphql";
import { Graph } from "../testing/graph.js";
import { library, librarySubgraphs } from "../testing/library.js";

describe("an operation", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await Graph.serve(librarySubgraphs, library());
  });
  afterAll(() => graph.stop());

  const like = async (query: string, variables: Record<string, unknown> = {}) => {
    const { ours, theirs } = await graph.compare(query, variables);
    expect(ours).toEqual(theirs);
  };

  it("gives each of many wrong variables the same code", async () => {
    const names = Array.from({ length: 12 }, (_, at) => `v${at}`);
    const { errors } = await graph.ask(
      `query (${names.map((name) => `$${name}: ID!`).join()}) {
        ${names.map((name) => `${name}: reader(id: $${name}) { id }`).join(" ")} }`,
    );
    expect(errors).toHaveLength(11);
    for (const error of errors ?? []) expect(error).toMatchObject({ extensions: { code: "BAD_USER_INPUT" } });
  });

  it.each([
    ["aliases", "{ all: readers { who: name what: loans { until: dueOn which: book { called: title } } } }"],
    [
      "an alias that is a key's name",
      "{ readers { id: name loans { id: dueOn book { id: title reviews { id: stars } } } } }",
    ],
    [
      "an alias that changes the key for a number",
      "{ books { id: pages thickness author { id: born name: id } } }",
    ],
    [
      "one field under several names",
      '{ readers { a: greeting b: greeting(word: "Hi") greeting(word: "Hey") } }',
    ],
    ["an alias that is another field", "{ readers { name: id id: name loans { dueOn: id } } }"],
    ["@requires", "{ books { thickness } }"],
    ["@requires beside its field under a name of its own", "{ books { pages: title thickness } }"],
    ["a union", "{ shelf { __typename ... on Book { title author { name } } ... on Map { scale title } } }"],
    ["a union's parts under one name", "{ shelf { ... on Book { x: pages } ... on Map { y: scale } } }"],
    [
      "a union's parts from elsewhere",
      "{ shelf { ... on Book { reviews { stars by { name } } } ... on Map { id reviews { text } } } }",
    ],
    [
      "an interface",
      "{ people { __typename id name ... on Reader { card loans { dueOn } } ... on Author { books { title } } } }",
    ],
    ["an interface without its type's name", "{ people { name } }"],
    [
      "__typename everywhere",
      "{ __typename t: __typename readers { __typename k: __typename loans { __typename book { __typename } } } }",
    ],
    ["nothing but __typename", "{ __typename }"],
    ["enums and nulls", "{ readers { card phone } books { pages author { born } } }"],
    [
      "fragments in fragments",
      "{ ...A } fragment A on Query { books { ...B } } fragment B on Book { title ...C author { ...D } } fragment C on Book { reviews { stars } } fragment D on Author { name }",
    ],
    [
      "one fragment at two places",
      "{ books { author { ...D } } people { ...D } } fragment D on Author { name born }",
    ],
    ["fields in two parts", "{ books { author { name } } books { author { born } title } }"],
    ["inline fragments without a type", "{ books { ... { title ... { pages } } } }"],
    ["an order of its own", "{ books { reviews { stars } title author { born name } id } }"],
  ])("answers like a monolith: %s", (_name, query) => like(query));

  const onFields = `query ($yes: Boolean!, $no: Boolean = false) {
    readers @include(if: $yes) { name @skip(if: $yes) id loans @skip(if: $no) { dueOn book @include(if: $no) { title } } }
  }`;
  const onFragments = `query ($yes: Boolean!, $no: Boolean = false) {
    books @skip(if: $yes) { ... @include(if: $no) { title } author @include(if: $yes) { name } }
    ... @include(if: $no) { shelf { __typename } }
    ...More @include(if: $yes)
  } fragment More on Query { people { ... on Author @skip(if: $no) { books { title } } } }`;
  it.each([
    [true, true],
    [true, false],
    [false, true],
    [false, false],
    [true, undefined],
  ])("answers like a monolith: @skip and @include with %s, %s", async (yes, no) => {
    await like(onFields, { yes, no });
    await like(onFragments, { yes, no });
  });

  it.each<[string, string, Record<string, unknown>]>([
    ["a given", "query ($first: Int) { readers { loans(first: $first) { id } } }", { first: 1 }],
    ["none", "query ($first: Int) { readers { loans(first: $first) { id } } }", {}],
    ["null", "query ($first: Int) { readers { loans(first: $first) { id } } }", { first: null }],
    ["a default", 'query ($word: String = "Well") { readers { greeting(word: $word) } }', {}],
    ["the schema's default", "query ($word: String) { readers { greeting(word: $word) } }", {}],
    ["a number for an id", "query ($id: ID!) { book(id: $id) { title } }", { id: 1 }],
    [
      "one named as the engine's own",
      "query ($representations: Int) { readers { name loans(first: $representations) { id } } }",
      { representations: 1 },
    ],
  ])("answers like a monolith: a variable with %s", (_name, query, variables) => like(query, variables));

  it.each([
    "query ($if: Boolean = true) { readers @include(if: $if) { name } }",
    "query ($if: Boolean = false) { readers { name ...F @skip(if: $if) } } fragment F on Reader { id }",
  ])("is refused when a condition is null in spite of its default: %s", async (query) => {
    expect(await graph.ask(query, { if: null })).toEqual({
      status: 400,
      errors: [
        {
          message: 'Argument "if" of non-null type "Boolean!" must not be null.',
          extensions: { code: "BAD_USER_INPUT" },
        },
      ],
    });
    await like(query, {});
    await like(query, { if: false });
  });

  it("answers questions about the schema, beside others", async () => {
    await like(
      '{ __schema { queryType { name } } readers { name } t: __type(name: "Book") { kind fields { name } } }',
    );
    await like("query ($name: String!) { __type(name: $name) { name } }", { name: "Reader" });
    const { ours, theirs } = await graph.compare(getIntrospectionQuery());
    expect(ours.errors).toEqual([]);
    expect(JSON.stringify(ours.data)).not.toMatch(/join__|link__|_Entity|_Any/);
    expect(ours).toEqual(theirs);
  });

  it("does mutations one after the other, each to its last detail", async () => {
    await like(`mutation {
      one: retitle(id: "b1", title: "A") { title reviews { stars by { name } } }
      two: rename(id: "r1", name: "Anna II") { name loans { book { title } } }
      three: retitle(id: "b1", title: "War") { title author { name } }
      four: rename(id: "r1", name: "Anna") { name }
      five: retitle(id: "none", title: "B") { __typename }
    }`);
    await graph.ask('mutation { rename(id: "r1", name: "Anna") { id } }');
  });

  it("is planned once for each choice of its conditions", async () => {
    const query = "query ($a: Boolean!) { books { title @include(if: $a) id } }";
    for (const a of [true, false, true, false]) await graph.ask(query, { a });
    expect((await graph.ask(query, { a: true })).data).toEqual({
      books: [
        { title: "War", id: "b1" },
        { title: "Peace", id: "b2" },
        { title: "Rooms", id: "b3" },
      ],
    });
  });
});

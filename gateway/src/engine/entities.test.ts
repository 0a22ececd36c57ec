import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Graph } from "../testing/graph.js";
import { library, librarySubgraphs } from "../testing/library.js";

describe("entities over several subgraphs", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await Graph.serve(librarySubgraphs, library());
  });
  afterAll(() => graph.stop());

  it.each([
    ["one subgraph", "{ readers { id name } }"],
    ["two subgraphs", "{ readers { id name loans { id dueOn } } }"],
    [
      "lists in lists",
      "{ readers { name loans { book { title author { name born } reviews { text by { name } } } } } }",
    ],
    ["the way back", "{ readers { loans { reader { name loans { dueOn } } } } }"],
    ["an entity at many places", "{ books { author { name books { author { name born } } } } }"],
    ["several root fields", "{ readers { name } books { title } again: books { reviews { stars } } }"],
    ["an entity that is not there", '{ reader(id: "none") { name loans { id } } }'],
    ["an argument", '{ reader(id: "r1") { name loans(first: 1) { id } } }'],
  ])("answers like a monolith: %s", async (_name, query) => {
    const { ours, theirs } = await graph.compare(query);
    expect(ours).toEqual(theirs);
  });

  it("sends each entity once", async () => {
    graph.subgraph("people").calls.length = 0;
    await graph.ask("{ books { author { born } } }");
    const asked = graph.subgraph("people").calls.map(({ variables }) => variables);
    expect(asked).toEqual([
      {
        representations: [
          { __typename: "Author", id: "a1" },
          { __typename: "Author", id: "a2" },
        ],
      },
    ]);
  });
});

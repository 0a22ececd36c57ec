import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { parse, validate } from "graphql";
import { Graph } from "../testing/graph.js";
import { generateOperation } from "../testing/generate-operation.js";
import { library, librarySubgraphs } from "../testing/library.js";

const RUNS = 100;
const ARGS = { id: ['"r1"', '"b1"', '"none"'], first: ["1", "5"], word: ['"Hi"'] };

describe("any operation", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await Graph.serve(librarySubgraphs, library({ isFaulty: true }));
  });
  afterAll(() => graph.stop());

  it("has the data and the errors a monolith would answer it with", async () => {
    const { apiSchema } = graph.gateway.engine.supergraph;
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (gen) => {
        const text = generateOperation(
          apiSchema,
          (below) => (below < 2 ? 0 : gen(fc.nat, { max: below - 1 })),
          ARGS,
        );
        fc.pre(validate(apiSchema, parse(text)).length === 0);
        const answers = await graph.compareInside(text).catch(unlessUnplannable);
        fc.pre(answers !== null);
        const { ours, theirs } = answers;
        expect({ text, ...ours }).toEqual({ text, ...theirs });
      }),
      { numRuns: RUNS },
    );
  }, 120_000);
});

/**
 * The Rust planner (0.0.38) cannot plan a @requires that is reached from one entity over another inside one subgraph:
 * `{ books { reviews { by { loans { book { thickness } } } } } }`.
 */
function unlessUnplannable(error: Error): null {
  if (error.message.includes("failed to build fetch graph")) return null;
  throw error;
}

import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { parse, validate } from "graphql";
import { loadApolloPlanner } from "../engine/apollo-planner.js";
import { loadRustPlanner } from "../engine/rust-planner.js";
import { EngineGraph } from "./engine-graph.js";
import { generateOperation, type Values } from "./generate-operation.js";
import { outline, outlineOfNulls } from "./outline.js";
import type { World } from "./world.js";

/** What a planner refuses; the gateway then asks the other. */
const REFUSALS: Readonly<Record<string, RegExp>> = {
  // Rust's (0.0.38) finds no way where a field that requires is reached again below itself.
  rust: /Path '.*' cannot be found in selection set/,
  // Apollo's (2.14.4) does not put fragments together that are nested over several unions with few types in common.
  apollo: /Cannot add fragment of condition/,
};
const RUNS = 60;
const CHANCES = fc.array(fc.nat(9_999), { maxLength: 400, size: "max" });
const PLANNERS = { rust: loadRustPlanner, apollo: loadApolloPlanner };

interface Square {
  readonly subgraphs: Readonly<Record<string, string>>;
  /** A fresh world: the subgraphs have one and the monolith another, so that both may be changed. */
  readonly world: () => World;
  /** Operations worth a name; a pair has variables. */
  readonly operations: Readonly<
    Record<string, string | readonly [string, Readonly<Record<string, unknown>>]>
  >;
  readonly values?: Values;
}

/** One feature of federation: on each planner, the operations written here and any others answer as a monolith does. */
export function matrix(feature: string, { subgraphs, world, operations, values }: Square): void {
  describe.each(Object.entries(PLANNERS))(`${feature}, planned by %s`, (name, load) => {
    let graph: EngineGraph;
    beforeAll(async () => {
      const planner = load();
      if (!planner) throw new Error("The planner is not installed.");
      graph = await EngineGraph.serve(subgraphs, world, planner);
    });
    afterAll(() => graph.stop());

    const unlessRefused = (error: Error): null => {
      if (REFUSALS[name]?.test(String(error.cause))) return null;
      throw error;
    };

    it.each(Object.entries(operations))("answers like a monolith: %s", async (_title, operation) => {
      const [query, variables] = typeof operation === "string" ? [operation, {}] : operation;
      const { ours, theirs } = await graph.answers(query, variables);
      expect(ours.map(outline)).toEqual(theirs.map(outline));
      expect(JSON.stringify(ours.map(({ data }) => data))).toBe(
        JSON.stringify(theirs.map(({ data }) => data)),
      );
    });

    it("answers any operation like a monolith", async () => {
      const { apiSchema } = graph.engine.supergraph;
      await fc.assert(
        fc.asyncProperty(CHANCES, async (chances) => {
          let at = 0;
          const pick = (below: number) => (chances[at++] ?? 0) % below;
          const { query, variables } = generateOperation(apiSchema, pick, values);
          fc.pre(validate(apiSchema, parse(query)).length === 0);
          const answers = await graph.answers(query, variables).catch(unlessRefused);
          fc.pre(answers !== null);
          const { ours, theirs } = answers;
          expect({ query, variables, answers: ours.map(outlineOfNulls) }).toEqual({
            query,
            variables,
            answers: theirs.map(outlineOfNulls),
          });
        }),
        { numRuns: RUNS },
      );
    }, 120_000);
  });
}

import { afterEach, describe, expect, it } from "@jest/globals";
import { compose } from "../testing/compose.js";
import { EngineGraph } from "../testing/engine-graph.js";
import { outline } from "../testing/outline.js";
import { among, type Thing } from "../testing/world.js";
import { choosePlanner } from "./choose-planner.js";
import { inTurn } from "./in-turn.js";
import type { PlanNode } from "./plan.js";
import type { MakePlanner, Planner } from "./planner.js";
import { loadRustPlanner } from "./rust-planner.js";
import { readSupergraph } from "./supergraph.js";

const subgraphs = {
  people: `type Query { people: [Person!]! } type Person @key(fields: "id") { id: ID! name: String }`,
  friends: `type Person @key(fields: "id") { id: ID! name: String @external friend: Person @requires(fields: "name") }`,
};
/** Each friend is found by a name, and the friend's friend by the friend's. */
const BELOW_ITSELF = "{ people { friend { friend { name } } } }";

const world = () => {
  const anna: Thing = { __typename: "Person", id: "1", name: "Anna" };
  const boris: Thing = { __typename: "Person", id: "2", name: "Boris", friend: anna };
  anna["friend"] = boris;
  return { Query: { people: [anna, boris] }, find: among([anna, boris]) };
};

function servicesOf(plan: unknown): string {
  return [...JSON.stringify(plan).matchAll(/"service":"(\w+)"/g)].map(([, name]) => name).join(" ");
}

describe("the planner", () => {
  let graph: EngineGraph | undefined;
  afterEach(() => graph?.stop());

  const serve = async (makePlanner: MakePlanner | null) => {
    if (!makePlanner) throw new Error("The planner is not installed.");
    graph = await EngineGraph.serve(subgraphs, world, makePlanner);
    return graph;
  };

  it("written in Rust refuses a field that requires below itself", async () => {
    const served = await serve(loadRustPlanner());
    await expect(served.answers(BELOW_ITSELF)).rejects.toThrow("The engine cannot answer");
  });

  it.each([
    ["chosen where nothing is said", choosePlanner()],
    ["that is Apollo's", choosePlanner("apollo")],
  ])("%s answers it", async (_name, makePlanner) => {
    const served = await serve(makePlanner);
    const { ours, theirs } = await served.answers(BELOW_ITSELF);
    expect(ours.map(outline)).toEqual(theirs.map(outline));
  });

  it("is asked first, and the other only for what it refuses", () => {
    const plan = { kind: "Sequence", nodes: [] } satisfies PlanNode;
    const made: string[] = [];
    const first: Planner = {
      plan: (operation) => {
        if (operation === "{ a }") return plan;
        throw new Error(`The first refuses ${operation}.`);
      },
    };
    const other = (): Planner => {
      made.push("the other");
      return {
        plan: (operation) => {
          if (operation === "{ b }") return plan;
          throw new Error("The other refuses.");
        },
      };
    };
    const both = inTurn(first, other);
    expect(both.plan("{ a }")).toBe(plan);
    expect(made).toEqual([]);
    expect(both.plan("{ b }")).toBe(plan);
    expect(() => both.plan("{ c }")).toThrow("The first refuses { c }.");
    expect(made).toEqual(["the other"]);
    expect(() => inTurn(first, () => null).plan("{ b }")).toThrow("The first refuses { b }.");
  });

  it.each([
    ["rust", choosePlanner("rust")],
    ["apollo", choosePlanner("apollo")],
  ])("called %s asks for a field under a label where it is", (_name, makePlanner) => {
    const supergraph = compose({
      old: `type Query { bill: Bill } type Bill @key(fields: "id") { id: ID! sum: Int tax: Int }`,
      new: `type Bill @key(fields: "id") {
        id: ID! sum: Int @override(from: "old", label: "percent(50)") tax: Int @override(from: "old", label: "taxes") }`,
    });
    const servicesFor = (place: number, ...labels: string[]) => {
      const planner = makePlanner(supergraph, { key: "", labels: new Set(labels), place });
      return ["{bill{sum}}", "{bill{tax}}"].map((operation) => servicesOf(planner.plan(operation)));
    };
    expect(servicesFor(50)).toEqual(["old", "old"]);
    expect(servicesFor(49, "percent(50)")).toEqual(["old new", "old"]);
    expect(servicesFor(50, "taxes")).toEqual(["old", "old new"]);
  });

  it("is never asked where arguments come from a context", () => {
    const supergraph = compose({
      rooms: `
        type Query { room: Room }
        type Room @context(name: "room") @key(fields: "id") { id: ID! currency: String lamp: Lamp }
        type Lamp @key(fields: "id") { id: ID! price(currency: String @fromContext(field: "$room { currency }")): Int }`,
      lamps: `type Lamp @key(fields: "id") { id: ID! colour: String }`,
    });
    expect(() => readSupergraph(supergraph)).toThrow("@fromContext");
  });
});

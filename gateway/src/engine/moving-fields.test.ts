import { afterEach, describe, expect, it } from "@jest/globals";
import { Graph } from "../testing/graph.js";
import { among, type Thing } from "../testing/world.js";
import { MovingFields, UNMOVED } from "./moving-fields.js";

const places = (moving: MovingFields) => moving.outcomes.map(({ place, labels }) => [place, [...labels]]);

describe("fields that move under a label", () => {
  let graph: Graph | undefined;
  afterEach(() => graph?.stop());

  it("have moved for the share that the label says, and for all where it is switched on", () => {
    const labels = new Set(["percent(5)", "percent(50)", "percent(100)", "taxes", "prices"]);
    const moving = new MovingFields(labels, new Set(["taxes", "unknown"]), () => 0);
    expect(places(moving)).toEqual([
      [0, ["percent(5)", "percent(50)", "percent(100)", "taxes"]],
      [5, ["percent(50)", "percent(100)", "taxes"]],
      [50, ["percent(100)", "taxes"]],
    ]);
  });

  it("hold for a request by the place it draws", () => {
    const drawn = [0, 0.049, 0.05, 0.4999, 0.5, 0.9999];
    const moving = new MovingFields(
      new Set(["percent(5)", "percent(50)"]),
      new Set(),
      () => drawn.shift() ?? 1,
    );
    expect(drawn.slice().map(() => moving.next().place)).toEqual([0, 0, 5, 5, 50, 50]);
  });

  it("are none in a graph without labels, and nobody draws", () => {
    const moving = new MovingFields(new Set(), new Set(["taxes"]), () => {
      throw new Error("Somebody drew.");
    });
    expect(moving.next()).toBe(UNMOVED);
  });

  it("are asked for where they are, request by request", async () => {
    const bill: Thing = { __typename: "Bill", id: "1", sum: 7 };
    let place = 0;
    graph = await Graph.serve(
      {
        old: `type Query { bill: Bill } type Bill @key(fields: "id") { id: ID! sum: Int }`,
        new: `type Bill @key(fields: "id") { id: ID! sum: Int @override(from: "old", label: "percent(50)") }`,
      },
      { Query: { bill }, find: among([bill]) },
      { draw: () => place },
    );
    const askedOf = async () => {
      const before = graph?.subgraph("new").calls.length ?? 0;
      expect(await graph?.ask("{ bill { sum } }")).toMatchObject({ data: { bill: { sum: 7 } } });
      return (graph?.subgraph("new").calls.length ?? 0) - before;
    };
    const asked = [];
    for (place of [0.6, 0.4, 0.6, 0.4]) asked.push(await askedOf());
    expect(asked).toEqual([0, 1, 0, 1]);
  });
});

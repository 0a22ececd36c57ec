import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { Graph } from "../testing/graph.js";
import { library, librarySubgraphs } from "../testing/library.js";
import type { Fault } from "../testing/subgraph-server.js";

const PAGE = "{ books { title author { name } reviews { stars } } readers { name } }";
const whole = {
  books: [
    { title: "War", author: { name: "Leo" }, reviews: [{ stars: 5 }] },
    { title: "Peace", author: { name: "Leo" }, reviews: [] },
    { title: "Rooms", author: { name: "Daria" }, reviews: [{ stars: 3 }, { stars: 4 }] },
  ],
  readers: [{ name: "Anna" }, { name: "Boris" }],
};

describe("a subgraph that fails", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await Graph.serve(librarySubgraphs, library(), {
      services: { readTimeoutMs: 300, writeTimeoutMs: 600 },
    });
  });
  afterEach(async () => {
    for (const server of graph.subgraphs.values()) server.fault = null;
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await graph.ask(PAGE);
  });
  afterAll(() => graph.stop());

  const shelf = `{ shelf { ... on Book { title thickness } ... on Map { title scale } } }`;
  const garbled = { message: "A part of the platform gave an answer that cannot be read.", code: "INTERNAL" };
  const dead = { message: "A part of the platform does not answer.", code: "SUBGRAPH_UNAVAILABLE" };
  const late = { message: "A part of the platform did not answer in time.", code: "SUBGRAPH_TIMEOUT" };
  const told = ({ message, code }: typeof garbled, path: (string | number)[]) => ({
    message,
    path,
    extensions: { code, service: "desk" },
  });

  it.each<[string, Fault, typeof garbled]>([
    ["is slow", { kind: "slow", ms: 1_000 }, late],
    ["is cut after a few bytes", { kind: "cut", afterBytes: 15 }, dead],
    ["answers HTML", { kind: "answer", status: 200, body: "<html>502 at http://10.0.0.7</html>" }, garbled],
    ["answers garbage", { kind: "answer", status: 200, body: '{"data":' }, garbled],
    ["answers a number", { kind: "answer", status: 200, body: "42" }, garbled],
    ["answers nothing", { kind: "answer", status: 200, body: "" }, garbled],
    ["answers 500", { kind: "answer", status: 500, body: "Error: at /srv/app.js:1" }, garbled],
    ["answers 503", { kind: "answer", status: 503, body: "" }, dead],
    ["resets the connection", { kind: "reset", times: 100 }, dead],
  ])("costs only its own fields when it %s", async (_name, fault, failure) => {
    graph.subgraph("desk").fault = fault;
    const answer = await graph.ask("{ readers { name greeting } }");
    expect(answer).toEqual({
      status: 200,
      data: {
        readers: [
          { name: "Anna", greeting: null },
          { name: "Boris", greeting: null },
        ],
      },
      errors: [told(failure, ["readers", 0, "greeting"]), told(failure, ["readers", 1, "greeting"])],
    });
  });

  it("holds nobody longer than the time it is given", async () => {
    graph.subgraph("desk").fault = { kind: "slow", ms: 5_000 };
    const times: number[] = [];
    for (let at = 0; at < 3; at++) {
      const began = Date.now();
      await graph.ask("{ readers { name greeting } }");
      times.push(Date.now() - began);
    }
    // The quickest of three: what the machine does beside is not the gateway's.
    expect(Math.min(...times)).toBeLessThan(400);
  });

  it("lets a null go up to the nearest place that may be null, and no further", async () => {
    graph.subgraph("desk").fault = { kind: "answer", status: 500, body: "" };
    expect(await graph.ask('{ reader(id: 1) { name } book(id: "b1") { title reviews { stars } } }')).toEqual({
      status: 200,
      data: { reader: null, book: null },
      errors: [told(garbled, ["book", "reviews"])],
    });
  });

  it("says of what hangs on the failure that it failed too", async () => {
    graph.subgraph("books").fault = { kind: "answer", status: 500, body: "" };
    const answer = await graph.ask("{ loans { dueOn book { thickness } } }");
    expect(answer.data).toEqual({
      loans: ["2026-12-01", "2026-12-01", "2026-12-24"].map((dueOn) => ({
        dueOn,
        book: { thickness: null },
      })),
    });
    expect(answer.errors?.map(({ path, extensions }) => [path?.join("."), extensions?.["service"]])).toEqual([
      ["loans.0.book.thickness", "books"],
      ["loans.1.book.thickness", "books"],
      ["loans.2.book.thickness", "books"],
    ]);
  });

  it("is asked a second time to read, never to write", async () => {
    graph.subgraph("desk").fault = { kind: "reset", times: 1 };
    expect(await graph.ask(PAGE)).toEqual({ status: 200, data: whole });
    graph.subgraph("desk").fault = { kind: "reset", times: 1 };
    expect(await graph.ask('mutation { lend(bookId: "b2", readerId: "r1") { id } }')).toEqual({
      status: 200,
      data: { lend: null },
      errors: [told(dead, ["lend"])],
    });
  });

  it("has longer to write than to read", async () => {
    graph.subgraph("books").fault = { kind: "slow", ms: 400 };
    const answer = await graph.ask('mutation { retitle(id: "b2", title: "Peace") { title } }');
    expect(answer).toEqual({ status: 200, data: { retitle: { title: "Peace" } } });
  });

  it("is left alone after five failures, and asked again after a second", async () => {
    const desk = graph.subgraph("desk");
    desk.fault = { kind: "slow", ms: 500 };
    for (let at = 0; at < 5; at++) await graph.ask("{ loans { id } }");
    const began = Date.now();
    expect(await graph.ask("{ loans { id } }")).toEqual({
      status: 200,
      data: null,
      errors: [told(dead, ["loans"])],
    });
    expect(Date.now() - began).toBeLessThan(100);
    desk.fault = null;
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await graph.ask("{ loans { dueOn } }")).errors).toBeUndefined();
  });

  it("is killed and comes back", async () => {
    const desk = graph.subgraph("desk");
    await desk.kill();
    const answer = await graph.ask(PAGE);
    expect(answer.data).toEqual(null);
    expect((await graph.ask(shelf)).data).toEqual({
      shelf: [
        { title: "War", thickness: null },
        { title: "Karelia", scale: 0.5 },
        { title: "Rooms", thickness: null },
      ],
    });
    await desk.start();
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(await graph.ask(PAGE)).toEqual({ status: 200, data: whole });
  });

  it("may refuse a client in its own words, when it says so by a code", async () => {
    const refusal = {
      message: "Слишком много попыток.",
      path: ["loans"],
      extensions: { code: "TOO_MANY_REQUESTS", retryAfterSeconds: 30, sql: "select" },
    };
    graph.subgraph("desk").fault = {
      kind: "answer",
      status: 200,
      body: JSON.stringify({ data: null, errors: [refusal] }),
    };
    expect((await graph.ask("{ loans { id } }")).errors).toEqual([
      {
        message: "Слишком много попыток.",
        path: ["loans"],
        extensions: { code: "TOO_MANY_REQUESTS", service: "desk", retryAfterSeconds: 30 },
      },
    ]);
  });

  it.each<[string, unknown, unknown]>([
    [
      "a text for a number",
      { loans: [{ id: "l", dueOn: "x", book: { __typename: "Book", id: "b1" } }] },
      null,
    ],
    ["an object for a list", { loans: {} }, null],
    ["a number for an object", { loans: [4] }, null],
  ])("may not answer %s", async (_name, data, expected) => {
    graph.subgraph("desk").fault = { kind: "answer", status: 200, body: JSON.stringify({ data }) };
    const answer = await graph.ask("{ loans { dueOn id book { reviews { stars } } } }");
    expect(answer.data).toEqual(expected);
    expect(answer.errors?.[0]?.extensions?.["code"]).toBe("INTERNAL");
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { Graph } from "../testing/graph.js";
import { library, librarySubgraphs } from "../testing/library.js";
import type { Fault } from "../testing/subgraph-server.js";

const MOST_BYTES = 64 * 1024;
const TIMEOUT_MS = 300;

const garbled = { message: "A part of the platform gave an answer that cannot be read.", code: "INTERNAL" };
const without = { message: "A service answered without what it was asked for.", code: "INTERNAL" };
const broken = { message: "Something went wrong.", code: "INTERNAL" };
const dead = { message: "A part of the platform does not answer.", code: "SUBGRAPH_UNAVAILABLE" };
const late = { message: "A part of the platform did not answer in time.", code: "SUBGRAPH_TIMEOUT" };

function answer(body: string | Buffer, status = 200, headers: Record<string, string> = {}): Fault {
  return { kind: "answer", status, body, headers };
}

function deep(levels: number): string {
  return `${'{"a":['.repeat(levels)}1${"]}".repeat(levels)}`;
}

/** The library with a desk whose answers make no sense; of a reader it should tell the greeting. */
describe("a subgraph that answers nonsense", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await Graph.serve(librarySubgraphs, library(), {
      services: { readTimeoutMs: TIMEOUT_MS, mostAnswerBytes: MOST_BYTES },
    });
  });
  beforeEach(async () => {
    const desk = graph.subgraph("desk");
    desk.fault = null;
    // A good answer closes the circuit that the one before may have opened.
    await graph.gateway.engine.services.get("desk")?.check({ authorization: "", address: null }, 1_000);
  });
  afterAll(() => graph.stop());

  const entities = (text: string) => answer(`{"data":{"_entities":${text}}}`);

  it.each<[string, Fault, typeof garbled]>([
    [
      "bytes that are no UTF-8",
      answer(Buffer.from('{"data":{"_entities":[{"greeting":"\xff"}]}}', "latin1")),
      garbled,
    ],
    ["another encoding", answer(Buffer.from('{"data":{}}', "utf16le")), garbled],
    ["a byte order mark and nothing", answer("\uFEFF"), garbled],
    ["half a JSON", answer('{"data":{"_entities":[{"greeting":"He'), garbled],
    ["two JSONs", answer('{"data":{"_entities":[null,null]}}{"data":{}}'), garbled],
    ["a list", answer("[]"), garbled],
    ["null", answer("null"), garbled],
    ["an empty object", answer("{}"), garbled],
    ["data that is a text", answer('{"data":"hello"}'), garbled],
    ["data that is a list", answer('{"data":[]}'), garbled],
    ["data that is null, without a reason", answer('{"data":null}'), garbled],
    ["an empty list of errors", answer('{"errors":[]}'), garbled],
    ["data without the entities", answer('{"data":{}}'), without],
    ["entities that are no list", entities("{}"), without],
    ["a redirection", answer("", 302, { location: "http://10.0.0.7/graphql" }), garbled],
    [
      "a redirection with a body",
      answer('{"data":{"_entities":[{"greeting":"a"},{"greeting":"b"}]}}', 307),
      garbled,
    ],
    [
      "HTML that says 200",
      answer("<html><h1>10.0.0.7</h1></html>", 200, { "content-type": "text/html" }),
      garbled,
    ],
    ["more than is read", answer(`{"data":{"_entities":[]},"x":"${"x".repeat(MOST_BYTES)}"}`), garbled],
    ["nothing, with 204", answer("", 204), garbled],
    ["errors without data", answer('{"errors":[{"message":"at 10.0.0.7"}]}'), broken],
    ["an error that is a text", answer('{"errors":["boom"]}'), garbled],
    [
      "errors with a path of another kind",
      answer('{"errors":[{"message":"x","path":{"toString":1}}]}'),
      broken,
    ],
    [
      "errors with a path through an object",
      answer('{"errors":[{"message":"x","path":[{"toString":1}]}]}'),
      broken,
    ],
    [
      "errors with a path to where all objects meet",
      answer('{"errors":[{"path":["__proto__","constructor"]}]}'),
      broken,
    ],
    [
      "errors with extensions of another kind",
      answer('{"errors":[{"message":{},"extensions":"x"}]}'),
      broken,
    ],
    ["JSON without end", { kind: "endless", everyMs: 20 }, late],
    ["nothing for long", { kind: "slow", ms: 5_000 }, late],
    ["a hung up connection", { kind: "reset", times: 100 }, dead],
  ])("costs its own fields: %s", async (_name, fault, { message, code }) => {
    graph.subgraph("desk").fault = fault;
    const told = (at: number) => ({
      message,
      path: ["readers", at, "greeting"],
      extensions: { code, service: "desk" },
    });
    expect(await graph.ask("{ readers { name greeting } }")).toMatchObject({
      status: 200,
      data: {
        readers: [
          { name: "Anna", greeting: null },
          { name: "Boris", greeting: null },
        ],
      },
      errors: [told(0), told(1)],
    });
  });

  it.each<[string, string]>([
    ["an object", "{}"],
    ["a list", '["a"]'],
    ["deep JSON", deep(5_000)],
  ])("says whose value does not fit: %s for a text", async (_name, value) => {
    graph.subgraph("desk").fault = entities(`[{"greeting":${value}},{"greeting":"Hi"}]`);
    expect(await graph.ask("{ readers { name greeting } }")).toMatchObject({
      status: 200,
      data: {
        readers: [
          { name: "Anna", greeting: null },
          { name: "Boris", greeting: "Hi" },
        ],
      },
      errors: [
        {
          message: "A service answered with a value that does not fit the field.",
          path: ["readers", 0, "greeting"],
          extensions: { code: "INTERNAL", service: "desk" },
        },
      ],
    });
  });

  it("is cut off anywhere, and no half of its answer is taken for the whole", async () => {
    const query = "{ readers { name greeting } }";
    const whole = await graph.ask(query);
    const { length } = '{"data":{"_entities":[{"greeting":"Hello, Anna"},{"greeting":"Hello, Boris"}]}}';
    for (let afterBytes = 0; afterBytes < length; afterBytes += 3) {
      graph.subgraph("desk").fault = { kind: "cut", afterBytes };
      const { data, errors } = await graph.ask(query);
      expect({ afterBytes, data }).toEqual({
        afterBytes,
        data: {
          readers: [
            { name: "Anna", greeting: null },
            { name: "Boris", greeting: null },
          ],
        },
      });
      expect(errors).toHaveLength(2);
    }
    graph.subgraph("desk").fault = null;
    await graph.gateway.engine.services.get("desk")?.check({ authorization: "", address: null }, 1_000);
    expect(await graph.ask(query)).toEqual(whole);
  });

  it("changes nothing of what all objects inherit, whatever its keys are called", async () => {
    const evil =
      '{"greeting":"Hi","__proto__":{"polluted":true,"name":"Eve"},"constructor":{"prototype":{"polluted":true}}}';
    graph.subgraph("desk").fault = entities(`[${evil},${evil}]`);
    const answered = await graph.ask("{ readers { name greeting } }");
    expect(answered).toEqual({
      status: 200,
      data: {
        readers: [
          { name: "Anna", greeting: "Hi" },
          { name: "Boris", greeting: "Hi" },
        ],
      },
    });
    graph.subgraph("desk").fault = answer(`{"data":{"loans":[],"__proto__":{"polluted":true}}}`);
    await graph.ask("{ loans { id } }");
    expect("polluted" in {}).toBe(false);
  });

  it("may nest its answer as deep as it likes where nobody asks", async () => {
    graph.subgraph("desk").fault = entities(`[{"greeting":"Hi","more":${deep(5_000)}},{"greeting":"Hi"}]`);
    const { data, errors } = await graph.ask("{ readers { greeting } }");
    const greetings = [{ greeting: "Hi" }, { greeting: "Hi" }];
    expect({ data, errors }).toEqual({ data: { readers: greetings }, errors: undefined });
  });

  it("never shows where it stands", async () => {
    const { port } = graph.subgraph("desk");
    const faults: Fault[] = [
      { kind: "reset", times: 100 },
      answer(`{"errors":[{"message":"ECONNREFUSED 127.0.0.1:${port}"}]}`),
      answer("", 302, { location: graph.subgraph("desk").url }),
    ];
    for (const fault of faults) {
      graph.subgraph("desk").fault = fault;
      const text = JSON.stringify(await graph.ask("{ readers { greeting } loans { id } }"));
      expect(text).not.toMatch(new RegExp(`127\\.0\\.0\\.1|${port}|graphql|ECONN|node_modules`));
    }
  });
});

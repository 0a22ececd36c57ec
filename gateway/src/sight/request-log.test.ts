import { afterEach, describe, expect, it } from "@jest/globals";
import { logger } from "@angel/kit/log";
import { Graph } from "../testing/graph.js";
import { library, librarySubgraphs } from "../testing/library.js";
import { LiveClient, until } from "../testing/live-client.js";
import { TraceCollector } from "../testing/trace-collector.js";
import { Traces } from "./traces.js";

type Line = Readonly<Record<string, unknown>>;

describe("the log of requests", () => {
  let graph: Graph;
  let written: string[];
  const stops: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    await graph.stop();
    for (const stop of stops.splice(0)) await stop();
  });

  const serve = async (level: string, options: Parameters<typeof Graph.serve>[2] = {}) => {
    written = [];
    const log = logger("gateway", level, { write: (line) => void written.push(line) });
    graph = await Graph.serve(librarySubgraphs, library(), { log, ...options });
  };
  const answered = async (count: number) => {
    const lines = () =>
      written.map((line) => JSON.parse(line) as Line).filter(({ msg }) => msg === "answered");
    await until(() => lines().length >= count);
    return lines().map(({ time: _time, ms, requestId, ...line }) => {
      expect({ ms, requestId }).toEqual({ ms: expect.any(Number), requestId: expect.any(String) });
      return line;
    });
  };

  it("has a line for each, with what was asked and how it ended", async () => {
    await serve("debug");
    await graph.ask("query Readers { readers { name } }");
    await graph.ask('mutation Rename($id: ID!) { rename(id: $id, name: "x") { id } }', { id: "r1" });
    await graph.ask("query Wrong { nothing }");
    const common = { part: "gateway", transport: "http", msg: "answered" };
    expect(await answered(3)).toEqual([
      { ...common, level: 20, operation: "Readers", kind: "query", status: 200, code: "OK" },
      { ...common, level: 20, operation: "Rename", kind: "mutation", status: 200, code: "OK" },
      {
        ...common,
        level: 30,
        operation: "other",
        kind: "query",
        status: 400,
        code: "GRAPHQL_VALIDATION_FAILED",
      },
    ]);
  });

  it("tells at its usual level only of those that ended badly", async () => {
    await serve("info");
    await graph.ask("query Readers { readers { name } }");
    await graph.subgraph("people").kill();
    await graph.ask("query Readers { readers { name } }");
    const [line, ...others] = await answered(1);
    expect(line).toMatchObject({ operation: "Readers", status: 200, code: "SUBGRAPH_UNAVAILABLE" });
    expect(others).toEqual([]);
  });

  it("names the trace", async () => {
    const collector = await TraceCollector.start();
    const traces = new Traces({ endpoint: collector.endpoint, clients: "link" });
    stops.push(
      () => traces.stop(),
      () => collector.stop(),
    );
    await serve("debug", { traces });
    await graph.ask("query Readers { readers { name } }");
    const [line] = await answered(1);
    await traces.stop();
    expect(line?.["traceId"]).toBe(collector.spans.find(({ name }) => name === "query Readers")?.traceId);
  });

  it("never holds who asked, with what, or for whom", async () => {
    await serve("trace");
    const token = await graph.identity.token({ accountId: "account-of-anna" });
    const telling = {
      name: "Иванова Анна",
      phone: "+79111234567",
      email: "anna@example.ru",
      password: "hunter2-hunter2",
    };
    const variables = { id: telling.phone, name: `${telling.name} ${telling.email} ${telling.password}` };
    const rename = "mutation Rename($id: ID!, $name: String!) { rename(id: $id, name: $name) { name } }";
    const headers = {
      authorization: `Bearer ${token}`,
      cookie: `__Host-angel-access=${token}; theme=cookie-of-anna`,
      "user-agent": "browser-of-anna",
      "x-forwarded-for": "203.0.113.77",
    };
    await graph.ask(rename, variables, headers);
    // Coerced wrongly, in a text, in a document that is none, with a bad token, at subgraphs that fail.
    await graph.ask("query ($id: Int!) { reader(id: $id) { name } }", { id: telling.email }, headers);
    await graph.ask(`{ reader(id: "${telling.phone} ${telling.name}") { name } }`, {}, headers);
    await graph.ask(`{ reader(id: "${telling.email}`, {}, headers);
    await graph.ask(rename, variables, { ...headers, authorization: `Bearer ${token}.${telling.email}` });
    await fetch(graph.url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: `{"${telling.phone}`,
    });
    for (const body of [
      `{"data":{"rename":{"name":"${telling.name}"}},"errors":[{"message":"${telling.email}"}]}`,
      telling.phone,
    ]) {
      graph.subgraph("people").fault = { kind: "answer", status: 200, body };
      await graph.ask(rename, variables, headers);
    }
    await graph.subgraph("people").kill();
    await graph.ask(rename, variables, headers);
    const client = await LiveClient.open(graph.url.replace("http", "ws"), {
      authorization: `Bearer ${token}`,
    });
    client.subscribe("1", rename, variables);
    await client.until(() => client.payloads("1").length === 1);
    await client.end();
    await until(() => written.filter((line) => line.includes('"answered"')).length === 10);
    const log = written.join("");
    for (const secret of [
      ...Object.values(telling),
      token,
      "account-of-anna",
      "cookie-of-anna",
      "browser-of-anna",
    ]) {
      expect(log).not.toContain(secret);
    }
    expect(log).not.toContain("203.0.113.77");
  });
});

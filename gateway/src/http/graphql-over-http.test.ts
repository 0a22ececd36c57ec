import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { serverAudits } from "graphql-http";
import { Client, request } from "undici";
import { Graph } from "../testing/graph.js";
import { library, librarySubgraphs } from "../testing/library.js";

const RESPONSE = "application/graphql-response+json";
const JSON_ONLY = "application/json";
const RESPONSE_TYPE = `${RESPONSE}; charset=utf-8`;
const JSON_TYPE = "application/json; charset=utf-8";

/** Audits of what a server may do and we do not: a GET that any page could send is refused (CSRF). */
const REFUSED_BY_CHOICE = new Set(["5A70", "D6D5", "6A70"]);

let graph: Graph;
beforeAll(async () => {
  graph = await Graph.serve(librarySubgraphs, library());
});
afterAll(() => graph.stop());

describe("the server audit of graphql-http", () => {
  const audits = serverAudits({ url: () => graph.url });

  it.each(audits.map(({ id, name, fn }) => [id, name, fn] as const))("%s %s", async (id, _name, fn) => {
    const { status } = await fn();
    expect(status).toBe(REFUSED_BY_CHOICE.has(id) ? "notice" : "ok");
  });
});

interface Told {
  readonly status: number;
  readonly type: string | undefined;
  readonly code?: string;
}

async function ask(
  method: "GET" | "HEAD" | "POST" | "PUT" | "OPTIONS",
  { headers = {}, body, search = "" }: { headers?: Record<string, string>; body?: string; search?: string },
): Promise<Told & { allow?: string; text: string }> {
  const answer = await request(graph.url + search, { method, headers, body: body ?? null });
  const text = await answer.body.text();
  const { errors } = (text ? JSON.parse(text) : {}) as { errors?: { extensions: { code: string } }[] };
  const { allow } = answer.headers;
  return {
    status: answer.statusCode,
    type: answer.headers["content-type"] as string | undefined,
    ...(errors?.[0] && { code: errors[0].extensions.code }),
    ...(allow !== undefined && { allow: String(allow) }),
    text,
  };
}

async function told(...args: Parameters<typeof ask>): Promise<Told & { allow?: string }> {
  const { text: _text, ...answer } = await ask(...args);
  return answer;
}

const json = { "content-type": JSON_ONLY };
const body = (parameters: Record<string, unknown>) => JSON.stringify(parameters);
const typename = body({ query: "{ __typename }" });

describe("GraphQL over HTTP", () => {
  it.each<[accept: string | undefined, type: string]>([
    [undefined, JSON_TYPE],
    ["*/*", JSON_TYPE],
    ["application/*", JSON_TYPE],
    [JSON_ONLY, JSON_TYPE],
    ["application/json; charset=utf-8", JSON_TYPE],
    [RESPONSE, RESPONSE_TYPE],
    [`${RESPONSE};charset=UTF-8`, RESPONSE_TYPE],
    [`${RESPONSE}, application/json;q=0.9`, RESPONSE_TYPE],
    [`application/json;q=0.9, ${RESPONSE}`, RESPONSE_TYPE],
    [`${RESPONSE};q=0.5, application/json`, JSON_TYPE],
    [`${RESPONSE};q=0, */*`, JSON_TYPE],
    [`text/html, application/json;q=0.1`, JSON_TYPE],
    [`application/json;q=0, application/*`, RESPONSE_TYPE],
  ])("answers who accepts %s with %s", async (accept, type) => {
    const headers = { ...json, ...(accept !== undefined && { accept }) };
    expect(await told("POST", { headers, body: typename })).toEqual({ status: 200, type });
  });

  it("answers nobody who accepts neither, and does nothing for them", async () => {
    const { calls } = graph.subgraph("people");
    calls.length = 0;
    const rename = body({ query: 'mutation { rename(id: "r1", name: "Eve") { id } }' });
    for (const accept of ["text/html", "application/xml;q=0.9", "application/json;q=0", "nonsense"]) {
      expect(await told("POST", { headers: { ...json, accept }, body: rename })).toEqual({
        status: 406,
        type: JSON_TYPE,
        code: "NOT_ACCEPTABLE",
      });
    }
    expect(calls).toEqual([]);
  });

  // Whoever takes anything gets JSON with the statuses of the new type; who names JSON is a client of the old days.
  it.each<[string, Record<string, unknown>, string]>([
    ["syntax", { query: "{" }, "GRAPHQL_PARSE_FAILED"],
    ["validity", { query: "{ nothing }" }, "GRAPHQL_VALIDATION_FAILED"],
    ["variables", { query: "query ($id: ID!) { reader(id: $id) { id } }" }, "BAD_USER_INPUT"],
    ["name", { query: "query A { __typename }", operationName: "B" }, "OPERATION_RESOLUTION_FAILURE"],
    ["choice", { query: "query A { __typename } query B { __typename }" }, "OPERATION_RESOLUTION_FAILURE"],
  ])(
    "tells an operation that is wrong in its %s by 400, and by 200 in plain JSON",
    async (_, asked, code) => {
      const post = (accept: string) => told("POST", { headers: { ...json, accept }, body: body(asked) });
      expect(await post(RESPONSE)).toEqual({ status: 400, type: RESPONSE_TYPE, code });
      expect(await post("*/*")).toEqual({ status: 400, type: JSON_TYPE, code });
      expect(await post(JSON_ONLY)).toEqual({ status: 200, type: JSON_TYPE, code });
    },
  );

  it("refuses what is too much by 400 in plain JSON too", async () => {
    const query = `{ ${Array.from({ length: 16 }, (_, at) => `x${at}: __typename`).join(" ")} }`;
    expect(await told("POST", { headers: { ...json, accept: JSON_ONLY }, body: body({ query }) })).toEqual({
      status: 400,
      type: JSON_TYPE,
      code: "GRAPHQL_VALIDATION_FAILED",
    });
  });

  it("answers by 200 where a part of the data is missing", async () => {
    graph.subgraph("people").fault = { kind: "answer", status: 500, body: "" };
    const headers = { ...json, accept: RESPONSE };
    const answer = await told("POST", { headers, body: body({ query: "{ readers { name } }" }) });
    graph.subgraph("people").fault = null;
    expect(answer).toMatchObject({ status: 200, type: RESPONSE_TYPE });
  });

  it.each<[string | undefined, number]>([
    ["application/json", 200],
    ["Application/JSON; Charset=UTF-8", 200],
    ['application/json; charset="utf-8"', 200],
    ["application/json; profile=x", 200],
    ["application/graphql-response+json", 200],
    ["application/json; charset=utf-16", 415],
    ["application/json; charset=windows-1251", 415],
    ["application/jsonx", 415],
    ["application/graphql", 415],
    ["application/x-www-form-urlencoded", 415],
    ["multipart/form-data; boundary=x", 415],
    ["text/plain", 415],
    ["", 415],
    [undefined, 415],
  ])("takes a body of type %s: %d", async (type, status) => {
    const headers: Record<string, string> = type === undefined ? {} : { "content-type": type };
    expect((await told("POST", { headers, body: typename })).status).toBe(status);
  });

  it("reads a body that begins with a byte order mark", async () => {
    expect((await told("POST", { headers: json, body: `\ufeff${typename}` })).status).toBe(200);
  });

  it("reads a body that is said to be as it is, in whatever case", async () => {
    const headers = { ...json, "content-encoding": "Identity" };
    expect((await told("POST", { headers, body: typename })).status).toBe(200);
  });

  it("knows its path where a proxy names the server too", async () => {
    const client = new Client(new URL(graph.url).origin);
    const path = `http://angel.example/graphql?query=${encodeURIComponent("{ __typename }")}`;
    const headers = { "apollo-require-preflight": "1" };
    const answer = await client.request({ method: "GET", path, headers });
    expect([answer.statusCode, await answer.body.json()]).toEqual([
      200,
      { data: { __typename: "Query" }, extensions: { cost: 0 } },
    ]);
    await client.close();
  });

  it("refuses a document of which any operation is wrong, asked for or not", async () => {
    const query = "query Q { __typename } subscription S { itemAdded @skip(if: true) { id } }";
    expect(await told("POST", { headers: json, body: body({ query, operationName: "Q" }) })).toMatchObject({
      status: 400,
      code: "GRAPHQL_VALIDATION_FAILED",
    });
  });

  it.each<[string, unknown, number]>([
    ["null for each that may be left out", { variables: null, operationName: null, extensions: null }, 200],
    ["an empty name", { operationName: "" }, 200],
    ["a parameter nobody knows", { hello: 1 }, 200],
    ["variables in a text", { variables: "{}" }, 400],
    ["variables in a list", { variables: [] }, 400],
    ["extensions in a text", { extensions: "{}" }, 400],
    ["a name that is a number", { operationName: 1 }, 400],
    ["no query", { query: undefined }, 400],
    ["a query that is null", { query: null }, 400],
    ["an empty query", { query: "" }, 400],
    ["a query in a list", { query: ["{ __typename }"] }, 400],
  ])("takes %s: %d", async (_name, change, status) => {
    const asked = { query: "{ __typename }", ...(change as object) };
    const answer = await told("POST", { headers: { ...json, accept: JSON_ONLY }, body: body(asked) });
    expect(answer.status).toBe(status);
  });

  describe("by GET", () => {
    const proof = { "apollo-require-preflight": "1", accept: RESPONSE };
    const get = (parameters: Record<string, string>) =>
      told("GET", { headers: proof, search: `?${new URLSearchParams(parameters)}` });

    it.each<[string, Record<string, string>, number]>([
      ["a query", {}, 200],
      ["empty texts as nothing", { variables: "", operationName: "", extensions: "" }, 200],
      ["null in JSON", { variables: "null", extensions: "null" }, 200],
      [
        "variables in JSON",
        { query: "query ($id: ID!) { reader(id: $id) { id } }", variables: '{"id":"r1"}' },
        200,
      ],
      ["variables that are no JSON", { variables: "{" }, 400],
      ["variables that are a list", { variables: "[]" }, 400],
      ["an operation called null", { query: "query null { __typename }", operationName: "null" }, 200],
      ["a name that is not there", { operationName: "null" }, 400],
      ["no query", { query: "" }, 400],
    ])("takes %s: %d", async (_name, change, status) => {
      expect((await get({ query: "{ __typename }", ...change })).status).toBe(status);
    });

    it("takes a parameter once", async () => {
      const search = "?query=%7B__typename%7D&query=%7B__typename%7D";
      expect(await told("GET", { headers: proof, search })).toMatchObject({
        status: 400,
        code: "BAD_REQUEST",
      });
    });

    it("only reads, also among several operations", async () => {
      const query = 'query Read { __typename } mutation Write { rename(id: "r1", name: "Eve") { id } }';
      expect(await get({ query, operationName: "Read" })).toEqual({ status: 200, type: RESPONSE_TYPE });
      expect(await get({ query, operationName: "Write" })).toEqual({
        status: 405,
        type: RESPONSE_TYPE,
        code: "METHOD_NOT_ALLOWED",
        allow: "POST",
      });
    });

    it("is refused without a header that a page cannot forge", async () => {
      const search = "?query=%7B__typename%7D";
      const forged: Record<string, string>[] = [
        {},
        { "content-type": "text/plain" },
        { "content-type": "multipart/form-data; boundary=x" },
      ];
      for (const headers of forged) {
        expect(await told("GET", { headers, search })).toMatchObject({ status: 400, code: "BAD_REQUEST" });
      }
      for (const name of [
        "apollo-require-preflight",
        "graphql-require-preflight",
        "x-apollo-operation-name",
      ]) {
        expect((await told("GET", { headers: { [name]: "1" }, search })).status).toBe(200);
      }
    });

    it("is answered without a body by HEAD", async () => {
      const search = "?query=%7B__typename%7D";
      expect(await ask("HEAD", { headers: proof, search })).toEqual({
        status: 200,
        type: RESPONSE_TYPE,
        text: "",
      });
    });
  });

  it("says which methods there are", async () => {
    const allow = "GET, HEAD, POST, OPTIONS";
    expect(await told("PUT", { headers: json, body: typename })).toEqual({
      status: 405,
      type: JSON_TYPE,
      code: "METHOD_NOT_ALLOWED",
      allow,
    });
    expect(await told("OPTIONS", {})).toEqual({ status: 204, type: undefined, allow });
  });
});

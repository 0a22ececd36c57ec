import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readViewer } from "@angel/kit/access";
import { gunzipSync } from "node:zlib";
import { request } from "undici";
import { Graph, INTERNAL_KEY } from "../testing/graph.js";
import { library, librarySubgraphs } from "../testing/library.js";

describe("the door for HTTP", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await Graph.serve(librarySubgraphs, library(), { origins: ["https://union.example"] });
  });
  afterAll(() => graph.stop());

  const post = async (body: string | Buffer, headers: Record<string, string> = {}) => {
    const response = await fetch(graph.url, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: body as string,
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text };
  };
  const code = ({ text }: { text: string }) =>
    (JSON.parse(text) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;
  const query = (text: string, variables?: unknown) => JSON.stringify({ query: text, variables });

  it.each<[string, string | Buffer, Record<string, string>, number, string]>([
    ["an empty body", "", {}, 400, "BAD_REQUEST"],
    ["a body that is no JSON", "{", {}, 400, "BAD_REQUEST"],
    ["a body that is a list", `[${query("{ __typename }")}]`, {}, 400, "BAD_REQUEST"],
    ["a body that is null", "null", {}, 400, "BAD_REQUEST"],
    ["a body that is a text", '"{ __typename }"', {}, 400, "BAD_REQUEST"],
    ["a body without a query", "{}", {}, 400, "BAD_REQUEST"],
    ["a query that is no text", '{"query": 1}', {}, 400, "BAD_REQUEST"],
    ["variables that are a list", '{"query": "{ __typename }", "variables": [1]}', {}, 400, "BAD_REQUEST"],
    ["bytes that are no UTF-8", Buffer.from([0x7b, 0xff, 0x7d]), {}, 400, "BAD_REQUEST"],
    [
      "a packed body",
      Buffer.from([0x1f, 0x8b]),
      { "content-encoding": "gzip" },
      415,
      "UNSUPPORTED_MEDIA_TYPE",
    ],
    [
      "a body over 100 KB",
      query(`{ readers { name } } #${"x".repeat(103_000)}`),
      {},
      413,
      "PAYLOAD_TOO_LARGE",
    ],
    [
      "what a form can send",
      query("{ __typename }"),
      { "content-type": "text/plain" },
      415,
      "UNSUPPORTED_MEDIA_TYPE",
    ],
    ["broken syntax", query("{ readers {"), {}, 400, "GRAPHQL_PARSE_FAILED"],
    ["an unknown field", query("{ raeders { name } }"), {}, 400, "GRAPHQL_VALIDATION_FAILED"],
    [
      "a variable of the wrong type",
      query("query ($id: ID!) { reader(id: $id) { id } }", { id: {} }),
      {},
      400,
      "BAD_USER_INPUT",
    ],
    [
      "a variable that is missing",
      query("query ($id: ID!) { reader(id: $id) { id } }"),
      {},
      400,
      "BAD_USER_INPUT",
    ],
    ["a subscription", query("subscription { none }"), {}, 400, "BAD_REQUEST"],
  ])("refuses %s", async (_name, body, headers, status, expected) => {
    const answer = await post(body, headers);
    expect({ status: answer.status, code: code(answer) }).toEqual({ status, code: expected });
    expect(answer.text).not.toMatch(/Did you mean|readers|node_modules|stacktrace|127\.0\.0\.1/);
  });

  it("answers a GET that a page could not forge, and only reads by it", async () => {
    const get = (text: string, headers: Record<string, string> = {}) =>
      fetch(`${graph.url}?query=${encodeURIComponent(text)}`, { headers });
    const json = { "content-type": "application/json" };
    expect((await get("{ readers { name } }")).status).toBe(400);
    expect((await get("{ readers { name } }", json)).status).toBe(200);
    expect((await get('mutation { rename(id: "r1", name: "Eve") { id } }', json)).status).toBe(405);
    expect((await get(`{ ${"readers { name } ".repeat(100)} }`, json)).status).toBe(400);
  });

  it("says where it is not", async () => {
    const response = await fetch(graph.url.replace("/graphql", "/admin"));
    expect({ status: response.status, body: await response.json() }).toEqual({
      status: 404,
      body: { errors: [{ message: "No such path.", extensions: { code: "NOT_FOUND" } }] },
    });
  });

  it("tells what an operation may cost", async () => {
    const { text } = await post(
      query("query ($n: Int) { readers { loans(first: $n) { id book { id } } } }", { n: 3 }),
    );
    expect((JSON.parse(text) as { extensions: unknown }).extensions).toEqual({ cost: 5 * (1 + 3 * (1 + 1)) });
  });

  it("packs a long answer for who can unpack it", async () => {
    const ask = (encoding: string) =>
      request(graph.url, {
        method: "POST",
        headers: { "content-type": "application/json", "accept-encoding": encoding },
        body: query("{ __schema { types { name description fields { name description } } } }"),
      });
    const [packed, plain] = [await ask("gzip, br"), await ask("identity")];
    const bytes = Buffer.from(await packed.body.arrayBuffer());
    const text = await plain.body.text();
    expect(packed.headers["content-encoding"]).toBe("gzip");
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(gunzipSync(bytes).toString()).toBe(text);
    expect(bytes.length).toBeLessThan(text.length / 2);
    for (const encoding of ["gzip;q=0", "br", "*;q=0", ""]) {
      const { headers, body } = await ask(encoding);
      await body.dump();
      expect([encoding, headers["content-encoding"]]).toEqual([encoding, undefined]);
    }
  });

  it("leaves a short answer as it is", async () => {
    const { headers } = await post(query("{ __typename }"), { "accept-encoding": "gzip" });
    expect(headers.get("content-encoding")).toBeNull();
  });

  it("names each request, by the client's own name where it is a fit one", async () => {
    const named = async (id?: string) => {
      const { headers } = await post(query("{ __typename }"), id === undefined ? {} : { "x-request-id": id });
      return headers.get("x-request-id");
    };
    expect(await named("0af7651916cd43dd")).toBe("0af7651916cd43dd");
    expect(await named()).toMatch(/^[0-9a-f-]{36}$/);
    expect(await named("<script>alert()</script>")).toMatch(/^[0-9a-f-]{36}$/);
    expect(await named("x".repeat(200))).toMatch(/^[0-9a-f-]{36}$/);
    expect(
      (await fetch(graph.url.replace("/graphql", "/nowhere"))).headers.get("x-request-id"),
    ).not.toBeNull();
  });

  it("lets pages of ours read its answers, and no others", async () => {
    const ask = async (origin: string) => {
      const { headers } = await post(query("{ __typename }"), { origin });
      return [headers.get("access-control-allow-origin"), headers.get("access-control-allow-credentials")];
    };
    expect(await ask("https://union.example")).toEqual(["https://union.example", "true"]);
    expect(await ask("https://elsewhere.example")).toEqual([null, null]);
  });

  it("tells pages of ours in a preflight what they may send, and others nothing", async () => {
    const preflight = async (origin: string) => {
      const { status, headers } = await fetch(graph.url, {
        method: "OPTIONS",
        headers: {
          origin,
          "access-control-request-method": "POST",
          "access-control-request-headers": "content-type",
        },
      });
      const names = ["allow-origin", "allow-credentials", "allow-methods", "allow-headers", "max-age"];
      const told = names.map((name) => [name, headers.get(`access-control-${name}`)]);
      return { status, vary: headers.get("vary"), told: Object.fromEntries(told) as unknown };
    };
    expect(await preflight("https://union.example")).toEqual({
      status: 204,
      vary: "origin, accept, accept-encoding",
      told: {
        "allow-origin": "https://union.example",
        "allow-credentials": "true",
        "allow-methods": "GET,HEAD,POST",
        "allow-headers": expect.stringContaining("content-type") as unknown,
        "max-age": "600",
      },
    });
    expect(await preflight("https://elsewhere.example")).toEqual({
      status: 204,
      vary: "origin, accept, accept-encoding",
      told: {
        "allow-origin": null,
        "allow-credentials": null,
        "allow-methods": null,
        "allow-headers": null,
        "max-age": null,
      },
    });
  });

  it("sets the headers that keep answers from being run, framed or kept", async () => {
    const answers = [
      await post(query("{ __typename }")),
      await post("{"),
      await fetch(graph.url.replace("/graphql", "/health/live")),
      await fetch(graph.url.replace("/graphql", "/nowhere")),
    ];
    for (const { headers } of answers) {
      expect(Object.fromEntries(headers)).toMatchObject({
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
        "referrer-policy": "no-referrer",
        "strict-transport-security": "max-age=31536000; includeSubDomains",
        "cache-control": "no-store",
      });
      expect(headers.get("x-powered-by")).toBeNull();
    }
  });

  describe("and who comes through it", () => {
    const seenBy = async (headers: Record<string, string> = {}) => {
      const people = graph.subgraph("people");
      people.calls.length = 0;
      const answer = await graph.ask("{ readers { name } }", {}, headers);
      const [call] = people.calls;
      const viewer = call && readViewer(INTERNAL_KEY, call.authorization?.replace("Internal ", "") ?? "");
      return {
        status: answer.status,
        code: answer.errors?.[0]?.extensions?.["code"],
        viewer,
        address: call?.address,
      };
    };
    const nobody = { accountId: null, sessionId: null, memberId: null, grants: [], locale: "ru" };
    const anna = {
      accountId: "anna",
      sessionId: "session of anna",
      memberId: "m1",
      grants: [],
      locale: "ru",
    };

    it("is nobody without a token", async () => {
      expect(await seenBy()).toEqual({ status: 200, code: undefined, viewer: nobody, address: "127.0.0.1" });
    });

    it("is who the token says, in a header or in the cookie", async () => {
      const token = await graph.identity.token({ accountId: "anna", memberId: "m1" });
      const expected = { status: 200, code: undefined, viewer: anna, address: "127.0.0.1" };
      expect(await seenBy({ authorization: `Bearer ${token}` })).toEqual(expected);
      expect(await seenBy({ cookie: `a=b; __Host-angel-access=${token}` })).toEqual(expected);
      const { viewer } = await seenBy({
        authorization: `Bearer ${token}`,
        "accept-language": "en-GB,ru;q=0.5",
      });
      expect(viewer?.locale).toBe("en");
    });

    it("is asked for by a server of ours, which says where they are", async () => {
      expect((await seenBy({ "x-forwarded-for": "203.0.113.7" })).address).toBe("203.0.113.7");
    });

    it("is refused with a token that is not good", async () => {
      const { identity } = graph;
      const wrong = [
        "x",
        await identity.token({ accountId: "anna", lifetimeSeconds: -1 }),
        await identity.token({ accountId: "anna", issuer: "elsewhere" }),
        `${(await identity.token({ accountId: "anna" })).slice(0, -4)}AAAA`,
      ];
      for (const token of wrong) {
        expect(await seenBy({ authorization: `Bearer ${token}` })).toMatchObject({
          status: 401,
          code: "UNAUTHENTICATED",
        });
      }
      expect(await seenBy({ authorization: "Basic eA==" })).toMatchObject({
        status: 401,
        code: "UNAUTHENTICATED",
      });
      expect(await seenBy({ authorization: "Internal eA==" })).toMatchObject({
        status: 401,
        code: "UNAUTHENTICATED",
      });
    });

    it("may not use the cookie from another's page", async () => {
      const token = await graph.identity.token({ accountId: "anna" });
      const cookie = `__Host-angel-access=${token}`;
      expect(await seenBy({ cookie, origin: "https://elsewhere.example" })).toMatchObject({
        status: 403,
        code: "FORBIDDEN",
      });
      expect(await seenBy({ cookie, origin: "https://union.example" })).toMatchObject({ status: 200 });
    });

    it("stays who they are while identity is away", async () => {
      const tokens = [
        await graph.identity.token({ accountId: "anna" }),
        await graph.identity.token({ accountId: "boris" }),
      ];
      await seenBy({ authorization: `Bearer ${tokens[0]}` });
      await graph.identity.stop();
      expect((await seenBy({ authorization: `Bearer ${tokens[1]}` })).viewer?.accountId).toBe("boris");
    });
  });
});

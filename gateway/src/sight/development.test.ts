import { afterEach, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { createHash } from "node:crypto";
import { Graph } from "../testing/graph.js";
import { library, librarySubgraphs } from "../testing/library.js";
import { LiveClient } from "../testing/live-client.js";

let graph: Graph;
afterEach(() => graph.stop());

const BROWSER = { accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };
const LOANS = "query Loans { loans { dueOn book { title } reader { name } } }";

async function post(query: string, headers: Record<string, string> = {}) {
  return await fetch(graph.url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query }),
  });
}

describe("Server-Timing", () => {
  it("names services and milliseconds in development", async () => {
    graph = await Graph.serve(librarySubgraphs, library(), { isDevelopment: true });
    const timing = (await post(LOANS)).headers.get("server-timing");
    const parts = (timing ?? "").split(", ").map((part) => part.replace(/dur=[\d.]+/, "dur=…"));
    expect(parts.toSorted()).toEqual([
      'books;dur=…;desc="1 request"',
      'desk;dur=…;desc="1 request"',
      'people;dur=…;desc="1 request"',
    ]);
  });

  it("is not there in production", async () => {
    graph = await Graph.serve(librarySubgraphs, library());
    expect((await post(LOANS)).headers.get("server-timing")).toBeNull();
  });
});

describe("the query plan", () => {
  const ASKING = { "angel-query-plan": "1" };
  const tokenOf = (role: Role) =>
    graph.identity.token({ accountId: "anna", grants: [{ role, path: "1", organisationId: "o1" }] });
  const planFor = async (query: string, headers: Record<string, string>) => {
    const { extensions } = (await (await post(query, headers)).json()) as {
      extensions: { queryPlan?: unknown };
    };
    return extensions.queryPlan;
  };

  it("is shown to administrators who ask for it", async () => {
    graph = await Graph.serve(librarySubgraphs, library());
    const authorization = `Bearer ${await tokenOf(Role.ADMINISTRATOR)}`;
    expect(await planFor(LOANS, { authorization, ...ASKING })).toEqual({
      kind: "Sequence",
      nodes: [
        { kind: "Fetch", service: "desk", operation: expect.stringContaining("loans") },
        {
          kind: "Parallel",
          nodes: expect.arrayContaining([
            {
              kind: "EntityFetch",
              service: "books",
              at: ["loans[].book"],
              needs: ["Book { __typename id }"],
              operation: expect.stringContaining("title"),
            },
            {
              kind: "EntityFetch",
              service: "people",
              at: ["loans[].reader"],
              needs: ["Reader { __typename id }"],
              operation: expect.stringContaining("name"),
            },
          ]),
        },
      ],
    });
    expect(await planFor("{ __typename }", { authorization, ...ASKING })).toBeNull();
    expect(await planFor(LOANS, { authorization })).toBeUndefined();
  });

  it("is shown over a websocket too", async () => {
    graph = await Graph.serve(librarySubgraphs, library());
    const planOver = async (role: Role) => {
      const authorization = `Bearer ${await tokenOf(role)}`;
      const client = await LiveClient.open(graph.url.replace("http", "ws"), { authorization });
      const payload = { query: "{ readers { name } }", extensions: { queryPlan: true } };
      client.say({ id: "1", type: "subscribe", payload });
      await client.until(() => client.payloads("1").length === 1);
      await client.end();
      return (client.payloads("1")[0] as { extensions?: { queryPlan?: unknown } }).extensions?.queryPlan;
    };
    expect(await planOver(Role.ADMINISTRATOR)).toMatchObject({ kind: "Fetch", service: "people" });
    expect(await planOver(Role.MEMBER)).toBeUndefined();
  });

  it("is shown to nobody else", async () => {
    graph = await Graph.serve(librarySubgraphs, library(), { isDevelopment: true });
    expect(await planFor(LOANS, ASKING)).toBeUndefined();
    for (const role of Object.values(Role).filter((other) => other !== Role.ADMINISTRATOR)) {
      expect(
        await planFor(LOANS, { authorization: `Bearer ${await tokenOf(role)}`, ...ASKING }),
      ).toBeUndefined();
    }
  });
});

describe("GraphiQL", () => {
  it("is a page that needs nothing from elsewhere and runs no script but its own", async () => {
    graph = await Graph.serve(librarySubgraphs, library(), { isDevelopment: true });
    const response = await fetch(graph.url, { headers: BROWSER });
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const script = html.slice(html.indexOf("<script>") + 8, html.lastIndexOf("</script>"));
    const hash = createHash("sha256").update(script).digest("base64");
    const host = new URL(graph.url).host;
    expect(response.headers.get("content-security-policy")?.split("; ")).toEqual([
      "default-src 'none'",
      `script-src 'sha256-${hash}'`,
      "style-src 'unsafe-inline'",
      "img-src data:",
      "font-src data:",
      "worker-src blob:",
      `connect-src 'self' ws://${host} wss://${host}`,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
    expect(response.headers.get("x-frame-options")).toBe("DENY");
  });

  it("does not stand in the way of programs", async () => {
    graph = await Graph.serve(librarySubgraphs, library(), { isDevelopment: true });
    const url = `${graph.url}?query={__typename}`;
    for (const headers of [BROWSER, { accept: "application/json" }, {}]) {
      const response = await fetch(url, { headers: { ...headers, "apollo-require-preflight": "1" } });
      expect(await response.json()).toMatchObject({ data: { __typename: "Query" } });
    }
  });

  it("is not there in production", async () => {
    graph = await Graph.serve(librarySubgraphs, library());
    const response = await fetch(graph.url, { headers: BROWSER });
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).not.toContain("html");
  });
});

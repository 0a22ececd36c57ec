import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { createClient, type ExecutionResult } from "graphql-ws";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WebSocket } from "ws";
import { Graph } from "../testing/graph.js";
import { library, librarySubgraphs } from "../testing/library.js";
import { KnownOperations, sha256 } from "./known-operations.js";
import { readManifests } from "./read-manifest.js";

const Readers = "query Readers { readers { name } }";
const Reader = "query Reader($id: ID!) { reader(id: $id) { name } }";
const Rename = 'mutation Rename { rename(id: "r2", name: "Boris") { name } }';
const Stranger = "{ books { title } }";
const readers = { readers: [{ name: "Anna" }, { name: "Boris" }] };
const listed = new Map([Readers, Reader, Rename].map((text) => [sha256(text), text]));
const origin = "https://union.example";

let graph: Graph;
const serve = async (known: KnownOperations) => {
  graph = await Graph.serve(librarySubgraphs, library(), { known, origins: [origin] });
};

interface Answer {
  readonly status: number;
  readonly data?: unknown;
  readonly code?: string;
  readonly message?: string;
}

const read = async (response: Response): Promise<Answer> => {
  type Body = { data?: unknown; errors?: { message: string; extensions: { code: string } }[] };
  const { data, errors } = (await response.json()) as Body;
  const [error] = errors ?? [];
  return {
    status: response.status,
    ...(data !== undefined && { data }),
    ...(error && { code: error.extensions.code, message: error.message }),
  };
};
const post = async (asked: object, headers: Record<string, string> = {}) =>
  read(
    await fetch(graph.url, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(asked),
    }),
  );
const get = async (asked: Record<string, string>) =>
  read(
    await fetch(`${graph.url}?${new URLSearchParams(asked)}`, {
      headers: { "apollo-require-preflight": "1" },
    }),
  );
const byHash = (text: string) => ({
  extensions: { persistedQuery: { version: 1, sha256Hash: sha256(text) } },
});
const byId = (text: string) => ({ documentId: `sha256:${sha256(text)}` });

/** What a browser hears over the websocket. */
const overSocket = async (payload: { query: string; extensions?: Record<string, unknown> }) => {
  class FromPage extends WebSocket {
    constructor(url: string, protocol: string) {
      super(url, protocol, { origin });
    }
  }
  const client = createClient({
    url: graph.url.replace("http", "ws"),
    webSocketImpl: FromPage,
    retryAttempts: 0,
  });
  const answer = await new Promise<unknown>((resolve) => {
    client.subscribe(payload, {
      next: ({ data }: ExecutionResult) => resolve(data),
      error: (errors) => resolve((errors as { extensions: object }[]).map(({ extensions }) => extensions)),
      complete: () => {},
    });
  });
  await client.dispose();
  return answer;
};

const NOT_FOUND = { code: "PERSISTED_QUERY_NOT_FOUND", message: "PersistedQueryNotFound" };

describe("an operation that was written down", () => {
  beforeAll(() => serve(new KnownOperations(listed)));
  afterAll(() => graph.stop());

  it("is asked by its sha256, as Apollo's clients do", async () => {
    expect(await post(byHash(Readers))).toEqual({ status: 200, data: readers });
    expect(await post({ ...byHash(Reader), variables: { id: "r1" } })).toEqual({
      status: 200,
      data: { reader: { name: "Anna" } },
    });
  });

  it("is asked by its document id, as the draft for persisted documents has it", async () => {
    expect(await post(byId(Readers))).toEqual({ status: 200, data: readers });
    expect(await get(byId(Readers))).toEqual({ status: 200, data: readers });
  });

  it("is asked by GET when it only reads", async () => {
    const extensions = (text: string) => ({ extensions: JSON.stringify(byHash(text).extensions) });
    expect(await get(extensions(Readers))).toEqual({ status: 200, data: readers });
    expect(await get(extensions(Rename))).toMatchObject({ status: 405, code: "METHOD_NOT_ALLOWED" });
  });

  it("is asked over a websocket", async () => {
    expect(await overSocket({ query: "", ...byHash(Readers) })).toEqual(readers);
  });
});

describe("an operation that nobody wrote down", () => {
  beforeAll(() => serve(new KnownOperations(listed)));
  afterAll(() => graph.stop());

  it("is not found until a client offers it, and then is", async () => {
    expect(await post(byHash(Stranger))).toEqual({ status: 400, ...NOT_FOUND });
    expect(await overSocket({ query: "", ...byHash(Stranger) })).toEqual([{ code: NOT_FOUND.code }]);
    expect((await post({ query: Stranger, ...byHash(Stranger) })).status).toBe(200);
    expect((await post(byHash(Stranger))).status).toBe(200);
    expect((await post(byId(Stranger))).status).toBe(200);
  });

  it("is not taken under another's name", async () => {
    expect(await post({ query: Stranger, ...byHash(Readers) })).toMatchObject({
      status: 400,
      code: "BAD_REQUEST",
    });
    expect(await post({ query: Stranger, ...byId(Readers) })).toMatchObject({
      status: 400,
      code: "BAD_REQUEST",
    });
    expect((await post(byHash(Readers))).data).toEqual(readers);
  });

  it.each<[string, object, string]>([
    ["an id of no kind", { documentId: "abc" }, "PERSISTED_QUERY_NOT_FOUND"],
    ["an id of another kind", { documentId: "md5:abc" }, "PERSISTED_QUERY_NOT_FOUND"],
    ["another version", { extensions: { persistedQuery: { version: 2, sha256Hash: "x" } } }, "BAD_REQUEST"],
    ["no hash", { extensions: { persistedQuery: { version: 1 } } }, "BAD_REQUEST"],
    ["a hash of no kind", { extensions: { persistedQuery: { version: 1, sha256Hash: {} } } }, "BAD_REQUEST"],
    ["what is no extension", { extensions: { persistedQuery: "x" } }, "BAD_REQUEST"],
  ])("is not found by %s", async (_name, asked, code) => {
    expect(await post(asked)).toMatchObject({ status: 400, code });
  });
});

describe("a gateway that answers only what was written down", () => {
  afterEach(() => graph.stop());

  it("holds everyone to it, by HTTP and by websocket", async () => {
    await serve(new KnownOperations(listed, "everyone"));
    expect(await post({ query: Readers })).toEqual({ status: 200, data: readers });
    expect(await post(byHash(Readers))).toEqual({ status: 200, data: readers });
    expect(await post({ query: Stranger })).toMatchObject({ status: 403, code: "FORBIDDEN" });
    expect(await post({ query: Stranger, ...byHash(Stranger) })).toMatchObject({
      status: 403,
      code: "FORBIDDEN",
    });
    expect(await post(byHash(Stranger))).toEqual({ status: 400, ...NOT_FOUND });
    expect(await overSocket({ query: Readers })).toEqual(readers);
    expect(await overSocket({ query: Stranger })).toEqual([{ code: "FORBIDDEN" }]);
  });

  it("may hold only pages to it", async () => {
    await serve(new KnownOperations(listed, "pages"));
    const programs = await post({ query: Stranger, ...byHash(Stranger) });
    expect(programs.status).toBe(200);
    const fromPages: Record<string, string>[] = [{ origin }, { "sec-fetch-site": "same-origin" }];
    for (const headers of fromPages) {
      expect(await post({ query: Readers }, headers)).toEqual({ status: 200, data: readers });
      expect(await post({ query: Stranger }, headers)).toMatchObject({ status: 403, code: "FORBIDDEN" });
      expect(await post(byHash(Stranger), headers)).toEqual({ status: 400, ...NOT_FOUND });
    }
    expect(await overSocket({ query: Readers })).toEqual(readers);
    expect(await overSocket({ query: Stranger })).toEqual([{ code: "FORBIDDEN" }]);
  });
});

it("nobody can be held to a list that is not there", () => {
  expect(() => new KnownOperations(new Map(), "everyone")).toThrow("No list");
});

describe("a list of operations", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "angel-operations-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const write = (name: string, manifest: unknown): string => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(manifest));
    return path;
  };
  const format = "apollo-persisted-query-manifest";
  const entry = (body: string) => ({ id: sha256(body), name: "X", type: "query", body });

  it("is read from the files of several clients", () => {
    const paths = [
      write("a.json", { format, version: 1, operations: [entry(Readers)] }),
      write("b.json", { format, version: 1, operations: [entry(Reader), entry(Readers)] }),
    ];
    expect([...readManifests(paths)]).toEqual([
      [sha256(Readers), Readers],
      [sha256(Reader), Reader],
    ]);
  });

  it("is refused when it is something else, or names a text by another's sha256", () => {
    const other = write("c.json", { operations: [entry(Readers)] });
    const wrong = write("d.json", { format, version: 1, operations: [{ ...entry(Readers), body: Reader }] });
    expect(() => readManifests([other])).toThrow("no list of operations");
    expect(() => readManifests([wrong])).toThrow("not the sha256 of its text");
  });
});

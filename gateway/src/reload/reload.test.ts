import { Role } from "@angel/kit/access";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compose } from "../testing/compose.js";
import { Graph } from "../testing/graph.js";
import { library, librarySubgraphs } from "../testing/library.js";
import { LiveClient, until } from "../testing/live-client.js";
import { SupergraphFile } from "./supergraph-file.js";

const WHOLE = compose(librarySubgraphs);
const WITH_SUBTITLES = compose({
  ...librarySubgraphs,
  books: librarySubgraphs.books.replace("pages: Int", "pages: Int subtitle: String"),
});
const WITHOUT_BOOKS = WHOLE.replaceAll(/@join__field\(graph: BOOKS[^)]*\)/g, "@join__field(graph: ATTIC)");
const NEW_FIELD = "{ books { subtitle } }";

describe("a supergraph that changes", () => {
  let graph: Graph;
  beforeEach(async () => {
    graph = await Graph.serve(librarySubgraphs, library());
  });
  afterEach(() => graph.stop());

  const ready = async () => {
    const response = await fetch(graph.url.replace("graphql", "health/ready"));
    const { degraded } = (await response.json()) as { degraded?: string };
    return { status: response.status, degraded };
  };

  it("is served from the next request on", async () => {
    expect((await graph.ask(NEW_FIELD)).status).toBe(400);
    expect(graph.gateway.editions.replace(WITH_SUBTITLES)).toBe(true);
    expect((await graph.ask(NEW_FIELD)).status).toBe(200);
    expect(graph.gateway.editions.replace(WHOLE)).toBe(true);
    expect((await graph.ask(NEW_FIELD)).status).toBe(400);
  });

  it("costs no request under load, and leaves nothing of the one before it open", async () => {
    const question = "{ readers { name loans { book { title author { name } } } } }";
    const expected = await graph.ask(question);
    const socket = await LiveClient.open(graph.url.replace("http", "ws"));
    let isOver = false;
    let asked = 0;
    const ask = async () => {
      while (!isOver) {
        expect(await graph.ask(question)).toEqual(expected);
        asked += 1;
      }
    };
    const crowd = Array.from({ length: 20 }, ask);
    for (let time = 0; time < 10; time++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      graph.gateway.editions.replace(time % 2 === 0 ? WITH_SUBTITLES : WHOLE);
      socket.subscribe(`${time}`, question);
    }
    isOver = true;
    await Promise.all(crowd);
    expect(asked).toBeGreaterThan(20);
    await socket.until(() => socket.heard.length === 21);
    expect(socket.closed).toBeUndefined();
    await socket.end();
    await until(() => graph.gateway.editions.open === 1);
    expect(graph.gateway.editions.tally).toEqual({ loaded: 11, refused: 0 });
  });

  it("lets an answer that takes its time come from the one before it", async () => {
    graph.subgraph("books").fault = { kind: "slow", ms: 2_500 };
    const begun = graph.ask("{ books { title reviews { stars } } }");
    await new Promise((resolve) => setTimeout(resolve, 100));
    graph.gateway.editions.replace(WITH_SUBTITLES);
    expect(graph.gateway.editions.open).toBe(2);
    const { status, errors } = await begun;
    expect({ status, errors }).toEqual({ status: 200, errors: undefined });
    await until(() => graph.gateway.editions.open === 1);
  });

  it.each([
    ["nothing", ""],
    ["no GraphQL", "<html>"],
    ["a schema that is no supergraph", "type Query { books: [String] }"],
    ["half of itself", WHOLE.slice(0, WHOLE.length / 2)],
    ["a type that is not there", WHOLE.replace("books: [Book!]!", "books: [Scroll!]!")],
    ["a schema that is not valid", WHOLE.replace(/enum CardKind[^}]*}/, "enum CardKind { }")],
    ["fields that nobody serves", WITHOUT_BOOKS],
  ])("changes nothing when it is %s, and is told", async (_what, sdl) => {
    expect(graph.gateway.editions.replace(sdl)).toBe(false);
    expect((await graph.ask("{ books { title } }")).status).toBe(200);
    expect(await ready()).toEqual({
      status: 200,
      degraded: "The newest supergraph is not served: it cannot be served. The one before it is.",
    });
    expect(graph.gateway.editions.tally).toEqual({ loaded: 1, refused: 1 });
    expect(graph.gateway.editions.replace(WHOLE)).toBe(true);
    expect(await ready()).toEqual({ status: 200, degraded: undefined });
  });
});

it("is served at the start though some of its fields are out of reach: who asks for those hears so", async () => {
  const graph = await Graph.serve(librarySubgraphs, library(), { supergraphSdl: WITHOUT_BOOKS });
  try {
    expect([...graph.gateway.editions.current.unreachable]).toContain("books");
    expect((await graph.ask("{ readers { name } }")).errors).toBeUndefined();
    const { errors } = await graph.ask("{ books { id } }");
    expect(errors).toEqual([{ message: "Something went wrong.", extensions: { code: "INTERNAL" } }]);

    const token = await graph.identity.token({
      accountId: "anna",
      grants: [{ role: Role.ADMINISTRATOR, path: "1", organisationId: "o1" }],
    });
    const client = await LiveClient.open(graph.url.replace("http", "ws"), {
      authorization: `Bearer ${token}`,
    });
    const asking = (id: string, query: string) =>
      client.say({ id, type: "subscribe", payload: { query, extensions: { queryPlan: true } } });
    asking("1", "{ books { id } }");
    asking("2", "{ readers { name } }");
    await client.until(() => client.payloads("1").length === 1 && client.payloads("2").length === 1);
    expect(client.payloads("1")).toEqual([{ data: null, errors }]);
    expect(client.payloads("2")).toEqual([{ data: expect.anything(), extensions: expect.anything() }]);
    await client.end();
  } finally {
    await graph.stop();
  }
});

describe("the file of a supergraph", () => {
  let folder: string;
  let path: string;
  let file: SupergraphFile;
  const told: string[] = [];
  const editions = {
    replace: (sdl: string) => {
      told.push(sdl);
      return true;
    },
    refuse: (trouble: string) => void told.push(trouble),
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "supergraph-"));
    path = join(folder, "supergraph.graphql");
    told.length = 0;
    await writeFile(path, "first");
    file = new SupergraphFile(path, editions, 150);
    await until(() => told.length === 1);
  });
  afterEach(async () => {
    file.stop();
    await rm(folder, { recursive: true });
  });

  it("is read again when it has changed, however it was replaced", async () => {
    await writeFile(path, "second");
    await until(() => told.length === 2);
    await writeFile(`${path}.new`, "third");
    await rename(`${path}.new`, path);
    await until(() => told.length === 3);
    expect(told).toEqual(["first", "second", "third"]);
  });

  it("is not read while it is being written", async () => {
    let text = "";
    for (let at = 0; at < 20; at++) {
      text += `line ${at}\n`;
      await writeFile(path, text);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await until(() => told.length > 1);
    expect(told).toEqual(["first", text]);
  });

  it("is missed once, and welcome when it is back", async () => {
    await rename(path, `${path}.away`);
    await until(() => told.length === 2);
    await new Promise((resolve) => setTimeout(resolve, 600));
    await rename(`${path}.away`, path);
    await until(() => told.length === 3);
    expect(told).toEqual(["first", "it cannot be read", "first"]);
  });

  it("is read at once for who says that it is whole", async () => {
    await file.readNow();
    expect(told).toEqual(["first", "first"]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { Query, Resolver } from "type-graphql";
import { signViewer, Viewer } from "./access.js";
import { Host } from "./host.js";
import { logger } from "./log.js";
import { Open } from "./may.js";
import type { StoredFile } from "./files.js";
import { defineSubgraph } from "./subgraph.js";
import { internalTokenKey } from "./secrets.js";
import { cloneDatabase, TEST_SECRET, testSubgraph } from "./testing.js";

@Resolver()
class ArchiveResolver {
  @Query(() => String, { description: "Whose archive it is." })
  @Open("for the test")
  archive(): string {
    return "everyone's";
  }
}

const HOUR_MS = 60 * 60_000;
/** A file that nobody keeps. */
const MADE = randomUUID();
let linkOf: (id: string) => string;

const archive = defineSubgraph({
  name: "archive",
  entities: [],
  migrations: [],
  resolvers: [ArchiveResolver],
  files: { accepts: ["image/png", "text/csv", "application/pdf"], mostBytes: 300_000 },
  open: async (parts) => {
    const files = parts.files();
    files.makeBy(async (id) => {
      if (id !== MADE) return undefined;
      return { name: "список.csv", mediaType: "text/csv", content: Readable.from(["a;", "b"]) };
    });
    linkOf = (id) => files.link(id);
    return [];
  },
});

@Resolver()
class ShelfResolver {
  @Query(() => String, { description: "Whose shelf it is." })
  @Open("for the test")
  shelf(): string {
    return "nobody's";
  }
}

const shelf = defineSubgraph({ name: "shelf", entities: [], migrations: [], resolvers: [ShelfResolver] });

const PNG = Buffer.concat([
  Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c48900030d4049444154", "hex"),
  randomBytes(200_000),
]);

describe("files over HTTP", () => {
  let host: Host;
  let folder: string;
  let database: Awaited<ReturnType<typeof cloneDatabase>>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "angel-files-"));
    database = await cloneDatabase([archive, shelf]);
    host = await Host.start([archive, shelf], {
      ...database,
      port: 0,
      host: "127.0.0.1",
      filesFolder: folder,
      log: logger("test", "silent"),
    });
  });
  afterAll(async () => {
    await host.stop();
    await database.drop();
    await rm(folder, { recursive: true });
  });

  const send = async (content: BodyInit, mediaType: string, name = "scan.png", accountId?: string | null) => {
    const viewer = new Viewer({ accountId: accountId === undefined ? randomUUID() : accountId });
    const answer = await fetch(
      `http://127.0.0.1:${host.port}/archive/files?name=${encodeURIComponent(name)}`,
      {
        method: "POST",
        headers: {
          authorization: `Internal ${signViewer(internalTokenKey(TEST_SECRET), viewer)}`,
          "content-type": mediaType,
        },
        body: content,
      },
    );
    return { status: answer.status, body: (await answer.json()) as unknown };
  };

  it("takes in a file of a type it knows and says what it has", async () => {
    const { status, body } = await send(PNG, "image/png", "C:\\scans\\справка «о доходах».png");

    expect({ status, body }).toEqual({
      status: 201,
      body: {
        id: expect.any(String),
        name: "справка «о доходах».png",
        mediaType: "image/png",
        size: PNG.length,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
  });

  it("are nothing to a subgraph that keeps none", async () => {
    const answer = await fetch(`http://127.0.0.1:${host.port}/shelf/graphql`, {
      method: "POST",
      headers: {
        authorization: `Internal ${signViewer(internalTokenKey(TEST_SECRET), new Viewer({}))}`,
        "content-type": "application/json",
      },
      body: JSON.stringify({ query: "{ shelf }" }),
    });
    expect(await answer.json()).toEqual({ data: { shelf: "nobody's" } });
  });

  it("keeps nothing readable in its folder", async () => {
    const { body } = await send("ФИО;телефон\nСергеев;+7\n", "text/csv", "список.csv");

    const kept = await readFile(join(folder, "archive", (body as StoredFile).id));

    expect(kept.includes(Buffer.from("Сергеев"))).toBe(false);
  });

  it.each([
    ["of a type that is not accepted", "GIF89a", "image/gif", "a.gif", 415, "UNSUPPORTED_MEDIA_TYPE"],
    [
      "whose content is another than its name",
      "MZ not a picture",
      "image/png",
      "a.png",
      415,
      "UNSUPPORTED_MEDIA_TYPE",
    ],
    ["that is a picture and says it is text", PNG, "text/csv", "a.csv", 415, "UNSUPPORTED_MEDIA_TYPE"],
    ["that is too large", "x".repeat(300_001), "text/csv", "a.csv", 413, "PAYLOAD_TOO_LARGE"],
    ["without content", "", "text/csv", "a.csv", 400, "BAD_USER_INPUT"],
    ["without a name", "a;b", "text/csv", "/", 400, "BAD_USER_INPUT"],
    ["with an endless name", "a;b", "text/csv", "n".repeat(256), 400, "BAD_USER_INPUT"],
  ])("refuses a file %s and keeps nothing of it", async (_why, content, mediaType, name, status, code) => {
    const before = await readdir(join(folder, "archive"));

    const answer = await send(content, mediaType, name);

    expect(answer).toMatchObject({ status, body: { errors: [{ extensions: { code } }] } });
    expect(await readdir(join(folder, "archive"))).toEqual(before);
  });

  it("keeps nothing of many that are refused at once", async () => {
    const before = await readdir(join(folder, "archive"));
    const answers = await Promise.all(Array.from({ length: 200 }, () => send(PNG, "text/csv", "a.csv")));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([415]));
    expect(await readdir(join(folder, "archive"))).toEqual(before);
  });

  it("refuses one who has not signed in", async () => {
    expect(await send(PNG, "image/png", "a.png", null)).toMatchObject({
      status: 401,
      body: { errors: [{ extensions: { code: "UNAUTHENTICATED" } }] },
    });
  });

  it("lets an account keep two hundred files waiting, and no more", async () => {
    const accountId = randomUUID();
    for (let sent = 0; sent < 200; sent++) await send("a;b", "text/csv", "a.csv", accountId);

    expect(await send("a;b", "text/csv", "a.csv", accountId)).toMatchObject({ status: 429 });
    expect(await send("a;b", "text/csv", "a.csv")).toMatchObject({ status: 201 });
  });

  it("knows no file without a good link", async () => {
    const { body } = await send(PNG, "image/png");
    const { id } = body as StoredFile;

    const answers = await Promise.all(
      [`${id}`, `${id}?until=9999999999999&signature=forged`, "..%2Fsecret"].map((path) =>
        fetch(`http://127.0.0.1:${host.port}/archive/files/${path}`),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  it("tells of a file by its link without sending it", async () => {
    const { body } = await send(PNG, "image/png");
    const head = (id: string) =>
      fetch(`http://127.0.0.1:${host.port}${linkOf(id).replace("/files/archive", "/archive/files")}`, {
        method: "HEAD",
      });

    const [kept, made] = [await head((body as StoredFile).id), await head(MADE)];
    expect([kept.status, kept.headers.get("content-length"), await kept.text()]).toEqual([
      200,
      String(PNG.length),
      "",
    ]);
    expect([made.status, made.headers.get("content-type"), await made.text()]).toEqual([200, "text/csv", ""]);
  });

  it("makes what nobody keeps while it is sent, for whoever holds a link", async () => {
    const follow = (id: string) =>
      fetch(`http://127.0.0.1:${host.port}${linkOf(id).replace("/files/archive", "/archive/files")}`);
    const made = await follow(MADE);

    expect({
      name: made.headers.get("content-disposition"),
      length: made.headers.get("content-length"),
      text: await made.text(),
      another: (await follow(randomUUID())).status,
    }).toEqual({
      name: "attachment; filename*=UTF-8''%D1%81%D0%BF%D0%B8%D1%81%D0%BE%D0%BA.csv",
      length: null,
      text: "a;b",
      another: 404,
    });
  });
});

describe("files of a subgraph", () => {
  const app = testSubgraph(archive);
  const receive = (accountId: string, content: Buffer = PNG) =>
    app.running.files.receive({
      name: "scan.png",
      mediaType: "image/png",
      accountId,
      content: (async function* () {
        yield content;
      })(),
    });
  const ownerOf = async (id: string) => {
    const [row] = await app.sql<{ account_id: string }>("select account_id from files.files where id = $1", [
      id,
    ]);
    return row?.account_id;
  };
  const contentOf = async (id: string) => {
    const chunks: Buffer[] = [];
    for await (const chunk of await app.running.files.read(id)) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  };

  it("give back what was stored, byte for byte", async () => {
    const { id } = await receive(randomUUID());

    expect((await contentOf(id)).equals(PNG)).toBe(true);
  });

  it("notice that the content was changed behind them", async () => {
    const { id } = await receive(randomUUID());
    const [folder] = await app.sql<{ keeper: string }>("select keeper from files.files where id = $1", [id]);
    expect(folder).toEqual({ keeper: "archive" });
    await truncate(join(app.filesFolder, "archive", id), 100_000);

    await expect(contentOf(id)).rejects.toThrow("unable to authenticate data");
  });

  it("are taken once, and only by the one who sent them", async () => {
    const [anna, boris] = [randomUUID(), randomUUID()];
    const { id } = await receive(anna);
    const { files } = app.running;

    expect(await files.take(app.em(), id, boris)).toBeUndefined();
    expect(await files.take(app.em(), id, anna)).toMatchObject({ id, name: "scan.png" });
    expect(await files.take(app.em(), id, anna)).toBeUndefined();
    expect(await files.take(app.em(), "no id", anna)).toBeUndefined();
  });

  it("go after a day when nobody has taken them", async () => {
    const anna = randomUUID();
    const [waiting, taken] = [await receive(anna), await receive(anna)];
    const { files } = app.running;
    await files.take(app.em(), taken.id, anna);

    await files.sweep(new Date(Date.now() + 25 * 60 * 60_000));

    expect(await files.find(waiting.id)).toBeUndefined();
    expect(await files.find(taken.id)).toMatchObject({ id: taken.id });
    await expect(contentOf(waiting.id)).rejects.toThrow("ENOENT");
  });

  it("are there for a deed that only reads them as often as it is asked, for a day", async () => {
    const [anna, boris] = [randomUUID(), randomUUID()];
    const { id } = await receive(anna);
    const { files } = app.running;

    expect(await files.sent(app.em(), id, boris)).toBeUndefined();
    for (const _ of [1, 2]) expect(await files.sent(app.em(), id, anna)).toMatchObject({ id });
    await files.sweep(new Date(Date.now() + 25 * HOUR_MS));
    expect(await files.sent(app.em(), id, anna)).toBeUndefined();
  });

  it("that are given an end go then, whoever took or made them", async () => {
    const anna = randomUUID();
    const { files } = app.running;
    const [short, long] = [await receive(anna), await receive(anna)];
    await files.take(app.em(), short.id, anna, 3);
    await files.take(app.em(), long.id, anna);
    const made = await files.keep(
      app.em(),
      { name: "a.csv", mediaType: "text/csv", content: Buffer.from("a;b") },
      3,
    );

    await files.sweep(new Date(Date.now() + 71 * HOUR_MS));
    for (const { id } of [short, long, made]) expect(await files.find(id)).toMatchObject({ id });

    await files.sweep(new Date(Date.now() + 73 * HOUR_MS));
    expect(await files.find(short.id)).toBeUndefined();
    expect(await files.find(made.id)).toBeUndefined();
    expect((await contentOf(long.id)).equals(PNG)).toBe(true);
  });

  it("go with their content once it is committed that they are forgotten, and not when that fails", async () => {
    const { files } = app.running;
    const { id } = await receive(randomUUID());

    const failed = app.em().transactional(async (em) => {
      await files.forget(em, id);
      throw new Error("The disk is full.");
    });
    await expect(failed).rejects.toThrow("The disk is full.");
    await files.removeForgotten();
    expect((await contentOf(id)).equals(PNG)).toBe(true);

    await files.forget(app.em(), id);
    await files.removeForgotten();
    await expect(contentOf(id)).rejects.toThrow("ENOENT");
    expect(await app.sql("select from files.forgotten where id = $1", [id])).toEqual([]);
  });

  it("leave nothing behind of what was being stored when the host was killed", async () => {
    const { files } = app.running;
    const { id } = await receive(randomUUID());
    await files.take(app.em(), id, (await ownerOf(id)) ?? "");
    const folder = join(app.filesFolder, "archive");
    const [half, whole] = [`${randomUUID()}.part`, randomUUID()];
    for (const name of [half, whole]) await writeFile(join(folder, name), "enciphered");

    await files.sweep();
    expect(await readdir(folder)).toEqual(expect.arrayContaining([half, whole, id]));

    await files.sweep(new Date(Date.now() + 25 * HOUR_MS));
    const left = await readdir(folder);
    expect(left).toContain(id);
    expect(left).not.toContain(half);
    expect(left).not.toContain(whole);
  });

  it("wait for one account up to so many bytes, and no more", async () => {
    const [anna, boris] = [randomUUID(), randomUUID()];
    await app.sql(
      `insert into files.files (id, keeper, account_id, name, media_type, size, sha256)
       values ($1, 'archive', $2, 'a.png', 'image/png', 500 * 1024 * 1024 - 300000, '')`,
      [randomUUID(), anna],
    );
    await receive(anna);
    await expect(receive(anna)).rejects.toMatchObject({ status: 429 });
    await receive(boris);
  });

  it("are lent by links that end after ten minutes", async () => {
    const { id } = await receive(randomUUID());
    const { files } = app.running;
    const link = new URL(files.link(id), "http://gateway");
    const [until, signature] = [link.searchParams.get("until"), link.searchParams.get("signature")];

    expect(link.pathname).toBe(`/files/archive/${id}`);
    expect(files.isGoodLink(id, until, signature)).toBe(true);
    expect(files.isGoodLink(randomUUID(), until, signature)).toBe(false);
    expect(files.isGoodLink(id, until, signature, Date.now() + 11 * 60_000)).toBe(false);
  });
});

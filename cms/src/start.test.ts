import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { buildServer, openNewsroom } from "./testing/newsroom.js";

beforeAll(() => buildServer(), 120_000);

const start = resolve(import.meta.dirname, "../dist/src/start.js");
const right = {
  ANGEL_SECRET: "a secret that is long enough, certainly",
  DATABASE_URL: "postgres://postgres@127.0.0.1:1/nothing",
};

function run(env: Record<string, string>) {
  return new Promise<{ code: number | null; said: string }>((ended) => {
    // oxlint-disable-next-line no-process-env
    const child = spawn(process.execPath, [start], { env: { PATH: process.env.PATH ?? "", ...env } });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (text: Buffer) => (said += text.toString()));
    child.on("exit", (code) => ended({ code, said }));
  });
}

describe("the start", () => {
  it("ends with one sentence in a wrong environment", async () => {
    const wrong: [Record<string, string>, RegExp][] = [
      [{}, /^The newsroom cannot start\. ANGEL_SECRET is missing\.\n$/],
      [
        { ...right, ANGEL_SECRET: "short" },
        /^The newsroom cannot start\. ANGEL_SECRET must be at least 32 characters long\.\n$/,
      ],
      [
        { ...right, PORT: "many" },
        /^The newsroom cannot start\. PORT must be a port number, not "many"\.\n$/,
      ],
      [
        { ...right, DATABASE_URL: "mysql://x" },
        /^The newsroom cannot start\. DATABASE_URL must be a postgres: or postgresql: URL\.\n$/,
      ],
      [
        { ...right, LOG_LEVEL: "loud" },
        /^The newsroom cannot start\. LOG_LEVEL must be one of [a-z, ]+\.\n$/,
      ],
      [right, /^The newsroom cannot start\. The database does not let the role strapi in: .*\.\n$/],
    ];
    for (const [env, sentence] of wrong)
      expect(await run(env)).toEqual({ code: 1, said: expect.stringMatching(sentence) });
  });

  it("answers for its health, keeps REST closed, speaks JSON, and ends when it is told to", async () => {
    const newsroom = await openNewsroom();
    const status = async (path: string, headers = {}) =>
      (await fetch(`${newsroom.url}${path}`, { headers })).status;
    expect(await status("/_health")).toBe(204);

    const admin = await newsroom.administrator();
    const token = await admin.send("POST", "/admin/api-tokens", {
      name: "reader",
      description: "",
      type: "read-only",
      lifespan: null,
    });
    const authorization = { authorization: `Bearer ${token.body.data?.accessKey}` };
    for (const path of [
      "/api/articles",
      "/api/articles?status=draft",
      "/api/upload/files",
      "/API/articles",
      "/graphql",
    ]) {
      expect([path, await status(path), await status(path, authorization)]).toEqual([path, 404, 404]);
    }

    for (const path of ["/admin/forgot-password", "/admin/register-admin"])
      expect((await fetch(`${newsroom.url}${path}`, { method: "POST" })).status).toBe(404);

    const stopped = Date.now();
    expect(await newsroom.stop()).toBe(0);
    expect(Date.now() - stopped).toBeLessThan(5000);
    for (const line of newsroom.log().trim().split("\n"))
      expect(JSON.parse(line)).toEqual(
        expect.objectContaining({ level: expect.stringMatching(/^[a-z]+$/), name: "cms" }),
      );
  });
});

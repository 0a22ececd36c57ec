import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readViewer } from "@angel/kit/access";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { randomBytes } from "node:crypto";
import express from "express";
import type { GraphQLError } from "graphql";
import pino from "pino";
import { filesDoor } from "./files-door.js";
import { Budget } from "./limits/budget.js";
import { Reception } from "./identity/reception.js";
import { Revocations } from "./identity/revocations.js";
import { IdentityServer } from "./testing/identity-server.js";

const INTERNAL_KEY = randomBytes(32);

/** A service that gives back what it was sent, and says who sent it. */
function keeper(): Server {
  return createServer((request, response) => {
    if (request.url?.includes("refused")) {
      response.writeHead(413, { "content-type": "application/json" }).end('{"errors":[]}');
      return;
    }
    const token = request.headers.authorization?.replace("Internal ", "") ?? "";
    response.writeHead(201, {
      "content-type": request.headers["content-type"] ?? "image/png",
      "content-disposition": `inline; filename*=UTF-8''${request.method}`,
      "x-inner": "stays inside",
      "cache-control": `private, no-store, ${readViewer(INTERNAL_KEY, token)?.accountId} ${request.url}`,
    });
    request.pipe(response);
  });
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });
}

describe("the door for files", () => {
  let identity: IdentityServer;
  const service = keeper();
  let door: Server;
  let url: string;

  beforeAll(async () => {
    identity = await IdentityServer.start();
    const inside = await listen(service);
    const reception = new Reception({
      jwksUrl: identity.jwksUrl,
      internalKey: INTERNAL_KEY,
      origins: new Set(["https://union.example"]),
      revocations: new Revocations(),
      log: pino({ level: "silent" }),
    });
    const urls: Record<string, string> = {
      keeper: `${inside}/keeper/graphql`,
      dead: "http://127.0.0.1:1/dead/graphql",
    };
    const budget = new Budget(null);
    const poor = new Budget(6);
    const urlOf = (name: string) => urls[name];
    const app = express()
      .use("/files", filesDoor({ reception, budget, urlOf }))
      .use("/poor", filesDoor({ reception, budget: poor, urlOf }));
    app.use(((error, _request, response, _next) => {
      const { http, code } = (error as GraphQLError).extensions as {
        http: { status: number; headers: Record<string, string> };
        code: string;
      };
      response.status(http.status).set(http.headers).json({ code });
    }) satisfies express.ErrorRequestHandler);
    door = createServer(app);
    url = await listen(door);
  });
  afterAll(async () => {
    await identity.stop();
    for (const server of [door, service]) {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    }
  });

  it("passes a file on to its service, with who sends it, and the answer back", async () => {
    const content = randomBytes(2_000_000);
    const authorization = `Bearer ${await identity.token({ accountId: "anna" })}`;

    const answer = await fetch(`${url}/files/keeper?name=%D1%84.png`, {
      method: "POST",
      headers: { authorization, "content-type": "image/png" },
      body: content,
    });

    expect({
      status: answer.status,
      type: answer.headers.get("content-type"),
      shown: answer.headers.get("content-disposition"),
      seen: answer.headers.get("cache-control"),
      inner: answer.headers.get("x-inner"),
      isSame: Buffer.from(await answer.arrayBuffer()).equals(content),
    }).toEqual({
      status: 201,
      type: "image/png",
      shown: "inline; filename*=UTF-8''POST",
      seen: "private, no-store, anna /keeper/files?name=%D1%84.png",
      inner: null,
      isSame: true,
    });
  });

  it("follows a link without a token", async () => {
    const answer = await fetch(`${url}/files/keeper/1?until=2&signature=3`);

    expect(answer.headers.get("cache-control")).toBe(
      "private, no-store, null /keeper/files/1?until=2&signature=3",
    );
  });

  it("asks for the head of a link alone where that is asked for", async () => {
    const answer = await fetch(`${url}/files/keeper/1?until=2&signature=3`, { method: "HEAD" });

    expect([answer.status, answer.headers.get("content-disposition")]).toEqual([
      201,
      "inline; filename*=UTF-8''HEAD",
    ]);
  });

  it.each(["PUT", "DELETE", "PATCH"])("stores nothing by %s", async (method) => {
    const answer = await fetch(`${url}/files/keeper?name=x`, { method });

    expect([answer.status, answer.headers.get("allow"), await answer.json()]).toEqual([
      405,
      "GET, HEAD, POST",
      { code: "METHOD_NOT_ALLOWED" },
    ]);
  });

  it("takes from the budget of whoever asks", async () => {
    const ask = () => fetch(`${url}/poor/keeper/1`);
    expect([(await ask()).status, (await ask()).status]).toEqual([201, 429]);
  });

  it("hands back the service's refusal", async () => {
    const answer = await fetch(`${url}/files/keeper?name=refused`, { method: "POST", body: "x" });

    expect([answer.status, await answer.text()]).toEqual([413, '{"errors":[]}']);
  });

  it.each([
    ["an unknown service", "/files/nobody/1", {}, 404, "NOT_FOUND"],
    ["a path that goes deeper", "/files/keeper/1/2", {}, 404, "NOT_FOUND"],
    ["a service that is away", "/files/dead/1", {}, 503, "SUBGRAPH_UNAVAILABLE"],
    [
      "a page of another's that sends in the name of who is signed in",
      "/files/keeper?name=x",
      { cookie: "__Host-angel-access=token", origin: "https://evil.example" },
      403,
      "FORBIDDEN",
    ],
  ])("refuses %s", async (_what, path, headers, status, code) => {
    const answer = await fetch(`${url}${path}`, { headers: headers as Record<string, string> });

    expect([answer.status, await answer.json()]).toEqual([status, { code }]);
  });
});

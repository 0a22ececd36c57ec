import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import express from "express";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { guardHeaders } from "./headers.js";

let server: Server;

beforeAll(async () => {
  const app = express();
  app.use(
    guardHeaders({
      port: 0,
      host: "127.0.0.1",
      gatewayUrl: "http://127.0.0.1:4000",
      publicGatewayUrl: "http://localhost:4000",
      cmsUrl: "http://localhost:4002",
      tilesUrl: null,
      logLevel: "silent",
    }),
  );
  app.use((_request, response) => void response.end());
  await new Promise<void>((listening) => (server = app.listen(0, "127.0.0.1", () => listening())));
});

afterAll(() => new Promise((closed) => server.close(closed)));

async function framersOf(path: string) {
  const { headers } = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  const policy = headers.get("content-security-policy") ?? "";
  return { policy: /frame-ancestors ([^;]+)/.exec(policy)?.[1], older: headers.get("x-frame-options") };
}

describe("who may frame a page", () => {
  it.each([
    "/articles/1",
    "/en/articles/1",
    "/knowledge/1",
    "/knowledge/rubrics/1",
    "/newspaper-issues/1",
    "/organisations/1",
    "/organisations/1/newspaper",
    "/organisations/1/sections/2",
  ])("is the newsroom for what is read at %s", async (path) => {
    expect(await framersOf(path)).toEqual({ policy: "http://localhost:4002", older: null });
  });

  it.each(["/", "/sign-in", "/cabinet", "/organisations/1/members", "/organisations/1/mailings/new"])(
    "is nobody at %s",
    async (path) => {
      expect(await framersOf(path)).toEqual({ policy: "'none'", older: "DENY" });
    },
  );
});

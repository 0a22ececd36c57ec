import { describe, expect, it } from "@jest/globals";
import { readEnv, WrongEnvironment } from "./env.js";
import { comesFromOwnPage, declinesLetter } from "./origin.js";

describe("the environment", () => {
  it("has a default for all that one machine needs", () => {
    expect(readEnv({})).toEqual({
      port: 4001,
      host: "0.0.0.0",
      gatewayUrl: "http://127.0.0.1:4000",
      publicGatewayUrl: "http://127.0.0.1:4000",
      cmsUrl: null,
      tilesUrl: null,
      logLevel: "info",
    });
  });

  it("is refused with a sentence that names what is wrong", () => {
    for (const [name, value] of Object.entries({
      PORT: "http",
      GATEWAY_URL: "localhost:4000",
      CMS_PUBLIC_URL: "x",
      TILES_URL: "x",
      LOG_LEVEL: "loud",
    })) {
      expect(() => readEnv({ [name]: value })).toThrow(WrongEnvironment);
      expect(() => readEnv({ [name]: value })).toThrow(name);
    }
  });
});

describe("a form", () => {
  it("comes from a page of this site", () => {
    expect(comesFromOwnPage({ host: "union.example", origin: "https://union.example" })).toBe(true);
    expect(
      comesFromOwnPage({
        host: "union.example",
        origin: "https://union.example",
        "sec-fetch-site": "same-origin",
      }),
    ).toBe(true);
    expect(
      comesFromOwnPage({ host: "union.example:4001", referer: "http://union.example:4001/sign-in" }),
    ).toBe(true);
  });

  it("that declines a letter may come from a mail program's server, and no other may", () => {
    expect(["/decline/aB-_1", "/en/decline/aB-_1"].map(declinesLetter)).toEqual([true, true]);
    for (const path of ["/decline/", "/decline/a/b", "/x/decline/a", "/decline/a?b", "/cabinet/consents"]) {
      expect([path, declinesLetter(path)]).toEqual([path, false]);
    }
  });

  it("is refused from anywhere else, and from nowhere", () => {
    const host = "union.example";
    for (const headers of [
      {},
      { origin: "null" },
      { origin: "https://evil.example" },
      { origin: "https://union.example.evil.example" },
      { origin: "https://union.example:4000" },
      { origin: "https://union.example", "sec-fetch-site": "same-site" },
      { referer: "https://evil.example/union.example" },
    ]) {
      expect([headers, comesFromOwnPage({ host, ...headers })]).toEqual([headers, false]);
    }
  });
});

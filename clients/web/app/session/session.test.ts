import { describe, expect, it } from "@jest/globals";
import { eraseSession, readCookie, type Tokens, writeSession } from "./cookie.js";
import { deviceOf } from "./device.js";
import { ownPath } from "./own-path.js";
import { type Refresh, SessionKeeper } from "./session-keeper.js";

const NOW = Date.UTC(2026, 10, 21, 12);

const tokenUntil = (moment: number) =>
  `e30.${Buffer.from(JSON.stringify({ exp: moment / 1000 })).toString("base64url")}.signature`;

const newTokens = (name: string): Tokens => ({
  accessToken: `access-${name}`,
  accessTokenExpiresAt: new Date(NOW + 600_000).toISOString(),
  refreshToken: `refresh-${name}`,
  refreshTokenExpiresAt: new Date(NOW + 86_400_000).toISOString(),
});

const cookies = (access: string | null, refresh: string | null) =>
  [access && `__Host-angel-access=${access}`, "theme=warm", refresh && `__Host-angel-refresh=${refresh}`]
    .filter(Boolean)
    .join("; ");

const keeperWith = (refresh: Refresh) => new SessionKeeper(refresh, () => NOW);
const never: Refresh = () => Promise.reject(new Error("asked in vain"));

describe("keeping a session", () => {
  it("leaves a stranger a stranger and a fresh session as it is", async () => {
    const keeper = keeperWith(never);
    expect(await keeper.open(undefined)).toEqual({ access: null, refreshToken: null, setCookies: [] });
    const access = tokenUntil(NOW + 300_000);
    expect(await keeper.open(cookies(access, "r"))).toEqual({ access, refreshToken: "r", setCookies: [] });
  });

  it("renews what is about to expire, has expired, or is no token at all", async () => {
    for (const access of [tokenUntil(NOW + 20_000), tokenUntil(NOW - 1), "rubbish", null]) {
      const session = await keeperWith(async () => newTokens("new")).open(cookies(access, "old"));
      expect(session).toEqual({
        access: "access-new",
        refreshToken: "refresh-new",
        setCookies: writeSession(newTokens("new"), NOW),
      });
    }
  });

  it("uses a refresh token once, however many requests bring it, at once or a moment later", async () => {
    const used: string[] = [];
    const keeper = keeperWith(async (token) => {
      used.push(token);
      return newTokens("new");
    });
    const two = await Promise.all([keeper.open(cookies(null, "old")), keeper.open(cookies(null, "old"))]);
    const late = await keeper.open(cookies(null, "old"));
    expect([...two, late].map(({ access }) => access)).toEqual(["access-new", "access-new", "access-new"]);
    expect(used).toEqual(["old"]);
  });

  it("takes the cookies away when the session has ended", async () => {
    const session = await keeperWith(async () => null).open(cookies(null, "old"));
    expect(session).toEqual({ access: null, refreshToken: null, setCookies: eraseSession() });
  });

  it("takes nothing away while nobody can say, and asks again next time", async () => {
    let isDown = true;
    const keeper = keeperWith(async () => {
      if (isDown) throw new Error("down");
      return newTokens("new");
    });
    const access = tokenUntil(NOW + 10_000);
    expect(await keeper.open(cookies(access, "old"))).toEqual({
      access,
      refreshToken: "old",
      setCookies: [],
    });
    expect(await keeper.open(cookies(tokenUntil(NOW - 1), "old"))).toMatchObject({
      access: null,
      setCookies: [],
    });
    isDown = false;
    expect(await keeper.open(cookies(null, "old"))).toMatchObject({ access: "access-new" });
  });
});

describe("the cookies of a session", () => {
  it("are out of reach of scripts, other sites and other hosts, and end with their tokens", () => {
    expect(writeSession(newTokens("a"), NOW)).toEqual([
      "__Host-angel-access=access-a; Path=/; Max-Age=600; HttpOnly; Secure; SameSite=Lax",
      "__Host-angel-refresh=refresh-a; Path=/; Max-Age=86400; HttpOnly; Secure; SameSite=Lax",
    ]);
  });

  it("are found among others by their whole name", () => {
    expect(readCookie("x__Host-angel-access=1; __Host-angel-access=a=b", "__Host-angel-access")).toBe("a=b");
    expect(readCookie("__Host-angel-access=", "__Host-angel-access")).toBeNull();
  });
});

describe("the way back after signing in", () => {
  it("is a page of this site", () => {
    for (const path of ["/", "/articles/1?comments=2#comment-3", "/en/search?q=%D0%B0"])
      expect(ownPath(path, "/home")).toBe(path);
  });

  it("is home whenever the address could mean another site", () => {
    const wishes = [
      "https://evil.example",
      "//evil.example",
      "/\\evil.example",
      "\\\\evil.example",
      "/\t/evil.example",
      "/%0a/..//evil.example/..\n",
      "javascript:alert(1)",
      "/..//evil.example",
      "/.//evil.example",
      "evil.example",
      "",
      null,
      ["/a"],
    ];
    for (const wish of wishes) expect([wish, ownPath(wish, "/home")]).toEqual([wish, "/home"]);
  });
});

describe("a device", () => {
  it("has a name its owner knows", () => {
    expect(
      [
        "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Safari/604.1",
        "Mozilla/5.0 (Windows NT 10.0; rv:130.0) Gecko/20100101 Firefox/130.0",
        undefined,
      ].map(deviceOf),
    ).toEqual(["Chrome, Android", "Safari, iOS", "Firefox, Windows", "Browser"]);
  });
});

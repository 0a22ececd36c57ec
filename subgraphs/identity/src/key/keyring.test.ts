import { logger } from "@angel/kit/log";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from "jose";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { randomBytes } from "node:crypto";
import { identity } from "../subgraph.js";
import { World } from "../testing/world.js";
import { Vault } from "../vault.js";
import { Keyring } from "./keyring.js";
import { publishKeys } from "./publish-keys.js";
import { seal, unseal } from "@angel/kit/seal";

const app = testSubgraph(identity);
const world = new World(app);
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const OURS = { algorithms: ["EdDSA"], issuer: "electronic-angel", audience: "electronic-angel" };

beforeAll(() => world.publish());

/** What a gateway would read over HTTP. */
async function readKeySet(): Promise<{ keys: JSONWebKeySet; cacheControl: string | null }> {
  const server = createServer((request, response) => void publishKeys(request, response, app.running));
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  try {
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/identity/jwks.json`);
    return {
      keys: (await answer.json()) as JSONWebKeySet,
      cacheControl: answer.headers.get("cache-control"),
    };
  } finally {
    server.close();
  }
}

describe("the key set", () => {
  it("proves an access token, and shows nothing private", async () => {
    const { keys, cacheControl } = await readKeySet();
    expect(keys).toEqual({
      keys: [
        {
          kty: "OKP",
          crv: "Ed25519",
          x: expect.any(String),
          kid: expect.any(String),
          alg: "EdDSA",
          use: "sig",
        },
      ],
    });
    expect(cacheControl).toBe("public, max-age=300");

    const anna = await world.account();
    const { accessToken } = await world.signIn(anna);
    const { payload } = await jwtVerify(accessToken, createLocalJWKSet(keys), OURS);
    expect(payload.sub).toBe(anna.id);
  });

  it("does not prove a token that was tampered with", async () => {
    const { keys } = await readKeySet();
    const { accessToken } = await world.signIn(await world.account());
    const [header = "", payload = "", signature = ""] = accessToken.split(".");
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString()) as object;
    const promoted = Buffer.from(
      JSON.stringify({ ...claims, grants: [{ role: "ADMINISTRATOR", path: "1", organisationId: "1" }] }),
    ).toString("base64url");
    const unsigned = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");

    for (const token of [
      `${header}.${promoted}.${signature}`,
      `${unsigned}.${payload}.`,
      `${header}.${payload}.${signature.slice(0, -4)}AAAA`,
    ]) {
      await expect(jwtVerify(token, createLocalJWKSet(keys), OURS)).rejects.toThrow();
    }
  });
});

describe("the keyring", () => {
  const ring = (key: Buffer) => new Keyring(app.running.orm, key, logger("test", "silent"));
  const ids = ({ keys }: { keys: { kid?: string }[] }) => keys.map(({ kid }) => kid);

  it("shows the next key an hour before it signs, and the last one an hour after", async () => {
    const { keyring } = app.running.companion(Vault);
    const start = Date.now();
    const first = keyring.signingKey().id;
    expect(ids(keyring.publicKeys())).toEqual([first]);

    await keyring.rotate(start + 29 * DAY);
    expect(ids(keyring.publicKeys())).toEqual([first]);

    await keyring.rotate(start + 30 * DAY);
    const [, second] = ids(keyring.publicKeys());
    expect(ids(keyring.publicKeys())).toEqual([first, second]);
    expect(keyring.signingKey(start + 30 * DAY).id).toBe(first);

    await keyring.rotate(start + 30 * DAY + HOUR + 1);
    expect(ids(keyring.publicKeys())).toEqual([first, second]);
    expect(keyring.signingKey(start + 30 * DAY + HOUR + 1).id).toBe(second);

    await keyring.rotate(start + 30 * DAY + 2 * HOUR + 2);
    expect(ids(keyring.publicKeys())).toEqual([second]);

    await app.sql("delete from identity.signing_keys");
    await keyring.rotate();
  });

  it("is the same for every host, also when they start at once", async () => {
    await app.sql("delete from identity.signing_keys");
    const key = randomBytes(32);
    const rings = [ring(key), ring(key), ring(key)];
    await Promise.all(rings.map((host) => host.rotate()));
    expect(new Set(rings.map((host) => host.signingKey().id)).size).toBe(1);
    await app.running.companion(Vault).keyring.rotate();
  });

  it("keeps the private key sealed, and starts anew when the secret has changed", async () => {
    await app.running.companion(Vault).keyring.rotate();
    const { id, privateKey } = app.running.companion(Vault).keyring.signingKey();
    const bytes = privateKey.export({ format: "der", type: "pkcs8" });
    const [row] = await app.sql<{ sealed_private_key: string }>(
      "select sealed_private_key from identity.signing_keys",
    );
    const sealed = Buffer.from(row?.sealed_private_key ?? "", "base64");
    expect(sealed.length).toBeGreaterThan(bytes.length);
    expect(sealed.includes(bytes.subarray(16))).toBe(false);

    const other = ring(randomBytes(32));
    await other.rotate();
    expect(other.signingKey().id).not.toBe(id);
    expect(ids(other.publicKeys())).toHaveLength(1);

    await app.running.companion(Vault).tidy();
    const { accessToken } = await world.signIn(await world.account());
    const { keys } = await readKeySet();
    expect(ids(keys)).toEqual([decodeProtectedHeader(accessToken).kid]);
  });
});

describe("a seal", () => {
  it("opens under its key and name only", () => {
    const [key, other] = [randomBytes(32), randomBytes(32)];
    const sealed = seal(key, "a", Buffer.from("secret"));
    expect(unseal(key, "a", sealed)?.toString()).toBe("secret");
    expect(unseal(other, "a", sealed)).toBeNull();
    expect(unseal(key, "b", sealed)).toBeNull();
    expect(unseal(key, "a", "")).toBeNull();
  });
});

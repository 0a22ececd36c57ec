import { describe, expect, it } from "@jest/globals";
import { createHash, randomBytes } from "node:crypto";
import { HEAD_BYTES } from "@angel/kit/vault";
import { HealthVault } from "./health-vault.js";

const said = { injury: "Перелом лучевой кости" };

/** The keys of a platform with a secret of its own. */
function keys(secret = randomBytes(32)): (purpose: string) => Buffer {
  return (purpose) => createHash("sha256").update(secret).update(purpose).digest();
}

describe("the vault of health", () => {
  it("opens what it sealed, and seals the same otherwise each time", () => {
    const vault = new HealthVault(keys());
    const [one, other] = [vault.seal("claim:1", said), vault.seal("claim:1", said)];
    expect(vault.open("claim:1", one)).toEqual(said);
    expect(one.equals(other)).toBe(false);
    expect(one.includes("Перелом")).toBe(false);
  });

  it("opens nothing under another name, another key, or with a bit changed", () => {
    const vault = new HealthVault(keys());
    const sealed = vault.seal("claim:1", said);
    expect(() => vault.open("claim:2", sealed)).toThrow();
    expect(() => new HealthVault(keys()).open("claim:1", sealed)).toThrow();
    for (const place of [0, 3, 20, 40, 70, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(() => vault.open("claim:1", changed)).toThrow();
    }
  });

  it("goes over to another key of the platform without touching what is sealed", () => {
    const platform = keys();
    const vault = new HealthVault(platform);
    const sealed = vault.seal("claim:1", said);
    vault.sealUnder(2);
    expect(vault.open("claim:1", sealed)).toEqual(said);

    const head = vault.rewrap("claim:1", sealed.subarray(0, HEAD_BYTES));
    const rewrapped = Buffer.concat([head, sealed.subarray(HEAD_BYTES)]);

    expect([sealed.readUInt32BE(), rewrapped.readUInt32BE()]).toEqual([1, 2]);
    const withoutFirst = new HealthVault((purpose) =>
      purpose === "health" ? randomBytes(32) : platform(purpose),
    );
    expect(withoutFirst.open("claim:1", rewrapped)).toEqual(said);
    expect(() => withoutFirst.open("claim:1", sealed)).toThrow();
    expect(() => vault.rewrap("claim:2", head)).toThrow();
  });
});

import { describe, expect, it } from "@jest/globals";
import { randomBytes } from "node:crypto";
import { HealthVault } from "./health-vault.js";

const said = { injury: "Перелом лучевой кости" };

describe("the vault of health", () => {
  it("opens what it sealed, and seals the same otherwise each time", () => {
    const vault = new HealthVault(randomBytes(32));
    const [one, other] = [vault.seal("claim:1", said), vault.seal("claim:1", said)];
    expect(vault.open("claim:1", one)).toEqual(said);
    expect(one.equals(other)).toBe(false);
    expect(one.includes("Перелом")).toBe(false);
  });

  it("opens nothing under another name, another key, or with a bit changed", () => {
    const vault = new HealthVault(randomBytes(32));
    const sealed = vault.seal("claim:1", said);
    expect(() => vault.open("claim:2", sealed)).toThrow();
    expect(() => new HealthVault(randomBytes(32)).open("claim:1", sealed)).toThrow();
    for (const place of [0, 20, 40, 70, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(() => vault.open("claim:1", changed)).toThrow();
    }
  });
});

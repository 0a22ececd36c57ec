import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import type { Companion } from "@angel/kit/subgraph";
import type { RowRule } from "./row.js";
import { figureOf } from "./row.js";
import type { Facts } from "./fact.js";

/** What PKCS #8 says before the 32 bytes of an Ed25519 key. */
const PKCS8_ED25519 = Buffer.from("302e020100300506032b657004220420", "hex");

/** Signs what is locked, with a key of the platform whose public half anybody may have. */
export class Seal implements Companion {
  private readonly key: KeyObject;
  private readonly publicKey: KeyObject;

  constructor(seed: Buffer) {
    this.key = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: "der", type: "pkcs8" });
    this.publicKey = createPublicKey(this.key);
  }

  async close(): Promise<void> {}

  /** For `openssl pkeyutl -verify -pubin -rawin`. */
  get publicPem(): string {
    return this.publicKey.export({ type: "spki", format: "pem" }).toString();
  }

  set(content: string, hashBefore: Buffer | null): { hash: Buffer; signature: Buffer } {
    const hash = hashOf(content, hashBefore);
    return { hash, signature: sign(null, hash, this.key) };
  }

  isWhole(content: string, hashBefore: Buffer | null, hash: Buffer, signature: Buffer): boolean {
    return hashOf(content, hashBefore).equals(hash) && verify(null, hash, this.publicKey, signature);
  }
}

function hashOf(content: string, before: Buffer | null): Buffer {
  const hash = createHash("sha256");
  if (before) hash.update(before);
  return hash.update(content).digest();
}

export interface Content {
  readonly form: string;
  readonly on: string;
  readonly organisation: { readonly id: string; readonly name: string; readonly number: string | null };
  /** Number of the row, its value or day, and what was divided. */
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly facts: Facts;
}

export function contentIn({ content }: { content: string }): Content {
  return JSON.parse(content) as Content;
}

/** The sealed text: the same of the same figures, byte for byte. Facts that are nothing are left out. */
export function contentOf(about: Omit<Content, "rows">, rules: readonly RowRule[]): string {
  const { form, on, organisation, facts } = about;
  const content: Content = {
    form,
    on,
    organisation: { id: organisation.id, name: organisation.name, number: organisation.number },
    rows: rules.map((rule) => {
      const { value, on: day, numerator, denominator } = figureOf(rule, facts);
      return denominator === null
        ? [rule.number, value ?? day]
        : [rule.number, value, numerator, denominator];
    }),
    facts: Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== 0 && fact !== null)),
  };
  return JSON.stringify(content);
}

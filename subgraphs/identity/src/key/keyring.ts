import type { EntityManager } from "@angel/kit/database";
import type { Logger } from "@angel/kit/log";
import { dateOf, type Moment } from "@angel/kit/moment";
import type { MikroORM } from "@mikro-orm/postgresql";
import { createPrivateKey, generateKeyPairSync, type KeyObject, randomUUID } from "node:crypto";
import type { JWK } from "jose";
import { seal, unseal } from "@angel/kit/seal";

const DAY_MS = 24 * 60 * 60_000;
const SIGNS_FOR_MS = 30 * DAY_MS;
/** A new key is shown before it signs, and an old one stays to prove what it signed last. */
const OVERLAP_MS = 60 * 60_000;

export interface SigningKey {
  id: string;
  publicKey: JWK;
  privateKey: KeyObject;
  signsFrom: Date;
}

interface Row {
  id: string;
  public_key: JWK;
  sealed_private_key: string;
  signs_from: Moment;
}

/** The keys that sign access tokens: one at a time for thirty days, two in the hour when one follows another. */
export class Keyring {
  #keys: SigningKey[] = [];

  constructor(
    private readonly orm: MikroORM,
    private readonly sealingKey: Buffer,
    private readonly log: Logger,
  ) {}

  signingKey(now = Date.now()): SigningKey {
    const key = this.#keys.findLast(({ signsFrom }) => signsFrom.getTime() <= now);
    if (!key) throw new Error("There is no key to sign with.");
    return key;
  }

  /** What everyone may see, to prove our tokens: a JSON Web Key Set. */
  publicKeys(): { keys: JWK[] } {
    return { keys: this.#keys.map(({ publicKey }) => publicKey) };
  }

  /** Makes the next key when its time has come and drops those whose time is over. Hosts do it one at a time. */
  async rotate(now = Date.now()): Promise<void> {
    this.#keys = await this.orm.em.fork().transactional(async (em) => {
      await em.execute("select pg_advisory_xact_lock(hashtextextended('identity.signing_keys', 0))");
      const keys = await this.#read(em);
      const newest = keys.at(-1);
      if (!newest) keys.push(await this.#make(em, now));
      else if (now - newest.signsFrom.getTime() >= SIGNS_FOR_MS) {
        keys.push(await this.#make(em, now + OVERLAP_MS));
      }
      const isOver = (_: SigningKey, place: number) => {
        const successor = keys[place + 1];
        return successor !== undefined && successor.signsFrom.getTime() + OVERLAP_MS < now;
      };
      for (const { id } of keys.filter(isOver))
        await em.execute("delete from signing_keys where id = ?", [id]);
      return keys.filter((key, place) => !isOver(key, place));
    });
  }

  async #read(em: EntityManager): Promise<SigningKey[]> {
    const rows = await em.execute<Row[]>("select * from signing_keys order by signs_from, id");
    const keys: SigningKey[] = [];
    for (const row of rows) {
      const bytes = unseal(this.sealingKey, row.id, row.sealed_private_key);
      if (bytes) {
        keys.push({
          id: row.id,
          publicKey: row.public_key,
          privateKey: createPrivateKey({ key: bytes, format: "der", type: "pkcs8" }),
          signsFrom: dateOf(row.signs_from),
        });
      } else {
        // Sealed under another ANGEL_SECRET: nobody can sign with it any more.
        this.log.warn({ keyId: row.id }, "a signing key does not open and is dropped");
        await em.execute("delete from signing_keys where id = ?", [row.id]);
      }
    }
    return keys;
  }

  async #make(em: EntityManager, signsFrom: number): Promise<SigningKey> {
    const id = randomUUID();
    const pair = generateKeyPairSync("ed25519");
    const publicKey: JWK = { ...pair.publicKey.export({ format: "jwk" }), kid: id, alg: "EdDSA", use: "sig" };
    const bytes = pair.privateKey.export({ format: "der", type: "pkcs8" });
    await em.execute(
      `insert into signing_keys (id, public_key, sealed_private_key, signs_from) values (?, ?::jsonb, ?, ?)`,
      [id, JSON.stringify(publicKey), seal(this.sealingKey, id, bytes), new Date(signsFrom).toISOString()],
    );
    return { id, publicKey, privateKey: pair.privateKey, signsFrom: new Date(signsFrom) };
  }
}

import { macOfCode } from "@angel/kit/one-time-code";
import type { Companion, Parts } from "@angel/kit/subgraph";
import { CodeTries } from "./contact/code-tries.js";
import { Keyring } from "./key/keyring.js";
import { PasswordTries } from "./login/tries.js";
import { Passwords } from "./password/passwords.js";
import { FactorTries } from "./second-factor/factor-tries.js";
import { ProofTries } from "./verification/proof-tries.js";

const TIDY_EVERY_MS = 10 * 60_000;

/** What identity keeps for the whole process: the keys that sign, the hands that hash, the count of tries. */
export class Vault implements Companion {
  readonly keyring: Keyring;
  readonly passwords: Passwords;
  readonly tries: PasswordTries;
  readonly codeTries: CodeTries;
  readonly proofTries: ProofTries;
  readonly factorTries: FactorTries;
  /** Seals the secrets of authenticators. */
  readonly factorsKey: Buffer;
  /** Seals the messages with one-time codes; whoever sends them opens them by it. */
  readonly codesKey: Buffer;
  readonly #codeMacKey: Buffer;
  /** Signs what leads an editor into the newsroom. */
  readonly cmsSignInKey: Buffer;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly parts: Parts) {
    const { orm, key, log } = parts;
    this.keyring = new Keyring(orm, key("signing-keys"), log);
    this.passwords = new Passwords(key("unknown-logins"));
    this.tries = new PasswordTries(parts);
    this.codeTries = new CodeTries(parts);
    this.proofTries = new ProofTries(parts);
    this.factorTries = new FactorTries(parts);
    this.factorsKey = key("second factors");
    this.codesKey = key("codes wanted");
    this.#codeMacKey = key("contact codes");
    this.cmsSignInKey = key("cms-sign-in");
  }

  static async open(parts: Parts): Promise<Vault> {
    const vault = new Vault(parts);
    await vault.keyring.rotate();
    vault.#timer = setInterval(() => void vault.tidy(), TIDY_EVERY_MS).unref();
    return vault;
  }

  /** What is kept of a one-time code: bound to the challenge, or the account, it belongs to. */
  macOfCode(id: string, code: string): Buffer {
    return macOfCode(this.#codeMacKey, id, code);
  }

  /** Turns the keys over and throws away what has expired. */
  async tidy(): Promise<void> {
    const { orm, log } = this.parts;
    try {
      await this.keyring.rotate();
      const em = orm.em.fork();
      await em.execute("delete from refresh_tokens where expires_at < now() - interval '1 day'");
      await em.execute(
        "delete from sessions where coalesce(ended_at, expires_at) < now() - interval '90 days'",
      );
      await em.execute("delete from wanted_codes where expires_at < now()");
      await em.execute("delete from contact_codes where expires_at < now() - interval '1 day'");
      await em.execute("delete from sign_in_challenges where expires_at < now() - interval '1 day'");
      await em.execute(
        "delete from second_factors where confirmed_at is null and set_up_at < now() - interval '1 day'",
      );
    } catch (error) {
      log.warn({ err: error }, "the vault is not tidied");
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
  }
}

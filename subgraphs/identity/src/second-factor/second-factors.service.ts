import type { Context } from "@angel/kit/subgraph";
import { randomBytes } from "node:crypto";
import { seal, unseal } from "@angel/kit/seal";
import { Vault } from "../vault.js";
import { makeRecoveryCodes, normalCode } from "./recovery-codes.js";
import type { SecondFactorChangeKind } from "./second-factor-change.type.js";
import { stepOf } from "./totp.js";

const SECRET_BYTES = 20;

/** A code that was right: of an authenticator by its step, of those on paper by what is kept of it. */
export type ShownFactor = { readonly accountId: string } & (
  { readonly step: number; readonly sealedSecret: string } | { readonly mac: string }
);

interface Kept {
  readonly sealedSecret: string;
  readonly lastStep: string;
  readonly isOn: boolean;
}

/** The second factors of accounts: secrets sealed, codes on paper as keyed hashes, each code good once. */
export class SecondFactors {
  constructor(private readonly context: Context) {}

  /** A new secret that waits for its first code; null where a factor is on. */
  async setUp(accountId: string): Promise<Buffer | null> {
    const { em, companion } = this.context;
    const secret = randomBytes(SECRET_BYTES);
    const sealed = seal(companion(Vault).factorsKey, accountId, secret);
    const rows = await em.execute<object[]>(
      `insert into second_factors (account_id, sealed_secret) values (?, ?)
       on conflict (account_id) do update
         set sealed_secret = excluded.sealed_secret, set_up_at = now(), last_step = 0
         where second_factors.confirmed_at is null
       returning 1 as kept`,
      [accountId, sealed],
    );
    return rows.length === 1 ? secret : null;
  }

  /**
   * Whether it is a code of the account's: of its authenticator, or, where the factor is on, one of those on paper. Counts
   * a try whatever comes of it, so not to be called in a transaction.
   */
  async look(accountId: string, written: string): Promise<ShownFactor | null> {
    const { em, companion, address } = this.context;
    const { factorTries, factorsKey } = companion(Vault);
    const tried = { account: accountId, day: accountId, address };
    await factorTries.take(tried);
    const [kept] = await em.execute<Kept[]>(
      `select sealed_secret as "sealedSecret", last_step as "lastStep", confirmed_at is not null as "isOn"
       from second_factors where account_id = ?`,
      [accountId],
    );
    const secret = kept ? unseal(factorsKey, accountId, kept.sealedSecret) : null;
    if (!kept || secret === null) return null;
    const code = normalCode(written);
    const step = stepOf(secret, code, Number(kept.lastStep));
    const mac = this.#macOf(accountId, code);
    if (step === null && !(kept.isOn && (await this.#isUnused(accountId, mac)))) return null;
    await factorTries.forgive(tried);
    return step === null ? { accountId, mac } : { accountId, step, sealedSecret: kept.sealedSecret };
  }

  /** Uses the code up, within the deed's transaction; false where another was quicker. */
  async spend(shown: ShownFactor): Promise<boolean> {
    const { em } = this.context;
    const { accountId } = shown;
    if ("step" in shown) {
      const rows = await em.execute<object[]>(
        `update second_factors set last_step = ? where account_id = ? and last_step < ? and sealed_secret = ?
         returning 1 as spent`,
        [shown.step, accountId, shown.step, shown.sealedSecret],
      );
      return rows.length === 1;
    }
    const rows = await em.execute<object[]>(
      `update recovery_codes set used_at = now() where account_id = ? and mac = ? and used_at is null
       returning 1 as spent`,
      [accountId, shown.mac],
    );
    if (rows.length === 1) await this.keep("RECOVERY_CODE_USED", accountId);
    return rows.length === 1;
  }

  /** Codes on paper in place of those there were; told once, here. */
  async renewCodes(accountId: string): Promise<string[]> {
    const { em } = this.context;
    const codes = makeRecoveryCodes();
    await em.execute("delete from recovery_codes where account_id = ?", [accountId]);
    await em.execute(
      "insert into recovery_codes (account_id, mac) select ?::uuid, jsonb_array_elements_text(?::jsonb)",
      [accountId, JSON.stringify(codes.map((code) => this.#macOf(accountId, normalCode(code))))],
    );
    return codes;
  }

  /** Writes down what became of a factor, where it can be read and not changed. */
  async keep(
    change: `${SecondFactorChangeKind}`,
    accountId: string,
    reason: string | null = null,
  ): Promise<void> {
    await this.context.em.execute(
      "insert into second_factor_changes (account_id, change, by_id, reason) values (?, ?, ?, ?)",
      [accountId, change, this.context.viewer.accountId ?? accountId, reason],
    );
  }

  async #isUnused(accountId: string, mac: string): Promise<boolean> {
    const rows = await this.context.em.execute<object[]>(
      "select 1 as found from recovery_codes where account_id = ? and mac = ? and used_at is null",
      [accountId, mac],
    );
    return rows.length === 1;
  }

  #macOf(accountId: string, code: string): string {
    return this.context.companion(Vault).macOfCode(accountId, code).toString("base64");
  }
}

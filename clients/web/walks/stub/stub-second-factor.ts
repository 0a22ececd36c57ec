import { randomInt, randomUUID } from "node:crypto";
import { codeOf } from "../totp.js";
import { type Args, type Asked, type PageArgs, signedIn } from "./asked.js";
import { listPage } from "./list-page.js";
import type { Person } from "./stub-union.js";

const SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

interface Factor {
  turnedOnAt: string | null;
  codes: string[];
  readonly shown: Set<string>;
}
type Proof = Args<{ readonly password: string; readonly code: string }>;

/** Second factors of accounts: one key for all, each code good once. */
export class StubSecondFactor {
  readonly #factors = new Map<string, Factor>();
  readonly #changes: { id: string; kind: string; changedAt: string; changedBy: string; reason: null }[] = [];
  readonly #halfway = new Map<string, Person>();

  fields() {
    return {
      setUpSecondFactor: ({ input }: Args<{ password: string }>, asked: Asked) => {
        const person = signedIn(asked);
        if (input.password !== person.password) return WRONG_PASSWORD;
        this.#factors.set(person.id, { turnedOnAt: null, codes: [], shown: new Set() });
        const uri = `otpauth://totp/Angel:${person.login}?secret=${SECRET}`;
        return { __typename: "SetUpSecondFactorPayload", uri, secret: SECRET };
      },
      confirmSecondFactor: ({ input }: Args<{ code: string }>, asked: Asked) => {
        const person = signedIn(asked);
        const factor = this.#spent(person, input.code);
        if (!factor) return WRONG_CODE;
        factor.turnedOnAt = new Date().toISOString();
        this.#keep(person, "TURNED_ON");
        return { __typename: "ConfirmSecondFactorPayload", recoveryCodes: renewed(factor) };
      },
      renewRecoveryCodes: (given: Proof, asked: Asked) =>
        this.#proven(given, asked, (factor, person) => {
          this.#keep(person, "CODES_RENEWED");
          return { __typename: "RenewRecoveryCodesPayload", recoveryCodes: renewed(factor) };
        }),
      removeSecondFactor: (given: Proof, asked: Asked) =>
        this.#proven(given, asked, (_, person) => {
          this.#factors.delete(person.id);
          this.#keep(person, "REMOVED");
          return { __typename: "RemoveSecondFactorPayload", viewer: { id: person.id } };
        }),
    };
  }

  ofAccount(person: Person) {
    const factor = this.#factors.get(person.id);
    return {
      isOn: this.isOn(person),
      isRequired: person.needsFactor === true,
      turnedOnAt: factor?.turnedOnAt ?? null,
      recoveryCodesLeft: factor?.codes.length ?? 0,
      changes: (page: PageArgs) =>
        listPage(this.#changes.filter(({ id }) => id === person.id).toReversed(), page),
    };
  }

  isOn = ({ id }: Person) => (this.#factors.get(id)?.turnedOnAt ?? null) !== null;

  /** The password was right: the code is wanted. */
  challenge(person: Person) {
    const id = randomUUID();
    this.#halfway.set(id, person);
    const challenge = { id, expiresAt: new Date(Date.now() + 300_000) };
    return { __typename: "SecondFactorWanted", message: "Введите код.", challenge };
  }

  /** Who has shown the code, or what was wrong. */
  answered({ challengeId, code }: { challengeId: string; code: string }): Person | typeof WRONG_CODE {
    const person = this.#halfway.get(challengeId);
    if (!person) return { __typename: "SignInExpired", message: "Время входа истекло. Войдите ещё раз." };
    if (!this.#spent(person, code)) return WRONG_CODE;
    this.#halfway.delete(challengeId);
    return person;
  }

  #keep({ id, displayName }: Person, kind: string) {
    this.#changes.push({
      id,
      kind,
      changedAt: new Date().toISOString(),
      changedBy: displayName,
      reason: null,
    });
  }

  #proven<Done>({ input }: Proof, asked: Asked, deed: (factor: Factor, person: Person) => Done) {
    const person = signedIn(asked);
    if (input.password !== person.password) return WRONG_PASSWORD;
    const factor = this.#spent(person, input.code);
    return factor ? deed(factor, person) : WRONG_CODE;
  }

  #spent({ id }: Person, written: string): Factor | null {
    const factor = this.#factors.get(id);
    if (!factor) return null;
    const code = written.replaceAll(/\s/g, "").toUpperCase();
    const isOnPaper = factor.codes.includes(code);
    const isOfApp = [-1, 0, 1].some((ahead) => codeOf(SECRET, ahead) === code) && !factor.shown.has(code);
    if (!isOnPaper && !isOfApp) return null;
    factor.codes = factor.codes.filter((one) => one !== code);
    factor.shown.add(code);
    return factor;
  }
}

function renewed(factor: Factor): string[] {
  factor.codes = Array.from(
    { length: 10 },
    () => `${randomInt(10_000, 99_999)}-${randomInt(10_000, 99_999)}`,
  );
  return factor.codes;
}

const WRONG_CODE = { __typename: "WrongFactorCode", message: "Код неверный или уже использован." };
const WRONG_PASSWORD = { __typename: "WrongCredentials", message: "Пароль не подходит." };

import { oneOf, readEnvOrExit, text, type Variable, WrongEnvironment } from "@angel/kit/env";
import { type AccountRegister, PayoutBank, type PhoneRegister } from "./bank-register.js";
import { ClientBankRegister } from "./client-bank-register.js";
import { SandboxRegister } from "./sandbox-register.js";

/** The bank of this installation: `PAYOUT_BANK=1c` with the payer's account, or the sandbox. */
export function payoutBank(): PayoutBank {
  return new PayoutBank(registerOf());
}

function registerOf(): PhoneRegister | AccountRegister {
  const { PAYOUT_BANK } = readEnvOrExit({ PAYOUT_BANK: oneOf(["sandbox", "1c"], "sandbox") });
  if (PAYOUT_BANK === "sandbox") return new SandboxRegister();
  const payer = readEnvOrExit({
    PAYOUT_PAYER: text(),
    PAYOUT_TAX_ID: matching(/^\d{10}$/, "ten digits"),
    PAYOUT_BIC: matching(/^04\d{7}$/, "nine digits that begin with 04"),
    PAYOUT_ACCOUNT: matching(/^\d{20}$/, "twenty digits"),
  });
  return new ClientBankRegister({
    holder: payer.PAYOUT_PAYER,
    taxId: payer.PAYOUT_TAX_ID,
    bic: payer.PAYOUT_BIC,
    number: payer.PAYOUT_ACCOUNT,
  });
}

function matching(form: RegExp, words: string): Variable<string> {
  const given = text();
  return {
    read(raw, name) {
      const value = given.read(raw, name);
      if (!form.test(value)) throw new WrongEnvironment(`${name} must be ${words}, not "${value}".`);
      return value;
    },
  };
}

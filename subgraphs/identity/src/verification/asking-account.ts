import { Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { ObjectType } from "type-graphql";
import { Account } from "../account/account.entity.js";
import { accountNow } from "../session/viewer-now.js";
import { VerificationLevel } from "./verification.js";

@ObjectType({ implements: Problem, description: "The account is confirmed as a member's already." })
export class AlreadyConfirmed extends Problem {
  constructor() {
    super({ ru: "Ваше членство уже подтверждено.", en: "Your membership is confirmed already." });
  }
}

@ObjectType({ implements: Problem, description: "The e-mail or telephone of the account is not proven yet." })
export class ContactNotProven extends Problem {
  constructor() {
    super({
      ru: "Сначала подтвердите почту или телефон кодом (например, восстановлением пароля).",
      en: "First prove the e-mail or telephone by a code, as when a password is forgotten.",
    });
  }
}

/** The account of the one who asks, where it may yet be shown whose it is. Throws UNAUTHENTICATED without a session. */
export async function askingAccount(
  context: Context,
): Promise<Account | AlreadyConfirmed | ContactNotProven> {
  const account = await context.em.findOneOrFail(Account, { id: await accountNow(context) });
  if (account.verification === VerificationLevel.CONTACT_PROVEN) return account;
  return account.verification === VerificationLevel.UNVERIFIED
    ? new ContactNotProven()
    : new AlreadyConfirmed();
}

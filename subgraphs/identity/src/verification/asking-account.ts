import { Problem } from "@angel/kit/problem";
import { unauthenticated } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { ObjectType } from "type-graphql";
import { Account } from "../account/account.entity.js";
import { isSessionOpen } from "../session/viewer-now.js";
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
export async function askingAccount({
  em,
  viewer,
}: Context): Promise<Account | AlreadyConfirmed | ContactNotProven> {
  if (viewer.accountId === null || !(await isSessionOpen(em, viewer))) throw unauthenticated();
  const account = await em.findOneOrFail(Account, { id: viewer.accountId });
  if (account.verification === VerificationLevel.CONTACT_PROVEN) return account;
  return account.verification === VerificationLevel.UNVERIFIED
    ? new ContactNotProven()
    : new AlreadyConfirmed();
}

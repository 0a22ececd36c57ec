import type { Context } from "@angel/kit/subgraph";
import { Field, InputType } from "type-graphql";
import { holdPassword } from "../password/check-password.js";
import { provePassword } from "../password/prove-password.js";
import { WrongCredentials } from "../password/wrong-credentials.js";
import { factorsOfAccounts } from "./second-factor.loader.js";
import { SecondFactorIsOff } from "./second-factor-is-off.js";
import { SecondFactors } from "./second-factors.service.js";
import { WrongFactorCode } from "./wrong-factor-code.js";

@InputType()
export abstract class ProofByBoth {
  @Field(() => String, { description: "The account's password." })
  password!: string;

  @Field(() => String, { description: "The six digits of the authenticator, or a recovery code." })
  code!: string;
}

/** Does a deed about the asker's own factor, in a transaction, once password and code are shown. Both count as tries. */
export async function provenByBoth<Done>(
  { password, code }: ProofByBoth,
  context: Context,
  deed: (accountId: string, factors: SecondFactors) => Promise<Done>,
): Promise<Done | WrongCredentials | WrongFactorCode | SecondFactorIsOff> {
  const proven = await provePassword(password, context);
  if (!proven) return new WrongCredentials();
  const { accountId, passwordHash } = proven;
  if ((await context.load(factorsOfAccounts).load(accountId)) === null) return new SecondFactorIsOff();
  context.load(factorsOfAccounts).clear(accountId);
  const factors = new SecondFactors(context);
  const shown = await factors.look(accountId, code);
  if (!shown) return new WrongFactorCode();
  return context.transact(async () => {
    if (!(await holdPassword(context.em, accountId, passwordHash))) return new WrongCredentials();
    if (!(await factors.spend(shown))) return new WrongFactorCode();
    return deed(accountId, factors);
  });
}

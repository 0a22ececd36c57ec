import { Open } from "@angel/kit/may";
import { OwnTransaction } from "@angel/kit/own-transaction";
import { type InvalidField, InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { type Candidate, findAccounts } from "../login/find-accounts.js";
import { readLogin } from "../login/login.js";
import { holdPassword, keepPassword, whosePassword } from "../password/check-password.js";
import { faultOfPassword } from "../password/password-rules.js";
import { strengthOf } from "../password/strength.js";
import { WrongCredentials } from "../password/wrong-credentials.js";
import { factorsOfAccounts } from "../second-factor/second-factor.loader.js";
import { Vault } from "../vault.js";
import { faultOfDevice, tidyDevice } from "./device.js";
import { challenge, SecondFactorWanted } from "./second-factor-wanted.js";
import { Sessions } from "./session.service.js";
import { Tokens } from "./tokens.type.js";

const LONGEST_LOGIN = 254;

@InputType({ description: "What a person signs in with." })
class SignInInput {
  @Field(() => String, {
    description: "The card number, the phone or the e-mail, written in any usual way.",
  })
  login!: string;

  @Field(() => String, { description: "The password." })
  password!: string;

  @Field(() => String, {
    nullable: true,
    description: "A name for the device, shown in the list of sessions; up to 200 characters.",
  })
  device?: string | null;
}

@ObjectType({ description: "The account has signed in." })
class SignInPayload extends Tokens {}

export const SignInResult = createUnionType({
  name: "SignInResult",
  description: "How signing in went.",
  types: () => [SignInPayload, SecondFactorWanted, WrongCredentials, InvalidInput] as const,
});

/** A person shows that an account is theirs, and a session begins. */
@Resolver()
export class SignIn {
  @Mutation(() => SignInResult, {
    description:
      "Sign in by card number, phone or e-mail; where a second factor is on, `confirmSignIn` is the second step. Too many wrong tries throw TOO_MANY_REQUESTS with `retryAfterSeconds`.",
  })
  @Open("Nobody is signed in before.")
  @OwnTransaction("a password is hashed first, and a try counts whatever comes of it")
  async signIn(
    @Arg("input", () => SignInInput, { description: "What the person signs in with." }) input: SignInInput,
    @Ctx() context: Context,
  ): Promise<typeof SignInResult> {
    const faults = faultsOf(input);
    if (faults.length > 0) return new InvalidInput(faults);

    const login = readLogin(input.login);
    const name = login ? `${login.kind} ${login.value}` : `none ${tidy(input.login).toLowerCase()}`;
    const candidates = login ? await findAccounts(context.em, login) : [];
    const account = await whosePassword(context, name, candidates, input.password);
    if (!account) return new WrongCredentials();

    const passwordHash = account.passwordHash ?? "";
    const stronger = await rehash(context, account, input.password);
    const device = tidyDevice(input.device);
    return context.transact(async () => {
      if (!(await holdPassword(context.em, account.id, passwordHash))) return new WrongCredentials();
      if (stronger) await keepPassword(context.em, account.id, stronger);
      const opened = { accountId: account.id, passwordHash: stronger ?? passwordHash, device };
      if (await context.load(factorsOfAccounts).load(account.id)) return challenge(opened, context.em);
      const tokens = await new Sessions(context).begin(account.id, device);
      return Object.assign(new SignInPayload(), tokens);
    });
  }
}

/** A hash that costs what it should today, where the kept one does not: the account joined the staff since. */
async function rehash(
  { em, companion }: Context,
  { id, passwordHash }: Candidate,
  password: string,
): Promise<string | null> {
  const { passwords } = companion(Vault);
  const strength = await strengthOf(id, em);
  if (passwordHash !== null && passwords.isAsStrong(passwordHash, strength)) return null;
  return passwords.hash(password, strength);
}

function faultsOf({ login, password, device }: SignInInput): InvalidField[] {
  return [
    faultOfText("login", tidy(login), LONGEST_LOGIN),
    faultOfPassword("password", password),
    faultOfDevice(device),
  ].filter((fault) => fault !== null);
}

import type { EntityManager } from "@angel/kit/database";
import { dateOf } from "@angel/kit/moment";
import { Problem } from "@angel/kit/problem";
import { isUuid } from "@angel/kit/text";
import { Field, ID, ObjectType } from "type-graphql";

const MINUTES = 5;

@ObjectType({
  description:
    "A sign-in whose password was right and which waits for its second step, once, for five minutes.",
})
class SignInChallenge {
  @Field(() => ID, { description: "Its id, which is given back with the code." })
  id!: string;

  @Field(() => Date, { description: "Until when the second step can be taken." })
  expiresAt!: Date;
}

@ObjectType({
  implements: Problem,
  description:
    "The password is right and the account has a second factor: `confirmSignIn` takes its code. Nobody is signed in yet.",
})
export class SecondFactorWanted extends Problem {
  @Field(() => SignInChallenge, { description: "What `confirmSignIn` goes on from." })
  challenge: SignInChallenge;

  constructor(challenge: SignInChallenge) {
    super({
      ru: "Введите код из приложения или резервный код.",
      en: "Enter the code of the app, or a recovery code.",
    });
    this.challenge = challenge;
  }
}

/** A sign-in that is halfway: by which password, from which device. */
export interface Halfway {
  readonly accountId: string;
  readonly passwordHash: string;
  readonly device: string | null;
}

export async function challenge(
  { accountId, passwordHash, device }: Halfway,
  em: EntityManager,
): Promise<SecondFactorWanted> {
  const [made] = await em.execute<{ id: string; expiresAt: string }[]>(
    `insert into sign_in_challenges (account_id, password_hash, device, expires_at)
     values (?, ?, ?, now() + make_interval(mins => ${MINUTES})) returning id, expires_at as "expiresAt"`,
    [accountId, passwordHash, device],
  );
  if (!made) throw new Error("A challenge was not written.");
  const { id, expiresAt } = made;
  return new SecondFactorWanted(Object.assign(new SignInChallenge(), { id, expiresAt: dateOf(expiresAt) }));
}

/** The sign-in that waits under this id; null when there is none, or none any more. */
export async function halfway(id: string, em: EntityManager): Promise<Halfway | null> {
  if (!isUuid(id)) return null;
  const [kept] = await em.execute<Halfway[]>(
    `select account_id as "accountId", password_hash as "passwordHash", device from sign_in_challenges
     where id = ? and used_at is null and expires_at > now()`,
    [id],
  );
  return kept ?? null;
}

/** Uses the challenge up, within the deed's transaction; false where another was quicker. */
export async function endHalfway(id: string, em: EntityManager): Promise<boolean> {
  const ended = await em.execute<object[]>(
    "update sign_in_challenges set used_at = now() where id = ? and used_at is null returning 1 as ended",
    [id],
  );
  return ended.length === 1;
}

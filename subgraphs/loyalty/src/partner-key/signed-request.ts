import { Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { Field, InputType, Int, ObjectType } from "type-graphql";
import { PartnerSecrets } from "./partner-secrets.js";

@InputType({
  description:
    'A partner\'s signature over what it sends: `HMAC-SHA256(secret, timestamp + "." + idempotencyKey + "." + body)` in hexadecimal. The secret itself is never sent.',
})
export class SignedRequestInput {
  @Field(() => String, {
    description: "The id of the key: what stands between `pk_` and the second underscore.",
  })
  keyId!: string;

  @Field(() => Int, { description: "When it was signed, in seconds since 1970; good for five minutes." })
  timestamp!: number;

  @Field(() => String, {
    description:
      "The Idempotency-Key, up to 255 characters: a request repeated under it is answered as the first time.",
  })
  idempotencyKey!: string;

  @Field(() => String, { description: "What is sent, as the exact text that was signed." })
  body!: string;

  @Field(() => String, { description: "The signature." })
  signature!: string;
}

@ObjectType({
  implements: Problem,
  description: "The signature is not good: another key, other bytes, or signed more than five minutes away.",
})
export class SignatureNotGood extends Problem {
  constructor() {
    super({
      ru: "Подпись не подходит: проверьте ключ, текст запроса и часы.",
      en: "The signature is not good: check the key, the text of the request and the clock.",
    });
  }
}

/** The partner that signed; from then on the transaction is its own to Postgres too. */
export async function partnerThatSigned(
  request: SignedRequestInput,
  { em, companion }: Context,
): Promise<string | undefined> {
  const secrets = companion(PartnerSecrets);
  const { keyId } = request;
  const [known] = /^[0-9a-z]{16}$/.test(keyId)
    ? await em.execute<{ partner_id: string; secret_hash: Buffer }[]>("select * from partner_of_key(?)", [
        keyId,
      ])
    : [];
  // Computed whether the key is known or not: the answer takes the same time.
  const isSigned = secrets.isSigned(keyId, request);
  const isOurs = known?.secret_hash.equals(secrets.hashOf(keyId)) ?? false;
  if (!known || !isSigned || !isOurs) return undefined;
  await em.execute("select set_config('angel.partner', ?, true)", [known.partner_id]);
  return known.partner_id;
}

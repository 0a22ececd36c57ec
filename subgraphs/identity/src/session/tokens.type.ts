import { Field, ObjectType } from "type-graphql";
import { Account } from "../account/account.entity.js";

/** What a device keeps of a session. */
@ObjectType()
export abstract class Tokens {
  @Field(() => String, {
    description: "Goes with each request as `Authorization: Bearer …`; good for ten minutes.",
  })
  accessToken!: string;

  @Field(() => Date, { description: "When the access token stops being good." })
  accessTokenExpiresAt!: Date;

  @Field(() => String, { description: "Brings the next pair, once; keep it where no script can read it." })
  refreshToken!: string;

  @Field(() => Date, { description: "When the refresh token stops being good, thirty days from now." })
  refreshTokenExpiresAt!: Date;

  @Field(() => Account, { description: "Who has signed in." })
  viewer!: Account;
}

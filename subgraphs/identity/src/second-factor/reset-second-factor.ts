import { Permission, Role, type Viewer } from "@angel/kit/access";
import type { EntityManager } from "@angel/kit/database";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import { forbidden } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { Account } from "../account/account.entity.js";
import { accountsSeen, isTopOfUnion } from "../account/account.loader.js";
import { AccountNotFound } from "../account/account-not-found.js";
import { findGrants } from "../grant/grant.loader.js";
import { mayGive } from "../grant/may-give.js";
import { Sessions } from "../session/session.service.js";
import { viewerNow } from "../session/viewer-now.js";
import { SecondFactorIsOff } from "./second-factor-is-off.js";
import { SecondFactors } from "./second-factors.service.js";

const LONGEST_REASON = 300;

@InputType({ description: "Whose second factor is lost." })
class ResetSecondFactorInput {
  @Field(() => ID, { description: "The account." })
  accountId!: string;

  @Field(() => String, {
    description: "Why, and how it was made sure who asks; up to 300 characters, kept for good.",
  })
  reason!: string;
}

@ObjectType({ description: "The account signs in by its password alone, and may set up another factor." })
class ResetSecondFactorPayload {
  @Field(() => Account, { description: "The account." })
  account!: Account;

  @Field(() => Int, { description: "How many sessions ended: all there were." })
  endedSessions!: number;
}

export const ResetSecondFactorResult = createUnionType({
  name: "ResetSecondFactorResult",
  description: "How the reset went.",
  types: () => [ResetSecondFactorPayload, SecondFactorIsOff, AccountNotFound, InvalidInput] as const,
});

/** An administrator helps somebody who has lost authenticator and recovery codes; that it was done is written down. */
@Resolver()
export class ResetSecondFactor {
  @Mutation(() => ResetSecondFactorResult, {
    description:
      "Turn off the second factor of another's account («сбросить второй фактор»); all its sessions end. For administrators of every place where the account holds a role, by a right of their own.",
  })
  @May(Permission.GRANT_ROLES)
  async resetSecondFactor(
    @Arg("input", () => ResetSecondFactorInput, { description: "Whose, and why." })
    { accountId, reason }: ResetSecondFactorInput,
    @Ctx() context: Context,
  ): Promise<typeof ResetSecondFactorResult> {
    const { em } = context;
    const viewer = await viewerNow(context);
    const [account] = await accountsSeen([accountId], { ...context, viewer });
    if (!account || account instanceof Error) return new AccountNotFound();
    // One's own is removed by password and code.
    if (account.id === viewer.accountId || !(await administers(viewer, account, em))) throw forbidden();
    const fault = faultOfText("reason", tidy(reason), LONGEST_REASON);
    if (fault) return new InvalidInput([fault]);

    const gone = await em.execute<object[]>(
      "delete from second_factors where account_id = ? and confirmed_at is not null returning 1 as gone",
      [account.id],
    );
    if (gone.length === 0) return new SecondFactorIsOff();
    await new SecondFactors(context).keep("RESET", account.id, tidy(reason));
    const endedSessions = await new Sessions(context).end("account_id = ?", [account.id]);
    return Object.assign(new ResetSecondFactorPayload(), { account, endedSessions });
  }
}

async function administers(viewer: Viewer, { id }: Account, em: EntityManager): Promise<boolean> {
  const held = (await findGrants(em, [id])).map(({ path }) => path);
  // Who holds nothing is the whole union's.
  const tops = viewer.grants.map(({ path }) => path).filter(isTopOfUnion);
  if (held.length === 0) return tops.some((path) => mayGive(viewer, Role.ADMINISTRATOR, path));
  return held.every((path) => mayGive(viewer, Role.ADMINISTRATOR, path));
}

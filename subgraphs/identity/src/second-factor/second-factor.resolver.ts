import { Role } from "@angel/kit/access";
import type { Context } from "@angel/kit/subgraph";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Account } from "../account/account.entity.js";
import { grantsOfAccounts } from "../grant/grant.loader.js";
import { FactorPolicy } from "./factor-policy.js";
import { factorsOfAccounts } from "./second-factor.loader.js";
import { SecondFactor } from "./second-factor.type.js";

@Resolver(() => Account)
export class SecondFactorOfAccount {
  @FieldResolver(() => SecondFactor, {
    nullable: true,
    description:
      "The second factor, on or off, for the account's holder and for administrators who see the account; null for anyone else.",
  })
  async secondFactor(
    @Root() { id }: Account,
    @Ctx() { load, viewer, companion }: Context,
  ): Promise<SecondFactor | null> {
    const isAdministrator = viewer.grants.some(({ role }) => role === Role.ADMINISTRATOR);
    if (id !== viewer.accountId && !isAdministrator) return null;
    const factor = await load(factorsOfAccounts).load(id);
    const grants = await load(grantsOfAccounts).load(id);
    const policy = companion(FactorPolicy);
    return Object.assign(new SecondFactor(), {
      accountId: id,
      isOn: factor !== null,
      isRequired: grants.some((grant) => grant.isInForce() && policy.isRequiredFor(grant.role)),
      turnedOnAt: factor?.turnedOnAt ?? null,
      recoveryCodesLeft: factor?.recoveryCodesLeft ?? 0,
    });
  }
}

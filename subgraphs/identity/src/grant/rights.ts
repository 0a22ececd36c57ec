import type { Context } from "@angel/kit/subgraph";
import { FactorPolicy } from "../second-factor/factor-policy.js";
import { factorsOfAccounts } from "../second-factor/second-factor.loader.js";
import type { Grant } from "./grant.entity.js";
import { findGrants } from "./grant.loader.js";

/** The grants by which an account may act today. */
export async function rightsOf(accountId: string, context: Context): Promise<Grant[]> {
  const grants = await findGrants(context.em, [accountId]);
  return counting(
    grants.filter((grant) => grant.isInForce()),
    accountId,
    context,
  );
}

/** Of an account's grants those that count: without a second factor none for which the union asks for one. */
export async function counting(
  grants: readonly Grant[],
  accountId: string,
  { companion, load }: Context,
): Promise<Grant[]> {
  const policy = companion(FactorPolicy);
  const free = grants.filter(({ role }) => !policy.isRequiredFor(role));
  if (free.length === grants.length || (await load(factorsOfAccounts).load(accountId)) === null) return free;
  return [...grants];
}

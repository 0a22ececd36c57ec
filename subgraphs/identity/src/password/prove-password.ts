import type { Context } from "@angel/kit/subgraph";
import { accountNow } from "../session/viewer-now.js";
import { checkPassword, passwordHashOf } from "./check-password.js";
import { faultOfPassword } from "./password-rules.js";

/**
 * The one who asks, who has shown the password of the own account; null when it is wrong. Slow, and a try: not to be
 * called in a transaction. Throws UNAUTHENTICATED when the session is over.
 */
export async function provePassword(
  password: string,
  context: Context,
): Promise<{ accountId: string; passwordHash: string } | null> {
  const accountId = await accountNow(context);
  if (faultOfPassword("password", password)) return null;
  const passwordHash = await passwordHashOf(context.em, accountId);
  const isRight = await checkPassword(context, `account ${accountId}`, passwordHash, password);
  return isRight && passwordHash !== null ? { accountId, passwordHash } : null;
}

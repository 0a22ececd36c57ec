import { Permission } from "@angel/kit/access";
import type { Context } from "@angel/kit/subgraph";

/** What somebody looked at. */
export interface Seen {
  readonly claimId?: string;
  readonly memberId?: string;
  readonly organisationId: string;
  /** The organisation's path. */
  readonly path: string;
}

/** Written before anything is shown; in a deed, with the deed. One's own needs no note. */
export async function noteAccesses(
  { em, viewer }: Context,
  seen: readonly Seen[],
  deed: string,
): Promise<void> {
  if (seen.length === 0) return;
  const entries = seen.map(({ claimId, memberId, organisationId, path }) => ({
    account_id: viewer.accountId,
    role: viewer.grantFor(Permission.HANDLE_CLAIMS, path)?.role,
    claim_id: claimId,
    member_id: memberId,
    organisation_id: organisationId,
    deed,
  }));
  await em.execute("select note_accesses(?::json)", [JSON.stringify(entries)]);
}

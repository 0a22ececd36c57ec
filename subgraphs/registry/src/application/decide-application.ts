import type { Context } from "@angel/kit/subgraph";
import { organisationsByNode } from "../organisation/organisation.loader.js";
import { applicationDecided } from "./application.events.js";
import { applicationsById } from "./application.loader.js";
import type { JoinApplication } from "./join-application.entity.js";

interface Verdict {
  status: "ACCEPTED" | "REJECTED";
  reason?: string;
  memberId?: string;
}

/** Writes the decision down and tells of it; returns the application as it is then. */
export async function decideApplication(
  { id, organisationId }: JoinApplication,
  { status, reason, memberId }: Verdict,
  context: Context,
): Promise<JoinApplication> {
  const { em, viewer, load, tell } = context;
  const [sent] = await em.execute<{ accountId: string | null }[]>(
    `update join_applications set status = ?, reason = ?, member_id = ?, decided_at = now(), decided_by_id = ?
     where id = ? returning account_id as "accountId"`,
    [status, reason ?? null, memberId ?? null, viewer.accountId, id],
  );
  const organisation = await load(organisationsByNode).load(organisationId);
  tell(applicationDecided, {
    applicationId: id,
    organisationId: organisation?.id ?? "",
    status,
    accountId: sent?.accountId ?? null,
    ...(memberId !== undefined && { memberId }),
  });
  const [decided] = await applicationsById([id], context);
  if (!decided) throw new Error("An application that was just decided is not there.");
  return decided;
}

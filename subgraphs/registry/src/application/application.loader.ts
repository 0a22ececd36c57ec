import { dateOf } from "@angel/kit/moment";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { matchMembers, type Match } from "../matching/match-members.js";
import { grouped, inOrder } from "../organisation/organisation.loader.js";
import { ApplicationConsent } from "./application-consent.type.js";
import { ApplicationForwarding } from "./application-forwarding.type.js";
import { JoinApplication } from "./join-application.entity.js";

/** Those the viewer may see. */
export async function applicationsById(
  ids: readonly string[],
  { em }: Context,
): Promise<(JoinApplication | null)[]> {
  const wanted = ids.map((id) => id.toLowerCase());
  const rows = await em.execute<object[]>(
    `select join_applications.*, path::text from join_applications join organisations on node = organisation_id
     where join_applications.id = any(?::uuid[])`,
    [`{${wanted.filter(isUuid).join()}}`],
  );
  return inOrder(
    wanted,
    rows.map((row) => em.map(JoinApplication, row)),
    ({ id }) => id,
  );
}

export async function consentsOfApplications(
  ids: readonly string[],
  { em }: Context,
): Promise<ApplicationConsent[][]> {
  const rows = await em.execute<(ApplicationConsent & { id: string })[]>(
    `select application_id as id, purpose, text_version as "textVersion" from application_consents
     where application_id = any(?::uuid[]) order by purpose`,
    [`{${ids.join()}}`],
  );
  const found = grouped(rows, ({ id }) => id);
  return ids.map((id) => found.get(id) ?? []);
}

export async function forwardingsOfApplications(
  ids: readonly string[],
  { em }: Context,
): Promise<ApplicationForwarding[][]> {
  const rows = await em.execute<(ApplicationForwarding & { applicationId: string })[]>(
    `select application_id as "applicationId", from_id as "fromId", to_id as "toId", note,
       forwarded_at as "forwardedAt", forwarded_by_id as "forwardedById"
     from application_forwardings where application_id = any(?::uuid[]) order by forwarded_at`,
    [`{${ids.join()}}`],
  );
  const found = grouped(
    rows.map((row) =>
      Object.assign(new ApplicationForwarding(), row, { forwardedAt: dateOf(row.forwardedAt) }),
    ),
    ({ applicationId }) => applicationId,
  );
  return ids.map((id) => found.get(id) ?? []);
}

/** Who may be the author already. */
export function matchesOfApplications(
  applications: readonly JoinApplication[],
  context: Context,
): Promise<Match[][]> {
  const people = applications.map(
    ({ lastName, firstName, patronymic, bornOn, phone, email, organisationId }) => {
      return { lastName, firstName, patronymic, bornOn, phone, email, primaryId: organisationId };
    },
  );
  return matchMembers(people, context);
}

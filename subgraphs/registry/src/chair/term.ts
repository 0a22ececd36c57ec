import { yearsAfter } from "@angel/kit/days";
import type { Context } from "@angel/kit/subgraph";
import type { PlainDate } from "@angel/kit/values";
import type { Checked } from "../input/checked.js";
import { OrganisationLevelRule } from "../dictionary/level-rule.entity.js";
import type { Organisation } from "../organisation/organisation.entity.js";
import { Chair, type OfficeEnd } from "./chair.entity.js";
import { chairElected, chairPowersEnded } from "./chair.events.js";

/** The last day of a term that begins with this election: what was decided, but never longer than the statute's. */
export async function checkTerm(
  { level }: Organisation,
  electedOn: PlainDate,
  until: PlainDate | null | undefined,
  checked: Checked,
  { em }: Context,
): Promise<PlainDate> {
  const { termYears } = await em.findOneOrFail(OrganisationLevelRule, { level });
  const longest = yearsAfter(electedOn, termYears);
  const powersUntil = until ?? longest;
  if (powersUntil <= electedOn || powersUntil > longest) {
    checked.fault(
      "powersUntil",
      `Полномочия — после дня выборов и не дольше ${termYears} лет.`,
      `Powers end after the election, at most ${termYears} years later.`,
    );
  }
  return powersUntil;
}

/** Ends the powers of the one in office, if there is one, and tells of it. */
export async function endPowers(
  { id, node }: Pick<Organisation, "id" | "node">,
  reason: OfficeEnd,
  on: PlainDate,
  { em, tell }: Pick<Context, "em" | "tell">,
): Promise<void> {
  const [ended] = await em.execute<{ memberId: string | null; endedOn: PlainDate }[]>(
    `update chairs set left_on = greatest(elected_on, ?::date), end_reason = ?
     where organisation_id = ? and left_on is null
     returning member_id as "memberId", left_on::text as "endedOn"`,
    [on, reason, node],
  );
  if (ended?.memberId) {
    tell(chairPowersEnded, { organisationId: id, memberId: ended.memberId, endedOn: ended.endedOn });
  }
}

/** Tells from when until when the one in office has the rights of a chair. */
export async function tellElected(
  { id, level }: Organisation,
  { memberId, electedOn, powersUntil }: Chair,
  { em, tell }: Context,
): Promise<void> {
  if (memberId === null || electedOn === null) return;
  const { keepsPowers } = await em.findOneOrFail(OrganisationLevelRule, { level });
  tell(chairElected, {
    organisationId: id,
    memberId,
    electedOn,
    powersUntil: keepsPowers ? null : powersUntil,
  });
}

import { chosenIn } from "../form/choose-member.js";
import { noDaysIn } from "../form/day.js";
import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { type FormAgain, withSought } from "../form/seek-members.server.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { languageIn } from "../language/language.js";
import { rights } from "../language/rights.js";
import type { Visit } from "../session/visit.js";
import type { Right_Grant } from "./right.js";
import { LENDABLE } from "./roles.js";

const DelegateRole = graphql(
  `
    mutation DelegateRole($input: DelegateRoleInput!) {
      result: delegateRole(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Does what the button of the form says; null when the role is lent. */
export async function doWithRight(
  visit: Visit,
  grant: ResultOf<typeof Right_Grant>,
  form: FormData,
): Promise<FormAgain | null> {
  if (writtenIn(form)("deed") === "find") return withSought(visit, grant.organisation?.id ?? null, form);
  const refusal = await lend(visit, grant, form);
  return refusal && { refusal, sought: null };
}

async function lend(
  visit: Visit,
  { id, role }: ResultOf<typeof Right_Grant>,
  form: FormData,
): Promise<Refusal | null> {
  const written = writtenIn(form);
  const { nobodyChosen, noAccount } = rights[visit.locale];
  const { noDay, required } = languageIn(visit.locale).text.problem;
  const memberId = chosenIn(written("member"))[0]?.id;
  const fields = [
    ...(memberId ? [] : [{ path: "memberId", message: nobodyChosen }]),
    ...(written("endsOn") ? [] : [{ path: "endsOn", message: required }]),
    ...noDaysIn(written, ["startsOn", "endsOn"]).map((path) => ({ path, message: noDay })),
  ];
  if (!memberId || fields.length > 0) return refuse(form, { message: "", fields }, visit);
  const input = {
    grantId: id,
    memberId,
    role: LENDABLE[role]?.find((one) => one === written("role")) ?? role,
    startsOn: written("startsOn") || null,
    endsOn: written("endsOn"),
    reason: written("reason") || null,
  };
  try {
    const { result } = (await ask(visit, DelegateRole, { input })).data;
    if (!("message" in result)) return null;
    const isUnreached = result.__typename === "AccountNotFound";
    const said = isUnreached ? [{ path: "memberId", message: noAccount }] : null;
    return refuse(form, { ...result, ...(said && { fields: said }) }, visit);
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}

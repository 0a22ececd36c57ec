import { chosenIn } from "../form/choose-member.js";
import { noDaysIn } from "../form/day.js";
import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { type FormAgain, withSought } from "../form/seek-members.server.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn } from "../language/language.js";
import { roleHolders } from "../language/role-holders.js";
import type { Visit } from "../session/visit.js";
import type { Role } from "./roles.js";

const GrantRole = graphql(
  `
    mutation GrantRole($input: GrantRoleInput!) {
      result: grantRole(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Does what the button of the form says; null when the role is given. */
export async function doWithRole(
  visit: Visit,
  organisationId: string,
  roles: readonly Role[],
  form: FormData,
): Promise<FormAgain | null> {
  // Whoever keeps one organisation may stand on the register of another.
  if (writtenIn(form)("deed") === "find") return withSought(visit, null, form);
  const refusal = await give(visit, organisationId, roles, form);
  return refusal && { refusal, sought: null };
}

async function give(
  visit: Visit,
  organisationId: string,
  roles: readonly Role[],
  form: FormData,
): Promise<Refusal | null> {
  const written = writtenIn(form);
  const { nobodyChosen, noRole, notFound } = roleHolders[visit.locale];
  const { noDay } = languageIn(visit.locale).text.problem;
  const memberId = chosenIn(written("member"))[0]?.id;
  const role = roles.find((one) => one === written("role"));
  const fields = [
    ...(memberId ? [] : [{ path: "memberId", message: nobodyChosen }]),
    ...(role ? [] : [{ path: "role", message: noRole }]),
    ...noDaysIn(written, ["startsOn", "endsOn"]).map((path) => ({ path, message: noDay })),
  ];
  if (!memberId || !role || fields.length > 0) return refuse(form, { message: "", fields }, visit);
  const input = {
    memberId,
    role,
    organisationId,
    startsOn: written("startsOn") || null,
    endsOn: written("endsOn") || null,
    reason: written("reason") || null,
  };
  try {
    const { result } = (await ask(visit, GrantRole, { input })).data;
    if (!("message" in result)) return null;
    const ofPerson: Readonly<Record<string, string>> = {
      AccountNotFound: notFound,
      MemberWithoutAccount: result.message,
    };
    const message = ofPerson[result.__typename];
    return refuse(form, { ...result, ...(message && { fields: [{ path: "memberId", message }] }) }, visit);
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}

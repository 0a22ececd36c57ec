import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const SetHotline = graphql(
  `
    mutation SetHotline($input: SetHotlineInput!) {
      result: setHotline(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** Says how an organisation and all below it are reached; null when it is said. */
export async function setHotline(
  visit: Visit,
  organisationId: string,
  form: FormData,
): Promise<Refusal | null> {
  const written = writtenIn(form);
  const input = {
    organisationId,
    telephone: written("telephone"),
    isFree: written("isFree") !== "",
    email: written("email") || null,
    links: written("links").split(/\s+/).filter(Boolean),
    opensAt: written("opensAt"),
    closesAt: written("closesAt"),
    weekdays: WEEKDAYS.filter((day) => written(`weekday-${day}`) !== ""),
    timeZone: written("timeZone"),
  };
  try {
    const { result } = (await ask(visit, SetHotline, { input })).data;
    return "message" in result ? refuse(form, result, visit) : null;
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}

import { problemOf, sentenceOf } from "../form/problem.server.js";
import { Refusal_Problem } from "../form/problem.js";
import { type Written, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const InviteToEvent = graphql(
  `
    mutation InviteToEvent($input: InviteToEventInput!) {
      result: inviteToEvent(input: $input) {
        __typename
        ... on InviteToEventPayload {
          selected
          invited
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

export interface Invited {
  readonly problem: string | null;
  /** Whether it was only counted. */
  readonly isCount: boolean;
  readonly selected: number;
  readonly invited: number;
}

/** Invites one member or all of a selection, or counts how many it would be. */
export async function inviteToEvent(visit: Visit, eventId: string, form: FormData): Promise<Invited> {
  const written = writtenIn(form);
  const memberId = written("member");
  const isCount = written("deed") === "count";
  const whom = memberId ? { memberIds: [memberId] } : { selection: selectionIn(written) };
  const nothing = { isCount, selected: 0, invited: 0 };
  try {
    const { result } = (await ask(visit, InviteToEvent, { input: { eventId, dryRun: isCount, ...whom } }))
      .data;
    if ("message" in result) return { ...nothing, problem: sentenceOf(result) };
    return { problem: null, isCount, selected: result.selected, invited: result.invited };
  } catch (error) {
    return { ...nothing, problem: problemOf(error, visit) };
  }
}

const SEXES = ["FEMALE", "MALE"] as const;

function selectionIn(written: Written) {
  const age = (name: string) => (/^\d{1,3}$/.test(written(name)) ? Number(written(name)) : null);
  return {
    sex: SEXES.find((one) => one === written("sex")) ?? null,
    ageFrom: age("ageFrom"),
    ageUntil: age("ageUntil"),
    haveChildren: written("haveChildren") !== "",
    childAgeFrom: age("childAgeFrom"),
    childAgeUntil: age("childAgeUntil"),
  };
}

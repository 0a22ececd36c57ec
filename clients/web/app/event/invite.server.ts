import { problemOf, sentenceOf } from "../form/problem.server.js";
import { Refusal_Problem } from "../form/problem.js";
import { type Written, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql, type VariablesOf } from "../gateway/graphql.js";
import { events } from "../language/events.js";
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
  /** Of whom the count spoke, and how many they were: it holds while nothing of that is changed. */
  readonly counted: string;
}

/** Invites one member; of a selection it first counts how many it would be, and the second press is a yes to the count. */
export async function inviteToEvent(visit: Visit, eventId: string, form: FormData): Promise<Invited> {
  const written = writtenIn(form);
  const memberId = written("member");
  try {
    if (memberId) return await send(visit, { eventId, memberIds: [memberId] });
    const selection = selectionIn(written);
    const size = await send(visit, { eventId, selection, dryRun: true });
    if (size.problem !== null) return size;
    const { selected, invited } = size;
    const counted = JSON.stringify({ ...selection, selected, invited });
    const isYes = written("deed") === "invite";
    if (isYes && written("counted") === counted) return await send(visit, { eventId, selection });
    return { ...size, counted, problem: isYes ? events[visit.locale].invite.changed : null };
  } catch (error) {
    return { problem: problemOf(error, visit), isCount: true, selected: 0, invited: 0, counted: "" };
  }
}

async function send(visit: Visit, input: VariablesOf<typeof InviteToEvent>["input"]): Promise<Invited> {
  const isCount = input.dryRun ?? false;
  const { result } = (await ask(visit, InviteToEvent, { input })).data;
  if ("message" in result)
    return { problem: sentenceOf(result), isCount, selected: 0, invited: 0, counted: "" };
  return { problem: null, isCount, selected: result.selected, invited: result.invited, counted: "" };
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

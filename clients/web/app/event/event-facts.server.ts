import { refuse, refuseFor } from "../form/refuse.server.js";
import { Refusal_Problem } from "../form/problem.js";
import type { Refusal } from "../form/refusal.js";
import { type Written, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { events } from "../language/events.js";
import type { Visit } from "../session/visit.js";
import { momentAt } from "./place-time.js";

const PlanEvent = graphql(
  `
    mutation PlanEvent($input: PlanEventInput!) {
      result: planEvent(input: $input) {
        __typename
        ... on PlanEventPayload {
          event {
            id
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const ChangeEvent = graphql(
  `
    mutation ChangeEvent($input: ChangeEventInput!) {
      result: changeEvent(input: $input) {
        __typename
        ... on ChangeEventPayload {
          event {
            id
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

export interface Outcome {
  /** The event that was written; null where it was refused. */
  readonly id: string | null;
  readonly refusal: Refusal | null;
}

export function planEvent(visit: Visit, organisationId: string, form: FormData): Promise<Outcome> {
  return write(visit, form, async (facts) => {
    const { result } = (await ask(visit, PlanEvent, { input: { organisationId, ...facts } })).data;
    return "event" in result ? result.event : result;
  });
}

export function changeEvent(visit: Visit, eventId: string, form: FormData): Promise<Outcome> {
  return write(visit, form, async (facts) => {
    const { result } = (await ask(visit, ChangeEvent, { input: { eventId, ...facts } })).data;
    return "event" in result ? result.event : result;
  });
}

type Answer = { readonly id: string } | Parameters<typeof refuse>[1];

async function write(
  visit: Visit,
  form: FormData,
  send: (facts: NonNullable<ReturnType<typeof factsIn>>) => Promise<Answer>,
): Promise<Outcome> {
  const facts = factsIn(writtenIn(form));
  if (!facts) {
    const message = events[visit.locale].form.noMoment;
    const path = "startsAt";
    return { id: null, refusal: refuse(form, { message, fields: [{ path, message }] }, visit) };
  }
  try {
    const answer = await send(facts);
    if ("id" in answer) return { id: answer.id, refusal: null };
    return { id: null, refusal: refuse(form, answer, visit) };
  } catch (error) {
    return { id: null, refusal: refuseFor(form, error, visit) };
  }
}

const AUDIENCES = ["MEMBERS", "UNION", "INVITED"] as const;

/** What the form says, in the words of the API; null where it names no beginning. */
function factsIn(written: Written) {
  const timeZone = written("timeZone");
  const startsAt = momentAt(written("startsAt"), timeZone);
  if (startsAt === null) return null;
  return {
    startsAt,
    endsAt: momentAt(written("endsAt"), timeZone),
    timeZone,
    kind: written("kind"),
    title: written("title"),
    topic: written("topic") || null,
    description: written("description") || null,
    place: written("place") || null,
    address: written("address") || null,
    link: written("link") || null,
    audience: AUDIENCES.find((one) => one === written("audience")) ?? "MEMBERS",
    seats: Number(written("seats")) || null,
  };
}

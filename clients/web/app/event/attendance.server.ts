import { problemOf, sentenceOf } from "../form/problem.server.js";
import { Refusal_Problem } from "../form/problem.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const MarkAttendance = graphql(
  `
    mutation MarkAttendance($input: MarkAttendanceInput!) {
      result: markAttendance(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const HoldEvent = graphql(
  `
    mutation HoldEvent($input: HoldEventInput!) {
      result: holdEvent(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Marks one who came or did not, or records that the event was held; a problem is a sentence. */
export async function noteAttendance(visit: Visit, eventId: string, form: FormData): Promise<string | null> {
  const written = writtenIn(form);
  const registrationId = written("registration");
  const count = written("participants");
  try {
    const { result } = registrationId
      ? (
          await ask(visit, MarkAttendance, {
            input: { eventId, marks: [{ registrationId, attended: markIn(written("attended")) }] },
          })
        ).data
      : (
          await ask(visit, HoldEvent, {
            input: { eventId, participants: count === "" ? null : Math.trunc(Number(count)) || 0 },
          })
        ).data;
    return "message" in result ? sentenceOf(result) : null;
  } catch (error) {
    return problemOf(error, visit);
  }
}

function markIn(attended: string): boolean | null {
  if (attended === "") return null;
  return attended === "yes";
}

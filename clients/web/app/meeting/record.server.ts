import { countIn, placesIn } from "../form/count.js";
import { isDay } from "../form/day.js";
import { type Marked, markedIn } from "../form/marked.js";
import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import { type Refusal, unrefused } from "../form/refusal.js";
import { seekMembers } from "../form/seek-members.server.js";
import { linesOf, oneOf, valuesOf, type Written, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { meetings } from "../language/meetings.js";
import type { Visit } from "../session/visit.js";
import { MOST_QUESTIONS } from "./question-count.js";

const RecordMeeting = graphql(
  `
    mutation RecordMeeting($input: RecordMeetingInput!) {
      result: recordMeeting(input: $input) {
        __typename
        ... on RecordMeetingPayload {
          meetingEdge {
            node {
              id
            }
          }
        }
        ... on MeetingChangedMeanwhile {
          meeting {
            id
            revision
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** A form that is shown again: refused, grown by a question, or with members found to be marked. */
interface FormAgain {
  readonly refusal: Refusal;
  readonly count: number;
  readonly hasGrown: boolean;
  readonly sought: readonly Marked[] | null;
}

interface Place {
  readonly organisationId: string;
  /** The meeting to put right; a new one where there is none. */
  readonly meetingId: string | null;
}

/** Does what the button of the form says: the id of the meeting recorded, or the form again. */
export async function doWithForm(visit: Visit, place: Place, form: FormData): Promise<string | FormAgain> {
  const written = writtenIn(form);
  const count = countIn(written, MOST_QUESTIONS);
  const unchanged = unrefused(form);
  const again = { refusal: unchanged, count, hasGrown: false, sought: null };
  switch (written("deed")) {
    case "add":
      return { ...again, count: Math.min(MOST_QUESTIONS, count + 1), hasGrown: true };
    case "find":
      return { ...again, sought: await seekMembers(visit, place.organisationId, form) };
    default: {
      const recorded = await recordMeeting(visit, place, form);
      return typeof recorded === "string" ? recorded : { ...again, refusal: recorded };
    }
  }
}

async function recordMeeting(visit: Visit, place: Place, form: FormData): Promise<string | Refusal> {
  const written = writtenIn(form);
  const { noDay, noNumber } = meetings[visit.locale].form;
  const entitled = wholeIn(written("entitled"));
  const fields = [
    ...(isDay(written("heldOn")) ? [] : [{ path: "heldOn", message: noDay }]),
    ...(entitled === null ? [{ path: "entitled", message: noNumber }] : []),
  ];
  if (entitled === null || fields.length > 0) return refuse(form, { message: noDay, fields }, visit);
  const places = placesIn(written, MOST_QUESTIONS, ["question", "heard", "spoke", "decision"]);
  const revision = wholeIn(written("revision"));
  const input = {
    ...place,
    revision,
    ...meetingIn(form, written),
    entitled,
    agenda: places.map(itemAt(written)),
  };
  try {
    const { result } = (await ask(visit, RecordMeeting, { input })).data;
    if ("meetingEdge" in result) return result.meetingEdge.node.id;
    if (result.__typename === "NoQuorum") {
      return refuse(form, { ...result, fields: [{ path: "present", message: result.message }] }, visit);
    }
    // Seen once, the work of somebody else may be written over.
    if (result.__typename === "MeetingChangedMeanwhile")
      form.set("revision", String(result.meeting.revision));
    if (!("fields" in result)) return refuse(form, result, visit);
    return refuse(form, { ...result, fields: result.fields.map(placed(places)) }, visit);
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}

const KINDS = ["GENERAL_MEETING", "CONFERENCE", "COMMITTEE", "PRESIDIUM", "AUDIT_COMMISSION"] as const;

function meetingIn(form: FormData, written: Written) {
  return {
    kind: oneOf(KINDS, written("kind")),
    heldOn: written("heldOn"),
    place: written("place") || null,
    number: written("number") || null,
    chairedBy: written("chairedBy"),
    recordedBy: written("recordedBy"),
    present: wholeIn(written("present")),
    excused: wholeIn(written("excused")) ?? 0,
    attendeeIds: markedIn(valuesOf(form), "person").map(({ id }) => id),
    appendices: linesOf(written("appendices")),
  };
}

/** A number as people and votes are counted; null where none was written. */
function wholeIn(text: string): number | null {
  return /^\d{1,7}$/.test(text) ? Number(text) : null;
}

const itemAt = (written: Written) => (place: number) => ({
  question: written(`question-${place}`),
  heard: written(`heard-${place}`) || null,
  spoke: written(`spoke-${place}`) || null,
  decision: written(`decision-${place}`) || null,
  needed: written(`needed-${place}`) === "TWO_THIRDS" ? ("TWO_THIRDS" as const) : ("MAJORITY" as const),
  votesFor: wholeIn(written(`votesFor-${place}`)) ?? 0,
  votesAgainst: wholeIn(written(`votesAgainst-${place}`)) ?? 0,
  votesAbstained: wholeIn(written(`votesAbstained-${place}`)) ?? 0,
});

/** Where a fault stands in the form: empty questions were passed over, and some lists are one field. */
const placed =
  (places: readonly number[]) =>
  ({ path, message }: { path: string; message: string }) => ({
    path: path
      .replace(/^(attendeeIds|appendices)\..*$/, "$1")
      .replace(/^agenda$/, "agenda.0.question")
      .replace(/^agenda\.(\d+)/, (_, at: string) => `agenda.${places[Number(at)] ?? at}`),
    message,
  });

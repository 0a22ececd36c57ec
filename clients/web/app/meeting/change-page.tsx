import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/change-page.js";
import { markedMember, markOf } from "../form/marked.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { meetings } from "../language/meetings.js";
import { PageHead } from "../layout/page-head.js";
import { idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { MeetingFacts_Meeting } from "./meeting-facts.js";
import { MeetingForm } from "./meeting-form.js";
import { doWithForm } from "./record.server.js";

const ChangeMeetingPage = graphql(
  `
    query ChangeMeetingPage($id: ID!, $meeting: ID!) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
        memberCount
        bodies {
          id
          kind
          size
        }
      }
      meeting(id: $meeting) {
        ...MeetingFacts_Meeting
      }
    }
  `,
  [MeetingFacts_Meeting],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await askForPage(visitOf(context), ChangeMeetingPage, {
    id: idOf(params.id),
    meeting: idOf(params.meetingId),
  });
  if (!answer.data.viewer) throw signInFirst(request);
  const meeting = found(answer.data.meeting, answer.faults);
  const organisation = found(answer.data.organisation, answer.faults);
  if (meeting.organisation?.id !== organisation.id) throw data(null, 404);
  return { organisation, meeting };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const place = { organisationId: idOf(params.id), meetingId: idOf(params.meetingId) };
  const answer = await doWithForm(visit, place, await request.formData());
  if (typeof answer !== "string") return data(answer, answer.refusal.problem ? 422 : 200);
  return redirect(languageIn(visit.locale).path(`/organisations/${params.id}/meetings/${answer}`), 303);
}

export default function Change({ loaderData: { organisation, meeting }, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(meetings);
  return (
    <div className="page narrow">
      <PageHead title={words.change} isPrivate />
      <p>
        <Link to={path(`/organisations/${organisation.id}/meetings/${meeting.id}`)}>
          {words.kinds[meeting.kind]}, {words.number(meeting.number)}
        </Link>
      </p>
      <h1 tabIndex={-1}>{words.change}</h1>
      <p>{words.changeNote}</p>
      <MeetingForm
        organisation={organisation}
        refusal={actionData?.refusal ?? null}
        initial={writtenOf(meeting)}
        count={actionData?.count ?? meeting.agenda.length}
        hasGrown={actionData?.hasGrown ?? false}
        sought={actionData?.sought ?? null}
      />
    </div>
  );
}

type Meeting = Route.ComponentProps["loaderData"]["meeting"];

/** A meeting by the names of the fields of its form. */
function writtenOf({ agenda, attendees, appendices, ...meeting }: Meeting): Record<string, string> {
  const marks = attendees.map(markedMember).map((person) => [markOf("person", person), person.name]);
  return {
    ...Object.fromEntries([...marks, ...agenda.flatMap(itemOf)]),
    revision: String(meeting.revision),
    kind: meeting.kind,
    number: meeting.number,
    heldOn: meeting.heldOn,
    place: meeting.place ?? "",
    entitled: String(meeting.entitled),
    present: String(meeting.present),
    excused: String(meeting.excused),
    chairedBy: meeting.chairedBy,
    recordedBy: meeting.recordedBy,
    appendices: appendices.join("\n"),
  };
}

const ITEM_FIELDS = [
  "question",
  "heard",
  "spoke",
  "decision",
  "needed",
  "votesFor",
  "votesAgainst",
  "votesAbstained",
] as const;

function itemOf(item: Meeting["agenda"][number], at: number): [string, string][] {
  return ITEM_FIELDS.map((name) => [`${name}-${at}`, String(item[name] ?? "")]);
}

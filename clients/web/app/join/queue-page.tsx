import { useState } from "react";
import { data, replace, useLocation, useRevalidator } from "react-router";
import type { Route } from "./+types/queue-page.js";
import { DuplicatesLink, DuplicatesLink_Organisation } from "../duplicate/duplicates-link.js";
import { writtenIn } from "../form/written.js";
import { ask, found, NoAnswer } from "../gateway/ask.server.js";
import { hasCode } from "../gateway/fault.js";
import { graphql } from "../gateway/graphql.js";
import { InstructionLinks } from "../knowledge/instruction-links.js";
import { instructionsFor } from "../knowledge/instructions.server.js";
import { join } from "../language/join.js";
import { useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { useLive } from "../live/use-live.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { decideApplication } from "./decide.server.js";
import { forwardApplication } from "./forward.server.js";
import { QueueItem, QueueItem_JoinApplication } from "./queue-item.js";
import { Queues } from "./queues.js";
import "../style/join.css";

const QueuePage = graphql(
  `
    query QueuePage($id: ID!, $after: String) {
      organisation(id: $id) {
        id
        name
        ...DuplicatesLink_Organisation
      }
      joinApplications(organisationId: $id, first: 20, after: $after) {
        totalCount
        nodes {
          id
          ...QueueItem_JoinApplication
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [DuplicatesLink_Organisation, QueueItem_JoinApplication],
);

const ApplicationSubmitted = graphql(`
  subscription ApplicationSubmitted($organisationId: ID!, $after: ID) {
    applicationSubmitted(organisationId: $organisationId, after: $after) {
      id
      number
    }
  }
`);

const DEEDS = ["accept", "reject", "forward"] as const;

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const wanted = new URL(request.url).searchParams;
  const after = wanted.get("after");
  const done = after ? null : DEEDS.find((deed) => deed === wanted.get("done"));
  try {
    const [answer, instructions] = await Promise.all([
      ask(visit, QueuePage, { id: params.id, after }),
      instructionsFor(visit, "APPLICATIONS"),
    ]);
    return {
      done,
      instructions,
      organisation: found(answer.data.organisation, answer.faults),
      queue: answer.data.joinApplications,
    };
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    if (hasCode(error.faults, "UNAUTHENTICATED")) throw signInFirst(request);
    throw data(
      null,
      hasCode(error.faults, "FORBIDDEN") || hasCode(error.faults, "BAD_USER_INPUT") ? 404 : 503,
    );
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const deed = writtenIn(form)("deed");
  const isForwarding = deed === "forward" || deed === "seek";
  const again = await (isForwarding ? forwardApplication(visit, form) : decideApplication(visit, form));
  if (!again) return replace(`${new URL(request.url).pathname}?${new URLSearchParams({ done: deed })}`, 303);
  const isRefused = "problem" in again || again.refusal.problem !== "";
  return data(again, isRefused ? 422 : 200);
}

type Loaded = Route.ComponentProps["loaderData"];

export default function Queue({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, queue, instructions, done } = loaderData;
  const joining = useWords(join);
  const { key } = useLocation();
  const { revalidate } = useRevalidator();
  const [said, setSaid] = useState("");
  const pages = usePages<Loaded["queue"]["nodes"][number], Loaded>(queue, "after", (loaded) => loaded.queue);
  useLive({
    document: ApplicationSubmitted,
    variables: { organisationId: organisation.id },
    after: pages.next === null ? (pages.nodes.at(-1)?.id ?? null) : null,
    read: ({ applicationSubmitted }) => applicationSubmitted,
    cursor: (arrived) => arrived?.id ?? "",
    take: (arrived) => {
      if (arrived) setSaid(joining.arrived(arrived.number));
      void revalidate();
    },
    opened: ({ after }) => {
      // Where nothing waits there is no place to resume from: ask once more when the line stands.
      if (after === null) void revalidate();
    },
  });
  return (
    <div className="page narrow">
      <PageHead title={`${joining.queue}. ${organisation.name}`} isPrivate />
      <h1 tabIndex={-1}>
        {joining.queue} {queue.totalCount > 0 && <span className="count">{queue.totalCount}</span>}
      </h1>
      <p className="lead">{organisation.name}</p>
      <div role="status">
        {done && !actionData && (
          <p className="done" key={key}>
            {joining.decisions[done]}
          </p>
        )}
      </div>
      <Queues organisationId={organisation.id} />
      <DuplicatesLink organisation={organisation} />
      <InstructionLinks instructions={instructions} />
      <p className="unseen" role="status" aria-live="polite">
        {said}
      </p>
      {pages.nodes.length === 0 && <p>{joining.emptyQueue}</p>}
      <ol className="queue">
        {pages.nodes.map((application) => (
          <QueueItem key={application.id} application={application} />
        ))}
      </ol>
      <More pages={pages} />
    </div>
  );
}

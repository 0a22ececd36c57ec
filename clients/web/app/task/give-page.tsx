import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/give-page.js";
import { found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { projects as projectWords } from "../language/projects.js";
import { tasks } from "../language/tasks.js";
import { appeal as appealWords } from "../language/appeal.js";
import { PageHead } from "../layout/page-head.js";
import { idIn } from "../layout/wanted.js";
import { lastDays } from "../period/days.js";
import { askHandler } from "../session/ask-handler.server.js";
import { visitOf } from "../session/visit.js";
import { colleagueChoices, Colleagues_ColleagueConnection } from "./colleagues.server.js";
import { type Reached, TaskForm } from "./task-form.js";
import { createTask } from "./write-task.server.js";
import "../style/join.css";

const GiveTaskPage = graphql(
  `
    query GiveTaskPage(
      $id: ID!
      $appealId: ID!
      $hasAppeal: Boolean!
      $memberId: ID!
      $hasMember: Boolean!
      $authorOf: ID!
      $hasAuthor: Boolean!
      $chairOf: ID!
      $hasChair: Boolean!
      $from: PlainDate!
      $until: PlainDate!
    ) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
        taskEfficiency(from: $from, until: $until) {
          figures {
            openCount
          }
        }
        colleagues(first: 100) {
          ...Colleagues_ColleagueConnection
        }
        projects(filter: { state: OPEN, isFromAbove: true }, first: 100) {
          nodes {
            id
            number
            title
          }
        }
      }
      appeal(id: $appealId) @include(if: $hasAppeal) {
        id
        number
      }
      member(id: $memberId) @include(if: $hasMember) {
        id
        displayName
        name {
          full
        }
      }
      wrote: appeal(id: $authorOf) @include(if: $hasAuthor) {
        id
        contact {
          name
          telephone
        }
      }
      led: organisation(id: $chairOf) @include(if: $hasChair) {
        id
        name
        chair {
          name
        }
        contacts {
          phones
        }
      }
    }
  `,
  [Colleagues_ColleagueConnection],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const [appealId, memberId, authorOf, chairOf] = ["appeal", "member", "author", "chair"].map(
    (name) => idIn(asked, name) ?? "",
  ) as [string, string, string, string];
  const visit = visitOf(context);
  const answer = await askHandler(visit, request, GiveTaskPage, {
    id: params.id,
    appealId,
    hasAppeal: appealId !== "",
    memberId,
    hasMember: memberId !== "",
    authorOf,
    hasAuthor: authorOf !== "",
    chairOf,
    hasChair: chairOf !== "",
    ...lastDays(1),
  });
  const { organisation, appeal, viewer, ...people } = answer.data;
  const { colleagues, projects, taskEfficiency, ...home } = found(organisation, answer.faults);
  // Null but for those who handle appeals here.
  found(taskEfficiency, answer.faults);
  return {
    home,
    appeal: appeal ?? null,
    colleagues: await colleagueChoices(visit, { id: home.id, colleagues }, viewer?.id),
    projects: projects.nodes,
    projectId: idIn(asked, "project"),
    contact: reached(people),
    // One page is one task, however often it is sent.
    idempotencyKey: crypto.randomUUID(),
  };
}

interface People {
  readonly member?: {
    readonly id: string;
    readonly displayName: string;
    readonly name: { readonly full: string } | null;
  } | null;
  readonly wrote?: {
    readonly contact: { readonly name: string | null; readonly telephone: string | null } | null;
  } | null;
  readonly led?: {
    readonly name: string;
    readonly chair: { readonly name: string | null } | null;
    readonly contacts: { readonly phones: readonly string[] } | null;
  } | null;
}

/** Whom the address wants to be reached. */
function reached({ member, wrote, led }: People): Reached | null {
  if (member) return { member: { id: member.id, name: member.name?.full ?? member.displayName } };
  if (wrote) return { ...wrote.contact };
  if (!led) return null;
  return {
    name: [led.chair?.name, led.name].filter(Boolean).join(", ").slice(0, 200),
    telephone: led.contacts?.phones[0] ?? null,
  };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const { id, refusal } = await createTask(visit, params.id, await request.formData());
  return refusal ? data({ refusal }, 422) : redirect(languageIn(visit.locale).path(`/tasks/${id}`), 303);
}

export default function GiveTask({ loaderData, actionData }: Route.ComponentProps) {
  const { home, appeal, colleagues, projects, projectId, contact, idempotencyKey } = loaderData;
  const { path } = useLanguage();
  const words = useWords(tasks);
  const { number } = useWords(projectWords);
  const appeals = useWords(appealWords);
  const back = appeal ? `/appeals/${appeal.id}/work` : `/organisations/${home.id}/tasks`;
  return (
    <div className="page narrow">
      <PageHead title={words.give} isPrivate />
      <p>
        <Link to={path(back)}>{appeal ? appeals.number(appeal.number) : words.title}</Link>
      </p>
      <h1 tabIndex={-1}>{words.give}</h1>
      <p className="lead" lang="ru">
        {home.name}
      </p>
      <p>{words.giveLead}</p>
      <TaskForm
        refusal={actionData?.refusal ?? null}
        colleagues={colleagues}
        projects={projects.map((project) => [project.id, project.title ?? number(project.number)])}
        known={{ contact, projectId }}
        hidden={{ idempotencyKey, appealId: appeal?.id ?? "" }}
      />
    </div>
  );
}

import { data, Link, redirect, useRevalidator } from "react-router";
import type { Route } from "./+types/task-page.js";
import { found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { useDone } from "../form/use-done.js";
import { writtenIn } from "../form/written.js";
import { appeal as appealWords } from "../language/appeal.js";
import { useLanguage, useWords } from "../language/language.js";
import { projects } from "../language/projects.js";
import { tasks } from "../language/tasks.js";
import { Fact } from "../layout/fact.js";
import { Moment } from "../layout/moment.js";
import { PageHead } from "../layout/page-head.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { useLive } from "../live/use-live.js";
import { askHandler } from "../session/ask-handler.server.js";
import { visitOf } from "../session/visit.js";
import { colleagueChoices, Colleagues_ColleagueConnection } from "./colleagues.server.js";
import { Changes, Changes_TaskChange } from "./changes.js";
import { TaskContact, TaskContact_TaskContact } from "./contact.js";
import { dealWithTask } from "./deal-with-task.server.js";
import { TaskDeeds } from "./deeds.js";
import { TaskMark } from "./task-mark.js";
import "../style/appeal.css";
import "../style/join.css";
import "../style/task.css";

const TaskPage = graphql(
  `
    query TaskPage($id: ID!, $changesAfter: String) {
      viewer {
        id
      }
      task(id: $id) {
        id
        number
        title
        text
        state
        dueOn
        isOverdue
        createdAt
        endedAt
        version
        revision
        responsible {
          name
          account {
            id
          }
        }
        giver {
          name
        }
        organisation {
          id
          name
          colleagues(first: 100) {
            ...Colleagues_ColleagueConnection
          }
        }
        project {
          id
          number
          title
        }
        appeal {
          id
          number
        }
        contact {
          ...TaskContact_TaskContact
        }
        viewerMay {
          change
          takeOn
          handOn
          finish
          drop
          reopen
        }
        changes(first: 50, after: $changesAfter) {
          nodes {
            ...Changes_TaskChange
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [Colleagues_ColleagueConnection, Changes_TaskChange, TaskContact_TaskContact],
);

const TaskPageChanged = graphql(`
  subscription TaskPageChanged($taskId: ID!, $after: String) {
    taskChanged(taskId: $taskId, after: $after) {
      id
      number
      revision
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const answer = await askHandler(visit, request, TaskPage, {
    id: params.id,
    changesAfter: new URL(request.url).searchParams.get("changesAfter"),
  });
  const task = found(answer.data.task, answer.faults);
  const { organisation } = task;
  return { task, colleagues: await colleagueChoices(visit, organisation, task.responsible.account?.id) };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const refusal = await dealWithTask(visit, params.id, form);
  if (refusal) return data({ refused: { deed: writtenIn(form)("deed"), refusal } }, 422);
  if (visit.isDocument) return redirect(new URL(request.url).pathname, 303);
  return data({ refused: null });
}

type Loaded = Route.ComponentProps["loaderData"];
type Change = Loaded["task"]["changes"]["nodes"][number];

export default function Task({ loaderData: { task, colleagues }, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(tasks);
  const { number: projectNumber } = useWords(projects);
  const { number: appealNumber } = useWords(appealWords);
  const { revalidate } = useRevalidator();
  const { id, number, title, text, state, isOverdue, organisation, project, appeal, contact } = task;
  useLive({
    document: TaskPageChanged,
    variables: { taskId: id },
    after: task.revision,
    read: ({ taskChanged }) => taskChanged,
    cursor: ({ revision }) => revision,
    take: () => void revalidate(),
  });
  const changes = usePages<Change, Loaded>(task.changes, "changesAfter", (loaded) => loaded.task.changes);
  const done = useDone(actionData, actionData?.refused === null);
  return (
    <div className="page narrow">
      <PageHead title={words.number(number)} isPrivate />
      {organisation && (
        <p>
          <Link to={path(`/organisations/${organisation.id}/tasks`)}>{words.title}</Link>
        </p>
      )}
      <h1 tabIndex={-1} lang="ru">
        {title ?? words.forgotten}
      </h1>
      <p className="lead">
        {words.number(number)} <TaskMark state={state} isOverdue={isOverdue} />
      </p>
      <dl className="facts">
        <Fact name={words.dueOn}>
          <Moment value={task.dueOn} />
        </Fact>
        <Fact name={words.responsible}>{task.responsible.name ?? words.unknown}</Fact>
        <Fact name={words.giver}>
          {task.giver.name ?? words.unknown}, <Moment value={task.createdAt} />
        </Fact>
        <Fact name={words.ended}>{task.endedAt && <Moment value={task.endedAt} />}</Fact>
        <Fact name={words.project}>
          {project && (
            <Link to={path(`/projects/${project.id}`)} lang="ru">
              {project.title ?? projectNumber(project.number)}
            </Link>
          )}
        </Fact>
        <Fact name={words.appeal}>
          {appeal && <Link to={path(`/appeals/${appeal.id}/handling`)}>{appealNumber(appeal.number)}</Link>}
        </Fact>
        <Fact name={words.organisation}>{organisation && <span lang="ru">{organisation.name}</span>}</Fact>
      </dl>
      {text && (
        <section aria-labelledby="what">
          <h2 id="what">{words.what}</h2>
          <p className="task-text" lang="ru">
            {text}
          </p>
        </section>
      )}
      {contact && <TaskContact contact={contact} />}
      {task.viewerMay.change && (
        <p>
          <Link className="button quiet" to={path(`/tasks/${id}/change`)}>
            {words.deeds.change}
          </Link>
        </p>
      )}
      <TaskDeeds key={done} task={task} colleagues={colleagues} refused={actionData?.refused ?? null} />
      <section aria-labelledby="history">
        <h2 id="history">{words.history}</h2>
        <Changes changes={changes.nodes} />
        <More pages={changes} />
      </section>
    </div>
  );
}

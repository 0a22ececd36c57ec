import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/change-page.js";
import { found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { projects as projectWords } from "../language/projects.js";
import { tasks } from "../language/tasks.js";
import { PageHead } from "../layout/page-head.js";
import { askHandler } from "../session/ask-handler.server.js";
import { visitOf } from "../session/visit.js";
import { TaskForm } from "./task-form.js";
import { changeTask } from "./write-task.server.js";
import "../style/join.css";

const ChangeTaskPage = graphql(`
  query ChangeTaskPage($id: ID!) {
    task(id: $id) {
      id
      number
      title
      text
      dueOn
      version
      project {
        id
        number
        title
      }
      contact {
        channel
        name
        telephone
        member {
          id
          displayName
        }
      }
      viewerMay {
        change
      }
      organisation {
        id
        projects(filter: { state: OPEN, isFromAbove: true }, first: 100) {
          nodes {
            id
            number
            title
          }
        }
      }
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await askHandler(visitOf(context), request, ChangeTaskPage, { id: params.id });
  const task = found(answer.data.task, answer.faults);
  if (!task.viewerMay.change) throw data(null, 404);
  const open = task.organisation?.projects.nodes ?? [];
  const isAmong = open.some(({ id }) => id === task.project?.id);
  return { task, projects: task.project && !isAmong ? [task.project, ...open] : open };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const { refusal } = await changeTask(visit, params.id, await request.formData());
  return refusal
    ? data({ refusal }, 422)
    : redirect(languageIn(visit.locale).path(`/tasks/${params.id}`), 303);
}

export default function ChangeTask({ loaderData: { task, projects }, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(tasks);
  const { number } = useWords(projectWords);
  const { contact } = task;
  return (
    <div className="page narrow">
      <PageHead title={words.changeTitle} isPrivate />
      <p>
        <Link to={path(`/tasks/${task.id}`)}>{words.number(task.number)}</Link>
      </p>
      <h1 tabIndex={-1}>{words.changeTitle}</h1>
      <TaskForm
        refusal={actionData?.refusal ?? null}
        projects={projects.map((project) => [project.id, project.title ?? number(project.number)])}
        known={{
          ...task,
          projectId: task.project?.id ?? null,
          contact: contact && {
            ...contact,
            member: contact.member && { id: contact.member.id, name: contact.member.displayName },
          },
        }}
        hidden={{ version: String(task.version) }}
      />
    </div>
  );
}

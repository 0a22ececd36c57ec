import { data, Form, Link, redirect } from "react-router";
import type { Route } from "./+types/project-page.js";
import { AppealRow_Appeal } from "../appeal/appeal-row.js";
import { Appeals } from "../appeal-handling/context.js";
import { FoldedForm, Words } from "../form/folded-form.js";
import { SelectField } from "../form/select-field.js";
import { SendButton } from "../form/send-button.js";
import { useDone } from "../form/use-done.js";
import { found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { projects } from "../language/projects.js";
import { Fact } from "../layout/fact.js";
import { Moment } from "../layout/moment.js";
import { PageHead } from "../layout/page-head.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { askHandler } from "../session/ask-handler.server.js";
import { visitOf } from "../session/visit.js";
import { Changes, Changes_TaskChange } from "../task/changes.js";
import { TaskRow, TaskRow_Task } from "../task/task-row.js";
import { endProject } from "./write-project.server.js";
import "../style/appeal.css";
import "../style/join.css";
import "../style/task.css";

const ProjectPage = graphql(
  `
    query ProjectPage($id: ID!, $tasksAfter: String, $appealsAfter: String, $changesAfter: String) {
      project(id: $id) {
        id
        number
        title
        aim
        state
        outcome
        beginsOn
        endsOn
        closedAt
        version
        viewerMayChange
        lead {
          name
        }
        organisation {
          id
          name
        }
        appeals(first: 50, after: $appealsAfter) {
          nodes {
            ...AppealRow_Appeal
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
        tasks(first: 50, after: $tasksAfter) {
          nodes {
            ...TaskRow_Task
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
        changes(first: 50, after: $changesAfter) {
          nodes {
            ...Changes_TaskChange
            task {
              id
              number
              title
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [AppealRow_Appeal, Changes_TaskChange, TaskRow_Task],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await askHandler(visitOf(context), request, ProjectPage, {
    id: params.id,
    ...pagesIn(request),
  });
  return { project: found(answer.data.project, answer.faults) };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const { refusal } = await endProject(visit, params.id, await request.formData());
  if (refusal) return data({ refusal }, 422);
  if (visit.isDocument) return redirect(new URL(request.url).pathname, 303);
  return data({ refusal: null });
}

type Loaded = Route.ComponentProps["loaderData"];
type Listed<List extends "tasks" | "appeals" | "changes"> = Loaded["project"][List]["nodes"][number];

function pagesIn(request: Request) {
  const wanted = new URL(request.url).searchParams;
  return {
    tasksAfter: wanted.get("tasksAfter"),
    appealsAfter: wanted.get("appealsAfter"),
    changesAfter: wanted.get("changesAfter"),
  };
}

export default function Project({ loaderData: { project }, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(projects);
  const { id, number, title, aim, state, outcome, organisation } = project;
  const tasks = usePages<Listed<"tasks">, Loaded>(
    project.tasks,
    "tasksAfter",
    (loaded) => loaded.project.tasks,
  );
  const appeals = usePages<Listed<"appeals">, Loaded>(
    project.appeals,
    "appealsAfter",
    (loaded) => loaded.project.appeals,
  );
  const changes = usePages<Listed<"changes">, Loaded>(
    project.changes,
    "changesAfter",
    (loaded) => loaded.project.changes,
  );
  const done = useDone(actionData, actionData?.refusal === null);
  const isOpen = state === "OPEN";
  return (
    <div className="page narrow">
      <PageHead title={words.number(number)} isPrivate />
      {organisation && (
        <p>
          <Link to={path(`/organisations/${organisation.id}/projects`)}>{words.title}</Link>
        </p>
      )}
      <h1 tabIndex={-1} lang="ru">
        {title ?? words.forgotten}
      </h1>
      <p className="lead">
        {words.number(number)}{" "}
        <span className={`appeal-state ${state === "DONE" ? "closed" : ""}`.trim()}>
          {words.states[state]}
        </span>
      </p>
      <dl className="facts">
        <Fact name={words.aim}>
          {aim && (
            <span className="task-text" lang="ru">
              {aim}
            </span>
          )}
        </Fact>
        <Fact name={words.leader}>{project.lead.name ?? words.unknown}</Fact>
        <Fact name={words.beginsOn}>
          <Moment value={project.beginsOn} />
        </Fact>
        <Fact name={words.endsOn}>{project.endsOn && <Moment value={project.endsOn} />}</Fact>
        <Fact name={words.organisation}>{organisation && <span lang="ru">{organisation.name}</span>}</Fact>
        <Fact name={words.closed}>{project.closedAt && <Moment value={project.closedAt} />}</Fact>
        <Fact name={words.outcome}>
          {outcome && (
            <span className="task-text" lang="ru">
              {outcome}
            </span>
          )}
        </Fact>
      </dl>
      {project.viewerMayChange && isOpen && (
        <p>
          <Link className="button quiet" to={path(`/projects/${id}/change`)}>
            {words.change}
          </Link>
        </p>
      )}
      <section aria-labelledby="tasks">
        <h2 id="tasks">{words.tasks}</h2>
        {tasks.nodes.length === 0 && <p>{words.noTasks}</p>}
        <ul className="appeal-list">
          {tasks.nodes.map((task) => (
            <TaskRow key={task.id} task={task} />
          ))}
        </ul>
        <More pages={tasks} />
        {isOpen && organisation && (
          <p>
            <Link
              className="button quiet"
              to={path(`/organisations/${organisation.id}/tasks/new?project=${id}`)}
            >
              {words.give}
            </Link>
          </p>
        )}
      </section>
      <section aria-labelledby="appeals">
        <h2 id="appeals">{words.appeals}</h2>
        <Appeals list={appeals.nodes} none={words.noAppeals} />
        <More pages={appeals} />
      </section>
      {changes.nodes.length > 0 && (
        <section aria-labelledby="done">
          <h2 id="done">{words.done}</h2>
          <Changes changes={changes.nodes} />
          <More pages={changes} />
        </section>
      )}
      {project.viewerMayChange && <End key={done} project={project} refusal={actionData?.refusal ?? null} />}
    </div>
  );
}

interface EndProps extends Loaded {
  readonly refusal: Parameters<typeof FoldedForm>[0]["refusal"];
}

/** Closes the project, or opens it again. */
function End({ project: { state, version }, refusal }: EndProps) {
  const words = useWords(projects);
  const seen = <input type="hidden" name="version" value={version} />;
  if (state !== "OPEN")
    return (
      <Form method="post" className="appeal-take" preventScrollReset>
        {refusal && (
          <p className="problem" role="alert">
            {refusal.problem}
          </p>
        )}
        <input type="hidden" name="deed" value="reopen" />
        {seen}
        <SendButton busy={words.form.sending} isQuiet>
          {words.reopen}
        </SendButton>
      </Form>
    );
  return (
    <FoldedForm
      deed="close"
      title={words.close}
      submit={words.closeSubmit}
      busy={words.form.sending}
      refusal={refusal}
    >
      {seen}
      <SelectField
        name="isDone"
        label={words.closeAs}
        options={[
          ["yes", words.closeAsDone],
          ["no", words.closeAsDropped],
        ]}
      />
      <Words name="outcome" path="outcome" label={words.outcome} isRequired />
    </FoldedForm>
  );
}

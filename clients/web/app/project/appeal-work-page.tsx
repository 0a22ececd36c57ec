import { data, Form, Link, redirect } from "react-router";
import type { Route } from "./+types/appeal-work-page.js";
import { FoldedForm } from "../form/folded-form.js";
import { SelectField } from "../form/select-field.js";
import { SendButton } from "../form/send-button.js";
import { found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { projects as projectWords } from "../language/projects.js";
import { tasks } from "../language/tasks.js";
import { PageHead } from "../layout/page-head.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { askHandler } from "../session/ask-handler.server.js";
import { visitOf } from "../session/visit.js";
import { TaskRow, TaskRow_Task } from "../task/task-row.js";
import { ContactPersons, ContactPersons_ContactPerson } from "./contact-persons.js";
import { moveAppeal } from "./write-project.server.js";
import "../style/appeal.css";
import "../style/join.css";

const AppealWorkPage = graphql(
  `
    query AppealWorkPage($id: ID!, $after: String) {
      appeal(id: $id) {
        id
        number
        viewerMay {
          note
        }
        handlingOrganisation {
          id
          name
          projects(filter: { state: OPEN, isFromAbove: true }, first: 100) {
            nodes {
              id
              number
              title
            }
          }
        }
        tasks(first: 50, after: $after) {
          nodes {
            ...TaskRow_Task
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
        projects(first: 100) {
          nodes {
            id
            number
            title
            state
            viewerMayChange
          }
        }
        contactPersons {
          ...ContactPersons_ContactPerson
        }
      }
    }
  `,
  [ContactPersons_ContactPerson, TaskRow_Task],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const after = new URL(request.url).searchParams.get("after");
  const answer = await askHandler(visitOf(context), request, AppealWorkPage, { id: params.id, after });
  const appeal = found(answer.data.appeal, answer.faults);
  // One's own is dealt with by others.
  if (!appeal.viewerMay.note) throw data(null, 404);
  const within = new Set(appeal.projects.nodes.map(({ id }) => id));
  const open = appeal.handlingOrganisation?.projects.nodes.filter(({ id }) => !within.has(id)) ?? [];
  return { appeal, open };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const { refusal } = await moveAppeal(visit, params.id, await request.formData());
  if (refusal) return data({ refusal }, 422);
  if (visit.isDocument) return redirect(new URL(request.url).pathname, 303);
  return data({ refusal: null });
}

type Loaded = Route.ComponentProps["loaderData"];

export default function AppealWork({ loaderData: { appeal, open }, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(tasks);
  const { ofAppeal } = words;
  const pages = usePages<Loaded["appeal"]["tasks"]["nodes"][number], Loaded>(
    appeal.tasks,
    "after",
    (loaded) => loaded.appeal.tasks,
  );
  const home = appeal.handlingOrganisation;
  const title = ofAppeal.title(appeal.number);
  return (
    <div className="page narrow">
      <PageHead title={title} isPrivate />
      <p>
        <Link to={path(`/appeals/${appeal.id}/handling`)}>{ofAppeal.back}</Link>
      </p>
      <h1 tabIndex={-1}>{title}</h1>
      <section aria-labelledby="tasks">
        <h2 id="tasks">{ofAppeal.tasks}</h2>
        {pages.nodes.length === 0 && <p>{ofAppeal.noTasks}</p>}
        <ul className="appeal-list">
          {pages.nodes.map((task) => (
            <TaskRow key={task.id} task={task} />
          ))}
        </ul>
        <More pages={pages} />
        {home && (
          <p>
            <Link className="button" to={path(`/organisations/${home.id}/tasks/new?appeal=${appeal.id}`)}>
              {words.give}
            </Link>
          </p>
        )}
      </section>
      <section aria-labelledby="persons">
        <h2 id="persons">{ofAppeal.persons}</h2>
        <ContactPersons
          persons={appeal.contactPersons}
          toPlan={home && ((whom) => `/organisations/${home.id}/tasks/new?appeal=${appeal.id}&${whom}`)}
        />
      </section>
      <section aria-labelledby="projects">
        <h2 id="projects">{ofAppeal.projects}</h2>
        <Projects appeal={appeal} />
        <Put open={open} homeId={home?.id ?? null} refusal={actionData?.refusal ?? null} />
      </section>
    </div>
  );
}

function Projects({ appeal }: Pick<Route.ComponentProps["loaderData"], "appeal">) {
  const { path } = useLanguage();
  const { ofAppeal, form } = useWords(tasks);
  const { number: nameOf, states } = useWords(projectWords);
  const { nodes } = appeal.projects;
  if (nodes.length === 0) return <p>{ofAppeal.noProjects}</p>;
  return (
    <ul className="appeal-list">
      {nodes.map(({ id, number, title, state, viewerMayChange }) => (
        <li key={id}>
          <Link to={path(`/projects/${id}`)} lang="ru">
            {title ?? nameOf(number)}
          </Link>
          <span className="appeal-state">{states[state]}</span>
          {viewerMayChange && state === "OPEN" && (
            <Form method="post" preventScrollReset>
              <input type="hidden" name="deed" value="takeOut" />
              <input type="hidden" name="projectId" value={id} />
              <SendButton busy={form.sending} isQuiet>
                {ofAppeal.takeOut}
              </SendButton>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}

interface PutProps {
  readonly open: Route.ComponentProps["loaderData"]["open"];
  readonly homeId: string | null;
  readonly refusal: Parameters<typeof FoldedForm>[0]["refusal"];
}

/** Puts the appeal into a project that is open where it is handled. */
function Put({ open, homeId, refusal }: PutProps) {
  const { path } = useLanguage();
  const { ofAppeal, form } = useWords(tasks);
  const { number: nameOf } = useWords(projectWords);
  return (
    <>
      {open.length > 0 && (
        <FoldedForm
          deed="put"
          title={ofAppeal.put}
          submit={ofAppeal.putSubmit}
          busy={form.sending}
          refusal={refusal}
          isOpen
        >
          <SelectField
            name="projectId"
            label={ofAppeal.put}
            options={open.map(({ id, number, title }) => [id, title ?? nameOf(number)])}
          />
        </FoldedForm>
      )}
      {homeId && (
        <p>
          <Link to={path(`/organisations/${homeId}/projects/new`)}>{ofAppeal.begin}</Link>
        </p>
      )}
    </>
  );
}

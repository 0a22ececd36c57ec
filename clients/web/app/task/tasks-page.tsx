import { useState } from "react";
import { Form, Link, useRevalidator } from "react-router";
import type { Route } from "./+types/tasks-page.js";
import { found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { Queues } from "../join/queues.js";
import { useLanguage, useWords } from "../language/language.js";
import { period } from "../language/period.js";
import { tasks } from "../language/tasks.js";
import { OrganisationTitle } from "../layout/organisation-title.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { useLive } from "../live/use-live.js";
import { lastDays } from "../period/days.js";
import { askHandler } from "../session/ask-handler.server.js";
import { visitOf } from "../session/visit.js";
import { colleagueChoices, Colleagues_ColleagueConnection } from "./colleagues.server.js";
import { TaskRow, TaskRow_Task } from "./task-row.js";
import { filterOf, TABS, type Tab, wantedTasks } from "./wanted-tasks.js";
import "../style/appeal.css";
import "../style/join.css";

const TasksPage = graphql(
  `
    query TasksPage($id: ID!, $filter: TaskFilter!, $after: String, $from: PlainDate!, $until: PlainDate!) {
      organisation(id: $id) {
        id
        name
        taskEfficiency(from: $from, until: $until) {
          figures {
            openCount
            overdueCount
          }
        }
        colleagues(first: 100) {
          ...Colleagues_ColleagueConnection
        }
        tasks(filter: $filter, first: 20, after: $after) {
          nodes {
            ...TaskRow_Task
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [Colleagues_ColleagueConnection, TaskRow_Task],
);

const TasksPageChanged = graphql(`
  subscription TasksPageChanged($organisationId: ID!, $after: String) {
    taskChanged(organisationId: $organisationId, after: $after) {
      id
      number
      revision
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const asked = new URL(request.url).searchParams;
  const wanted = wantedTasks(asked);
  const answer = await askHandler(visit, request, TasksPage, {
    id: params.id,
    filter: filterOf(wanted),
    after: asked.get("after"),
    ...lastDays(90),
  });
  const {
    tasks: list,
    colleagues,
    taskEfficiency,
    ...organisation
  } = found(answer.data.organisation, answer.faults);
  return {
    organisation,
    // Null but for those who handle appeals here.
    figures: found(taskEfficiency, answer.faults).figures,
    list,
    wanted,
    colleagues: await colleagueChoices(visit, { id: organisation.id, colleagues }),
  };
}

type Loaded = Route.ComponentProps["loaderData"];

export default function Tasks({ loaderData }: Route.ComponentProps) {
  const { organisation, list, wanted, figures } = loaderData;
  const { path } = useLanguage();
  const words = useWords(tasks);
  const to = (page: string) => path(`/organisations/${organisation.id}/${page}`);
  const said = useChanges(organisation.id);
  return (
    <div className="page narrow">
      <OrganisationTitle title={words.title} name={organisation.name} />
      <Queues organisationId={organisation.id} />
      <p>{words.lead}</p>
      <p className="row appeal-ways">
        <Link className="button" to={to("tasks/new")}>
          {words.give}
        </Link>
        <Link to={to("projects")}>{words.toProjects}</Link>
        <Link to={to("tasks/efficiency")}>{words.toEfficiency}</Link>
      </p>
      <p className="note">{words.summary(figures.openCount, figures.overdueCount)}</p>
      <p className="unseen" role="status" aria-live="polite">
        {said}
      </p>
      <nav className="chips appeal-tabs" aria-label={words.title}>
        {(Object.keys(TABS) as Tab[]).map((tab) => (
          <Link key={tab} to={`?tab=${tab}`} aria-current={tab === wanted.tab ? "page" : undefined}>
            {words.tabs[tab]}
          </Link>
        ))}
      </nav>
      {wanted.tab !== "mine" && <Filter {...loaderData} />}
      <Found key={JSON.stringify(wanted)} list={list} />
    </div>
  );
}

/** Reads the tasks anew when one changes; answers what is said of it, empty before. */
function useChanges(organisationId: string): string {
  const words = useWords(tasks);
  const { revalidate } = useRevalidator();
  const [said, setSaid] = useState("");
  useLive({
    document: TasksPageChanged,
    variables: { organisationId },
    after: null,
    read: ({ taskChanged }) => taskChanged,
    cursor: ({ revision }) => revision,
    take: ({ number }) => {
      setSaid(words.changed(number));
      void revalidate();
    },
  });
  return said;
}

function Filter({ wanted, colleagues }: Loaded) {
  const words = useWords(tasks);
  const { show } = useWords(period);
  return (
    <details className="panel appeal-filter" open={wanted.responsibleId !== "" || undefined}>
      <summary>{words.filter}</summary>
      <Form method="get" role="search" className="join-form">
        <input type="hidden" name="tab" value={wanted.tab} />
        <div className="field">
          <label htmlFor="responsible">{words.responsible}</label>
          <select id="responsible" name="responsible" defaultValue={wanted.responsibleId}>
            <option value="">{words.anybody}</option>
            {colleagues.map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <button className="button quiet">{show}</button>
      </Form>
    </details>
  );
}

function Found({ list }: Pick<Loaded, "list">) {
  const words = useWords(tasks);
  const pages = usePages<Loaded["list"]["nodes"][number], Loaded>(list, "after", (loaded) => loaded.list);
  return (
    <>
      {pages.nodes.length === 0 && <p role="status">{words.none}</p>}
      <ul className="appeal-list">
        {pages.nodes.map((task) => (
          <TaskRow key={task.id} task={task} />
        ))}
      </ul>
      <More pages={pages} />
    </>
  );
}

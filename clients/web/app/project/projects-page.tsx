import { Link } from "react-router";
import type { Route } from "./+types/projects-page.js";
import { found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { Queues } from "../join/queues.js";
import { useLanguage, useWords } from "../language/language.js";
import { projects } from "../language/projects.js";
import { Moment } from "../layout/moment.js";
import { OrganisationTitle } from "../layout/organisation-title.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { lastDays } from "../period/days.js";
import { askHandler } from "../session/ask-handler.server.js";
import { visitOf } from "../session/visit.js";
import "../style/appeal.css";

const ProjectsPage = graphql(`
  query ProjectsPage($id: ID!, $state: ProjectState!, $after: String, $from: PlainDate!, $until: PlainDate!) {
    organisation(id: $id) {
      id
      name
      taskEfficiency(from: $from, until: $until) {
        figures {
          openCount
        }
      }
      projects(filter: { state: $state }, first: 20, after: $after) {
        nodes {
          id
          number
          title
          state
          beginsOn
          endsOn
          lead {
            name
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

const STATES = ["OPEN", "DONE", "DROPPED"] as const;

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const state = STATES.find((one) => one === asked.get("state")) ?? "OPEN";
  const answer = await askHandler(visitOf(context), request, ProjectsPage, {
    id: params.id,
    state,
    after: asked.get("after"),
    ...lastDays(1),
  });
  const { projects: list, taskEfficiency, ...organisation } = found(answer.data.organisation, answer.faults);
  // Null but for those who handle appeals here.
  found(taskEfficiency, answer.faults);
  return { organisation, list, state };
}

type Loaded = Route.ComponentProps["loaderData"];

export default function Projects({ loaderData: { organisation, list, state } }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(projects);
  const to = (page: string) => path(`/organisations/${organisation.id}/${page}`);
  return (
    <div className="page narrow">
      <OrganisationTitle title={words.title} name={organisation.name} />
      <Queues organisationId={organisation.id} />
      <p>{words.lead}</p>
      <p className="row appeal-ways">
        <Link className="button" to={to("projects/new")}>
          {words.begin}
        </Link>
        <Link to={to("tasks")}>{words.toTasks}</Link>
      </p>
      <nav className="chips appeal-tabs" aria-label={words.title}>
        {STATES.map((one) => (
          <Link key={one} to={`?state=${one}`} aria-current={one === state ? "page" : undefined}>
            {words.tabs[one]}
          </Link>
        ))}
      </nav>
      <Found key={state} list={list} />
    </div>
  );
}

function Found({ list }: Pick<Loaded, "list">) {
  const { path } = useLanguage();
  const words = useWords(projects);
  const pages = usePages<Loaded["list"]["nodes"][number], Loaded>(list, "after", (loaded) => loaded.list);
  return (
    <>
      {pages.nodes.length === 0 && <p role="status">{words.none}</p>}
      <ul className="appeal-list">
        {pages.nodes.map(({ id, number, title, state, beginsOn, endsOn, lead }) => (
          <li key={id} id={id} tabIndex={-1}>
            <Link to={path(`/projects/${id}`)} lang="ru">
              {title ?? words.number(number)}
            </Link>
            <span className="appeal-state">{words.states[state]}</span>
            <span className="note">
              <Moment value={beginsOn} />
              {endsOn && (
                <>
                  {" – "}
                  <Moment value={endsOn} />
                </>
              )}
              . {lead.name ?? words.unknown}
            </span>
          </li>
        ))}
      </ul>
      <More pages={pages} />
    </>
  );
}

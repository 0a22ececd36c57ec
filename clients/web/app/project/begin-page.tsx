import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/begin-page.js";
import { found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { projects } from "../language/projects.js";
import { PageHead } from "../layout/page-head.js";
import { lastDays } from "../period/days.js";
import { askHandler } from "../session/ask-handler.server.js";
import { visitOf } from "../session/visit.js";
import { colleagueChoices, Colleagues_ColleagueConnection } from "../task/colleagues.server.js";
import { ProjectForm } from "./project-form.js";
import { createProject } from "./write-project.server.js";
import "../style/join.css";

const BeginProjectPage = graphql(
  `
    query BeginProjectPage($id: ID!, $from: PlainDate!, $until: PlainDate!) {
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
      }
    }
  `,
  [Colleagues_ColleagueConnection],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const answer = await askHandler(visit, request, BeginProjectPage, {
    id: params.id,
    ...lastDays(1),
  });
  const { taskEfficiency, colleagues, ...organisation } = found(answer.data.organisation, answer.faults);
  // Null but for those who handle appeals here.
  found(taskEfficiency, answer.faults);
  return {
    organisation,
    colleagues: await colleagueChoices(visit, { id: organisation.id, colleagues }, answer.data.viewer?.id),
    // One page is one project, however often it is sent.
    idempotencyKey: crypto.randomUUID(),
  };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const { id, refusal } = await createProject(visit, params.id, await request.formData());
  return refusal ? data({ refusal }, 422) : redirect(languageIn(visit.locale).path(`/projects/${id}`), 303);
}

export default function BeginProject({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, colleagues, idempotencyKey } = loaderData;
  const { path } = useLanguage();
  const words = useWords(projects);
  return (
    <div className="page narrow">
      <PageHead title={words.begin} isPrivate />
      <p>
        <Link to={path(`/organisations/${organisation.id}/projects`)}>{words.title}</Link>
      </p>
      <h1 tabIndex={-1}>{words.begin}</h1>
      <p className="lead" lang="ru">
        {organisation.name}
      </p>
      <ProjectForm
        refusal={actionData?.refusal ?? null}
        colleagues={colleagues}
        hidden={{ idempotencyKey }}
      />
    </div>
  );
}

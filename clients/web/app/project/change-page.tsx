import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/change-page.js";
import { found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { projects } from "../language/projects.js";
import { PageHead } from "../layout/page-head.js";
import { askHandler } from "../session/ask-handler.server.js";
import { visitOf } from "../session/visit.js";
import { colleagueChoices, Colleagues_ColleagueConnection } from "../task/colleagues.server.js";
import { ProjectForm } from "./project-form.js";
import { changeProject } from "./write-project.server.js";
import "../style/join.css";

const ChangeProjectPage = graphql(
  `
    query ChangeProjectPage($id: ID!) {
      project(id: $id) {
        id
        number
        title
        aim
        state
        beginsOn
        endsOn
        version
        viewerMayChange
        organisation {
          id
          colleagues(first: 100) {
            ...Colleagues_ColleagueConnection
          }
        }
      }
    }
  `,
  [Colleagues_ColleagueConnection],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const answer = await askHandler(visit, request, ChangeProjectPage, { id: params.id });
  const project = found(answer.data.project, answer.faults);
  if (!project.viewerMayChange || project.state !== "OPEN") throw data(null, 404);
  const { organisation } = project;
  return { project, colleagues: await colleagueChoices(visit, organisation) };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const { refusal } = await changeProject(visit, params.id, await request.formData());
  return refusal
    ? data({ refusal }, 422)
    : redirect(languageIn(visit.locale).path(`/projects/${params.id}`), 303);
}

export default function ChangeProject({
  loaderData: { project, colleagues },
  actionData,
}: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(projects);
  return (
    <div className="page narrow">
      <PageHead title={words.changeTitle} isPrivate />
      <p>
        <Link to={path(`/projects/${project.id}`)}>{words.number(project.number)}</Link>
      </p>
      <h1 tabIndex={-1}>{words.changeTitle}</h1>
      <ProjectForm
        refusal={actionData?.refusal ?? null}
        colleagues={colleagues}
        project={project}
        hidden={{ version: String(project.version) }}
      />
    </div>
  );
}

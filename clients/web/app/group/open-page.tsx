import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/open-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { groups } from "../language/groups.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { openGroup } from "./group-facts.server.js";
import { GroupForm } from "./group-form.js";
import "../style/join.css";

const OpenGroupPage = graphql(`
  query OpenGroupPage($id: ID!) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      viewerCanOpenGroups
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await askForPage(visitOf(context), OpenGroupPage, { id: params.id });
  if (!answer.data.viewer) throw signInFirst(request);
  const organisation = found(answer.data.organisation, answer.faults);
  if (!organisation.viewerCanOpenGroups) throw data(null, 404);
  return { organisation };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const { id, refusal } = await openGroup(visit, params.id, await request.formData());
  return refusal ? data({ refusal }, 422) : redirect(languageIn(visit.locale).path(`/groups/${id}`), 303);
}

export default function OpenGroup({ loaderData: { organisation }, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(groups);
  return (
    <div className="page narrow">
      <PageHead title={words.openGroup} isPrivate />
      <p>
        <Link to={path(`/organisations/${organisation.id}/groups`)}>{words.title}</Link>
      </p>
      <h1 tabIndex={-1}>{words.openGroup}</h1>
      <p className="lead" lang="ru">
        {organisation.name}
      </p>
      <p>{words.lead}</p>
      <GroupForm refusal={actionData?.refusal ?? null} />
    </div>
  );
}

import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/close-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { structureDeeds } from "../language/structure-deeds.js";
import { structure } from "../language/structure.js";
import { idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { closeOrganisation } from "./close.server.js";
import { DeedForm } from "./deed-form.js";
import { DeedHead } from "./deed-head.js";
import "../style/join.css";

const CloseOrganisationPage = graphql(`
  query CloseOrganisationPage($id: ID!) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await askForPage(visitOf(context), CloseOrganisationPage, { id: idOf(params.id) });
  if (!answer.data.viewer) throw signInFirst(request);
  return { organisation: found(answer.data.organisation, answer.faults) };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const answer = await closeOrganisation(visit, idOf(params.id), await request.formData());
  if (answer.done === null) return data(answer, answer.rehearsal ? 200 : 422);
  return redirect(languageIn(visit.locale).path(`/organisations/${params.id}/structure?done=CLOSED`), 303);
}

export default function CloseOrganisation({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation } = loaderData;
  const { path } = useLanguage();
  const { deedNames } = useWords(structure);
  const { close: words } = useWords(structureDeeds);
  return (
    <div className="page narrow">
      <DeedHead title={deedNames.close} lead={words.lead} organisation={organisation} />
      <p>
        <Link to={path(`/organisations/${organisation.id}/structure/merge`)}>{words.toMerge}</Link>
      </p>
      <DeedForm answer={actionData} yes={words.yes}>
        {null}
      </DeedForm>
    </div>
  );
}

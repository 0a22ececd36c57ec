import { data, redirect } from "react-router";
import type { Route } from "./+types/merge-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn, useWords } from "../language/language.js";
import { structureDeeds } from "../language/structure-deeds.js";
import { structure } from "../language/structure.js";
import { idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { DeedForm } from "./deed-form.js";
import { DeedHead } from "./deed-head.js";
import { LEVELS } from "./levels.js";
import { mergeOrganisations } from "./merge.server.js";
import { Target } from "./target.js";
import { withTarget } from "./targets.server.js";
import "../style/join.css";
import "../style/structure.css";

const MergeOrganisationsPage = graphql(`
  query MergeOrganisationsPage($id: ID!) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      level
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await askForPage(visitOf(context), MergeOrganisationsPage, { id: idOf(params.id) });
  if (!answer.data.viewer) throw signInFirst(request);
  return { organisation: found(answer.data.organisation, answer.faults) };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const id = idOf(params.id);
  const form = await request.formData();
  const levels = LEVELS.filter((level) => level === form.get("level"));
  const answer = await withTarget(visit, form, { name: "intoOrganisationId", levels, except: id }, () =>
    mergeOrganisations(visit, id, form),
  );
  if (answer.done === null) return data(answer, answer.isWell ? 200 : 422);
  return redirect(languageIn(visit.locale).path(`/organisations/${id}/structure?done=MERGED`), 303);
}

export default function MergeOrganisations({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation } = loaderData;
  const { deedNames } = useWords(structure);
  const { merge: words } = useWords(structureDeeds);
  const chosen = actionData?.targets.chosen;
  return (
    <div className="page narrow">
      <DeedHead title={deedNames.merge} lead={words.lead} organisation={organisation} />
      <DeedForm
        answer={actionData}
        yes={words.yes}
        summary={chosen && <p>{words.willBe(organisation.name, chosen.name)}</p>}
      >
        <input type="hidden" name="level" value={organisation.level} />
        <Target name="intoOrganisationId" label={words.target} targets={actionData?.targets} />
      </DeedForm>
    </div>
  );
}

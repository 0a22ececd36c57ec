import { data, redirect } from "react-router";
import type { Route } from "./+types/renumber-page.js";
import { TextField } from "../form/text-field.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn, useWords } from "../language/language.js";
import { structureDeeds } from "../language/structure-deeds.js";
import { structure } from "../language/structure.js";
import { idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { renumberOrganisation } from "./renumber.server.js";
import { DeedForm } from "./deed-form.js";
import { DeedHead } from "./deed-head.js";
import "../style/join.css";

const RenumberOrganisationPage = graphql(`
  query RenumberOrganisationPage($id: ID!) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      number
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await askForPage(visitOf(context), RenumberOrganisationPage, { id: idOf(params.id) });
  if (!answer.data.viewer) throw signInFirst(request);
  return { organisation: found(answer.data.organisation, answer.faults) };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const answer = await renumberOrganisation(visit, idOf(params.id), await request.formData());
  if (answer.done === null) return data(answer, answer.rehearsal ? 200 : 422);
  return redirect(
    languageIn(visit.locale).path(`/organisations/${params.id}/structure?done=RENUMBERED`),
    303,
  );
}

export default function RenumberOrganisation({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation } = loaderData;
  const { deedNames, number } = useWords(structure);
  const { renumber: words } = useWords(structureDeeds);
  return (
    <div className="page narrow">
      <DeedHead title={deedNames.renumber} lead={words.lead} organisation={organisation} />
      <DeedForm answer={actionData} yes={words.yes}>
        <TextField
          name="number"
          label={number}
          hint={words.numberHint}
          initial={organisation.number ?? undefined}
          maxLength={20}
          isRequired
        />
      </DeedForm>
    </div>
  );
}

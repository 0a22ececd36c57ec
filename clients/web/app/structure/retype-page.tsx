import { data, redirect } from "react-router";
import type { Route } from "./+types/retype-page.js";
import { SelectField } from "../form/select-field.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn, useWords } from "../language/language.js";
import { structureDeeds } from "../language/structure-deeds.js";
import { structure } from "../language/structure.js";
import { Fact } from "../layout/fact.js";
import { idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { retypeOrganisation } from "./retype.server.js";
import { DeedForm } from "./deed-form.js";
import { DeedHead } from "./deed-head.js";
import { RenumberChoice } from "./renumber-choice.js";
import "../style/event.css";
import "../style/join.css";

const RetypeOrganisationPage = graphql(`
  query RetypeOrganisationPage($id: ID!) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      type {
        code
        name
      }
    }
    organisationTypes {
      code
      name
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await askForPage(visitOf(context), RetypeOrganisationPage, { id: idOf(params.id) });
  if (!answer.data.viewer) throw signInFirst(request);
  return {
    organisation: found(answer.data.organisation, answer.faults),
    types: answer.data.organisationTypes,
  };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const answer = await retypeOrganisation(visit, idOf(params.id), await request.formData());
  if (answer.done === null) return data(answer, answer.rehearsal ? 200 : 422);
  return redirect(languageIn(visit.locale).path(`/organisations/${params.id}/structure?done=RETYPED`), 303);
}

export default function RetypeOrganisation({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, types } = loaderData;
  const { deedNames, type } = useWords(structure);
  const { retype: words } = useWords(structureDeeds);
  const values = actionData?.refusal.values;
  const wanted = types.find(({ code }) => code === values?.["typeCode"]);
  return (
    <div className="page narrow">
      <DeedHead title={deedNames.retype} lead={words.lead} organisation={organisation} />
      <DeedForm
        answer={actionData}
        yes={words.yes}
        summary={
          <dl className="event-facts">
            <Fact name={words.now}>
              <span lang="ru">{organisation.type.name}</span>
            </Fact>
            <Fact name={words.willBe}>
              <span lang="ru">{wanted?.name}</span>
            </Fact>
          </dl>
        }
      >
        <SelectField
          name="typeCode"
          label={type}
          options={types.map(({ code, name }) => [code, `${code} ${name}`])}
          initial={organisation.type.code}
        />
        <RenumberChoice label={words.renumber} />
      </DeedForm>
    </div>
  );
}

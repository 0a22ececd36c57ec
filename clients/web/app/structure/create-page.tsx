import { data, redirect } from "react-router";
import type { Route } from "./+types/create-page.js";
import { SelectField } from "../form/select-field.js";
import { TextField } from "../form/text-field.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn, useWords } from "../language/language.js";
import { structureDeeds } from "../language/structure-deeds.js";
import { structure } from "../language/structure.js";
import { idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { createOrganisation } from "./create.server.js";
import { DeedForm } from "./deed-form.js";
import { DeedHead } from "./deed-head.js";
import { LEVELS } from "./levels.js";
import { NameFields } from "./name-fields.js";
import "../style/join.css";

const CreateOrganisationPage = graphql(`
  query CreateOrganisationPage($id: ID!) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      level
    }
    organisationLevels {
      level
      parents
    }
    organisationTypes {
      code
      name
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await askForPage(visitOf(context), CreateOrganisationPage, { id: idOf(params.id) });
  const { viewer, organisation: asked, organisationLevels, organisationTypes } = answer.data;
  if (!viewer) throw signInFirst(request);
  const organisation = found(asked, answer.faults);
  const below = organisationLevels.filter(({ parents }) => parents.includes(organisation.level));
  return {
    organisation,
    levels: LEVELS.filter((level) => below.some((one) => one.level === level)).toReversed(),
    types: organisationTypes,
  };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const answer = await createOrganisation(visit, idOf(params.id), await request.formData());
  if (answer.done === null) return data(answer, answer.rehearsal ? 200 : 422);
  const created = answer.done.organisation?.id ?? params.id;
  return redirect(languageIn(visit.locale).path(`/organisations/${created}/structure?done=CREATED`), 303);
}

export default function CreateOrganisation({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, levels, types } = loaderData;
  const { levels: levelNames } = useWords(structure);
  const { create: words } = useWords(structureDeeds);
  const { rehearsal = null, refusal } = actionData ?? {};
  return (
    <div className="page narrow">
      <DeedHead title={words.title} lead={words.lead} organisation={organisation} />
      {levels.length === 0 ? (
        <p role="status">{words.nowhere}</p>
      ) : (
        <DeedForm
          answer={actionData}
          yes={words.yes}
          summary={
            rehearsal && <p lang="ru">{words.willBe(refusal?.values["name"] ?? "", rehearsal.number)}</p>
          }
        >
          <SelectField
            name="level"
            label={words.level}
            options={levels.map((level) => [level, levelNames[level]])}
          />
          <NameFields />
          <SelectField
            name="typeCode"
            label={words.type}
            options={types.map(({ code, name }) => [code, `${code} ${name}`])}
          />
          <TextField name="number" label={words.number} hint={words.numberHint} maxLength={20} />
        </DeedForm>
      )}
    </div>
  );
}

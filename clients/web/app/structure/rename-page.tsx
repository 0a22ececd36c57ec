import { data, redirect } from "react-router";
import type { Route } from "./+types/rename-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn, useWords } from "../language/language.js";
import { structureDeeds } from "../language/structure-deeds.js";
import { structure } from "../language/structure.js";
import { Fact } from "../layout/fact.js";
import { idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { DeedForm } from "./deed-form.js";
import { DeedHead } from "./deed-head.js";
import { NameFields } from "./name-fields.js";
import { renameOrganisation } from "./rename.server.js";
import "../style/join.css";
import "../style/event.css";

const RenameOrganisationPage = graphql(`
  query RenameOrganisationPage($id: ID!) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      fullName
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await askForPage(visitOf(context), RenameOrganisationPage, { id: idOf(params.id) });
  if (!answer.data.viewer) throw signInFirst(request);
  return { organisation: found(answer.data.organisation, answer.faults) };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const answer = await renameOrganisation(visit, idOf(params.id), await request.formData());
  if (answer.done === null) return data(answer, answer.rehearsal ? 200 : 422);
  return redirect(languageIn(visit.locale).path(`/organisations/${params.id}/structure?done=RENAMED`), 303);
}

export default function RenameOrganisation({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation } = loaderData;
  const { deedNames } = useWords(structure);
  const { rename: words, names } = useWords(structureDeeds);
  const { rehearsal = null, refusal } = actionData ?? {};
  const changed = (["name", "fullName"] as const).flatMap((name) => {
    const from = rehearsal?.organisation[name];
    const to = refusal?.values[name]?.trim();
    return from === to ? [] : [{ name, from, to }];
  });
  return (
    <div className="page narrow">
      <DeedHead title={deedNames.rename} lead={words.lead} organisation={organisation} />
      <DeedForm
        answer={actionData}
        yes={words.yes}
        summary={
          changed.length === 0 ? (
            <p>{words.same}</p>
          ) : (
            changed.map(({ name, from, to }) => (
              <div key={name}>
                <h3>{names[name]}</h3>
                <dl className="event-facts">
                  <Fact name={words.was}>{from}</Fact>
                  <Fact name={words.willBe}>{to}</Fact>
                </dl>
              </div>
            ))
          )
        }
      >
        <NameFields now={organisation} />
      </DeedForm>
    </div>
  );
}

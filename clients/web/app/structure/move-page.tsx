import { data, redirect } from "react-router";
import type { Route } from "./+types/move-page.js";
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
import { LEVELS } from "./levels.js";
import { moveOrganisation } from "./move.server.js";
import { Target } from "./target.js";
import { withTarget } from "./targets.server.js";
import { RenumberChoice } from "./renumber-choice.js";
import "../style/event.css";
import "../style/join.css";
import "../style/structure.css";

const MoveOrganisationPage = graphql(`
  query MoveOrganisationPage($id: ID!) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      level
      parent {
        id
        name
      }
    }
    organisationLevels {
      level
      parents
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await askForPage(visitOf(context), MoveOrganisationPage, { id: idOf(params.id) });
  if (!answer.data.viewer) throw signInFirst(request);
  const organisation = found(answer.data.organisation, answer.faults);
  const rule = answer.data.organisationLevels.find(({ level }) => level === organisation.level);
  return { organisation, levels: rule?.parents ?? [] };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const id = idOf(params.id);
  const form = await request.formData();
  const levels = LEVELS.filter((level) => form.getAll("level").includes(level));
  const answer = await withTarget(visit, form, { name: "toOrganisationId", levels, except: id }, () =>
    moveOrganisation(visit, id, form),
  );
  if (answer.done === null) return data(answer, answer.isWell ? 200 : 422);
  return redirect(languageIn(visit.locale).path(`/organisations/${id}/structure?done=MOVED`), 303);
}

export default function MoveOrganisation({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, levels } = loaderData;
  const { deedNames } = useWords(structure);
  const { move: words } = useWords(structureDeeds);
  return (
    <div className="page narrow">
      <DeedHead title={deedNames.move} lead={words.lead} organisation={organisation} />
      <DeedForm
        answer={actionData}
        yes={words.yes}
        summary={
          <dl className="event-facts">
            <Fact name={words.from}>
              <span lang="ru">{organisation.parent?.name}</span>
            </Fact>
            <Fact name={words.to}>
              <span lang="ru">{actionData?.targets.chosen?.name}</span>
            </Fact>
          </dl>
        }
      >
        {levels.map((level) => (
          <input key={level} type="hidden" name="level" value={level} />
        ))}
        <Target name="toOrganisationId" label={words.target} targets={actionData?.targets} />
        <RenumberChoice label={words.renumber} />
      </DeedForm>
    </div>
  );
}

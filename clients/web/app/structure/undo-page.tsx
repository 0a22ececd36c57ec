import { data, redirect } from "react-router";
import type { Route } from "./+types/undo-page.js";
import { Field } from "../form/field.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SendButton } from "../form/send-button.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn, useWords } from "../language/language.js";
import { structureDeeds } from "../language/structure-deeds.js";
import { structure } from "../language/structure.js";
import { Moment } from "../layout/moment.js";
import { idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { DeedHead } from "./deed-head.js";
import { undoReorganisation } from "./undo.server.js";
import "../style/event.css";
import "../style/join.css";
import "../style/structure.css";

const UndoReorganisationPage = graphql(`
  query UndoReorganisationPage($id: ID!) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      undoableReorganisation {
        kind
        actedOn
        organisation {
          id
        }
      }
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await askForPage(visitOf(context), UndoReorganisationPage, { id: idOf(params.id) });
  if (!answer.data.viewer) throw signInFirst(request);
  const { undoableReorganisation: last, ...organisation } = found(answer.data.organisation, answer.faults);
  return { organisation, last: last?.organisation.id === organisation.id ? last : null };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const refusal = await undoReorganisation(visit, idOf(params.id), await request.formData());
  if (refusal) return data(refusal, 422);
  return redirect(languageIn(visit.locale).path(`/organisations/${params.id}/structure?done=UNDONE`), 303);
}

export default function UndoReorganisation({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, last } = loaderData;
  const names = useWords(structure);
  const { undo: words, busy } = useWords(structureDeeds);
  return (
    <div className="page narrow">
      <DeedHead title={names.undo} lead={words.lead} organisation={organisation} />
      {last ? (
        <>
          <section aria-labelledby="last" className="panel structure-effect">
            <h2 id="last">{words.last}</h2>
            <p>
              {names.acts[last.kind]}, <Moment value={last.actedOn} />
            </p>
          </section>
          <RefusableForm refusal={actionData ?? null}>
            <Field name="reason" label={words.reason} hint={words.reasonHint} isRequired>
              {(given) => <textarea rows={3} maxLength={1_000} {...given} />}
            </Field>
            <SendButton busy={busy}>{words.yes}</SendButton>
          </RefusableForm>
        </>
      ) : (
        <p role="status">{words.nothing}</p>
      )}
    </div>
  );
}

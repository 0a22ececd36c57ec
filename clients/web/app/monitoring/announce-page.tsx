import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/announce-page.js";
import { countIn } from "../form/count.js";
import { Field } from "../form/field.js";
import { RefusableForm } from "../form/refusable-form.js";
import { unrefused } from "../form/refusal.js";
import { SelectField } from "../form/select-field.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { writtenIn } from "../form/written.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { monitorings } from "../language/monitorings.js";
import { OrganisationTitle } from "../layout/organisation-title.js";
import { idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { LEVELS } from "../structure/levels.js";
import { announceMonitoring } from "./announce.server.js";
import { MOST_QUESTIONS } from "./question-count.js";
import { QuestionFields } from "./question-fields.js";
import "../style/join.css";
import "../style/meeting.css";
import "../style/monitoring.css";

const AnnounceMonitoringPage = graphql(`
  query AnnounceMonitoringPage($id: ID!) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      level
      viewerMay {
        keepOrganisation
      }
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await askForPage(visitOf(context), AnnounceMonitoringPage, { id: idOf(params.id) });
  if (!answer.data.viewer) throw signInFirst(request);
  const { level, viewerMay, ...organisation } = found(answer.data.organisation, answer.faults);
  const levels = LEVELS.slice(LEVELS.indexOf(level) + 1).toReversed();
  if (!viewerMay.keepOrganisation || levels.length === 0) throw data(null, 404);
  return { organisation, levels };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const organisationId = idOf(params.id);
  const form = await request.formData();
  const count = countIn(writtenIn(form), MOST_QUESTIONS);
  if (form.get("deed") === "add") {
    const grown = Math.min(MOST_QUESTIONS, count + 1);
    return data({ refusal: unrefused(form), count: grown, hasGrown: true });
  }
  const { id, refusal } = await announceMonitoring(visit, organisationId, form);
  if (refusal) return data({ refusal, count, hasGrown: false }, 422);
  return redirect(languageIn(visit.locale).path(`/organisations/${organisationId}/monitorings/${id}`), 303);
}

export default function Announce({ loaderData: { organisation, levels }, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(monitorings);
  const { form } = words;
  const refusal = actionData?.refusal ?? null;
  const count = actionData?.count ?? 1;
  return (
    <div className="page narrow">
      <p>
        <Link to={path(`/organisations/${organisation.id}/monitorings`)}>{words.title}</Link>
      </p>
      <OrganisationTitle title={words.announce} name={organisation.name} />
      <RefusableForm refusal={refusal}>
        <input type="hidden" name="count" value={count} />
        <TextField name="title" label={form.title} maxLength={200} isRequired />
        <Field name="explanation" label={form.explanation} hint={form.explanationHint}>
          {(given) => <textarea rows={3} maxLength={4_000} {...given} />}
        </Field>
        <SelectField
          name="level"
          label={words.level}
          options={levels.map((level) => [level, words.levels[level]])}
        />
        <div className="meeting-numbers">
          <TextField name="periodFrom" label={form.from} type="date" isRequired />
          <TextField name="periodUntil" label={form.until} type="date" isRequired />
        </div>
        <TextField name="dueOn" label={form.dueOn} hint={form.dueOnHint} type="date" isRequired />
        <p className="note">{form.stays}</p>
        {Array.from({ length: count }, (_, place) => (
          <QuestionFields
            key={place}
            place={place}
            values={refusal?.values ?? {}}
            isNew={actionData?.hasGrown === true && place === count - 1}
          />
        ))}
        <p className="row">
          {count < MOST_QUESTIONS && (
            <button className="button quiet" name="deed" value="add" formNoValidate>
              {form.add}
            </button>
          )}
          <SendButton busy={words.sending}>{words.announce}</SendButton>
        </p>
      </RefusableForm>
    </div>
  );
}

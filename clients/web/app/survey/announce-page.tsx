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
import { surveys } from "../language/surveys.js";
import { PageHead } from "../layout/page-head.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { announceSurvey } from "./announce.server.js";
import { MOST_QUESTIONS } from "./question-count.js";
import "../style/join.css";
import "../style/survey.css";

const AnnouncePage = graphql(`
  query AnnouncePage($id: ID!) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      viewerCanPlanEvents
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await askForPage(visitOf(context), AnnouncePage, { id: params.id });
  if (!answer.data.viewer) throw signInFirst(request);
  const organisation = found(answer.data.organisation, answer.faults);
  if (!organisation.viewerCanPlanEvents) throw data(null, 404);
  return { organisation };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const count = countIn(writtenIn(form), MOST_QUESTIONS);
  if (form.get("deed") === "add") {
    const refusal = unrefused(form);
    return data({ refusal, count: Math.min(MOST_QUESTIONS, count + 1) });
  }
  const { id, refusal } = await announceSurvey(visit, params.id, form);
  return refusal
    ? data({ refusal, count }, 422)
    : redirect(languageIn(visit.locale).path(`/surveys/${id}`), 303);
}

export default function Announce({ loaderData: { organisation }, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(surveys);
  const count = actionData?.count ?? 1;
  return (
    <div className="page narrow">
      <PageHead title={words.announce} isPrivate />
      <p>
        <Link to={path(`/organisations/${organisation.id}/surveys`)}>{words.title}</Link>
      </p>
      <h1 tabIndex={-1}>{words.announce}</h1>
      <p className="lead" lang="ru">
        {organisation.name}
      </p>
      <RefusableForm refusal={actionData?.refusal ?? null}>
        <input type="hidden" name="count" value={count} />
        <SelectField name="kind" label={words.form.kind} options={Object.entries(words.kinds)} />
        <TextField name="title" label={words.form.title} />
        <TextField name="endsOn" path="endsAt" label={words.form.endsOn} type="date" />
        <Field name="description" label={words.form.description}>
          {(given) => <textarea rows={3} maxLength={4000} {...given} />}
        </Field>
        <p className="note">{words.form.leave}</p>
        {Array.from({ length: count }, (_, place) => (
          <Question key={place} place={place} values={actionData?.refusal.values ?? {}} />
        ))}
        <p className="row">
          {count < MOST_QUESTIONS && (
            <button className="button quiet" name="deed" value="add">
              {words.form.add}
            </button>
          )}
          <SendButton busy={words.sending}>{words.announce}</SendButton>
        </p>
      </RefusableForm>
    </div>
  );
}

function Question({ place, values }: { place: number; values: Readonly<Record<string, string>> }) {
  const words = useWords(surveys);
  const { form } = words;
  return (
    <fieldset>
      <legend>{form.question(place + 1)}</legend>
      <TextField name={`text-${place}`} path={`questions.${place}.text`} label={form.text} maxLength={1000} />
      <SelectField
        name={`kind-${place}`}
        label={form.questionKind}
        options={Object.entries(form.questionKinds)}
      />
      <Field
        name={`options-${place}`}
        path={`questions.${place}.options`}
        label={form.options}
        hint={form.optionsHint}
      >
        {(given) => <textarea rows={4} maxLength={6000} {...given} />}
      </Field>
      <label className="survey-check">
        <input
          type="checkbox"
          name={`optional-${place}`}
          value="1"
          defaultChecked={Boolean(values[`optional-${place}`])}
        />{" "}
        {form.isOptional}
      </label>
    </fieldset>
  );
}

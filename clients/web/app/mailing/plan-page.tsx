import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/plan-page.js";
import { Field } from "../form/field.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SelectField } from "../form/select-field.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { OCCUPATIONS } from "../join/join.js";
import { hidden } from "../language/hidden.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { mailings } from "../language/mailings.js";
import { Fact } from "../layout/fact.js";
import { PageHead } from "../layout/page-head.js";
import { idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { planMailing, type Size } from "./plan.server.js";
import "../style/event.css";
import "../style/join.css";

const PlanMailingPage = graphql(`
  query PlanMailingPage($id: ID!) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      viewerMaySendMailings
    }
    mailingThemes {
      code
      name
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await askForPage(visitOf(context), PlanMailingPage, { id: idOf(params.id) });
  if (!answer.data.viewer) throw signInFirst(request);
  const organisation = found(answer.data.organisation, answer.faults);
  if (!found(organisation.viewerMaySendMailings, answer.faults)) throw data(null, 404);
  return { organisation, themes: answer.data.mailingThemes, idempotencyKey: crypto.randomUUID() };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const answer = await planMailing(visit, idOf(params.id), await request.formData());
  if (answer.id !== null) return redirect(languageIn(visit.locale).path(`/mailings/${answer.id}`), 303);
  return data(answer, answer.size ? 200 : 422);
}

export default function PlanMailing({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, themes, idempotencyKey } = loaderData;
  const { path } = useLanguage();
  const words = useWords(mailings);
  const { size = null, counted = "", refusal = null } = actionData ?? {};
  const isLater = Boolean(refusal?.values["plannedAt"]);
  return (
    <div className="page narrow">
      <PageHead title={words.write} isPrivate />
      <p>
        <Link to={path(`/organisations/${organisation.id}/mailings`)}>{words.title}</Link>
      </p>
      <h1 tabIndex={-1}>{words.write}</h1>
      <p className="lead" lang="ru">
        {organisation.name}
      </p>
      <RefusableForm refusal={refusal}>
        <input
          type="hidden"
          name="idempotencyKey"
          value={refusal?.values["idempotencyKey"] ?? idempotencyKey}
        />
        <input type="hidden" name="counted" value={counted} />
        <TextField name="title" label={words.form.title} isRequired />
        <Field name="text" label={words.form.text} hint={words.form.textHint} isRequired>
          {(given) => <textarea rows={8} maxLength={10_000} {...given} />}
        </Field>
        <Audience values={refusal?.values} themes={themes} />
        <Field name="plannedAt" label={words.form.plannedAt} hint={words.form.plannedAtHint}>
          {(given) => <input type="datetime-local" {...given} />}
        </Field>
        <Field name="onSitesUntil" label={words.form.onSitesUntil} hint={words.form.onSitesHint}>
          {(given) => <input type="date" {...given} />}
        </Field>
        {size && <Counted size={size} />}
        <p className="row">
          <SendButton busy={words.counting} isQuiet={Boolean(size?.people)} deed="count">
            {words.count}
          </SendButton>
          {size && size.people !== 0 && (
            <SendButton busy={words.counting} deed="send">
              {isLater ? words.plan(size.people) : words.send(size.people)}
            </SendButton>
          )}
        </p>
      </RefusableForm>
    </div>
  );
}

interface AudienceProps {
  readonly values: Readonly<Record<string, string>> | undefined;
  readonly themes: Route.ComponentProps["loaderData"]["themes"];
}

/** Whom to write to; `values` is what was chosen before, and all below are meant until then. */
function Audience({ values, themes }: AudienceProps) {
  const { form } = useWords(mailings);
  const check = (name: string, label: string, isChecked = false) => (
    <label className="event-check">
      <input
        type="checkbox"
        name={name}
        value="1"
        defaultChecked={values ? values[name] !== undefined : isChecked}
      />{" "}
      {label}
    </label>
  );
  const age = (name: "ageFrom" | "ageUntil") => (
    <Field name={name} path={`audience.${name}`} label={form[name]}>
      {(given) => <input type="number" min={0} max={150} {...given} />}
    </Field>
  );
  return (
    <fieldset>
      <legend>{form.audience}</legend>
      {check("withBelow", form.withBelow, true)}
      {check("onlyChairs", form.onlyChairs)}
      <SelectField
        name="themeCode"
        label={form.theme}
        hint={form.themeHint}
        options={[["", form.anyTheme], ...themes.map(({ code, name }) => [code, name] as const)]}
      />
      <SelectField name="sex" label={form.sex} options={[["", form.anySex], ...Object.entries(form.sexes)]} />
      <div className="event-pair">
        {age("ageFrom")}
        {age("ageUntil")}
      </div>
      <div role="group" aria-labelledby="occupations">
        <p id="occupations">{form.occupations}</p>
        {OCCUPATIONS.map((one) => (
          <div key={one}>{check(`occupation-${one}`, form.occupationNames[one])}</div>
        ))}
      </div>
    </fieldset>
  );
}

/** The second press is a yes to this. */
function Counted({ size }: { size: Size }) {
  const words = useWords(mailings);
  const { why } = useWords(hidden);
  const { people, ...parts } = size;
  const { byEmail, bySms, byJabber, byPush, byVk, byTelegram, byCabinetOnly, withoutConsent } = parts;
  return (
    <section className="needed" role="status" aria-label={words.size}>
      <p>
        {words.size}: <strong>{people === null ? words.fewPeople : words.people(people)}</strong>
      </p>
      {people === 0 ? (
        <p>{words.nobody}</p>
      ) : (
        <>
          <dl className="facts">
            <Fact name={words.byEmail}>{words.number(byEmail)}</Fact>
            <Fact name={words.bySms}>{words.number(bySms)}</Fact>
            <Fact name={words.byJabber}>{words.number(byJabber)}</Fact>
            <Fact name={words.byPush}>{words.number(byPush)}</Fact>
            <Fact name={words.byVk}>{words.number(byVk)}</Fact>
            <Fact name={words.byTelegram}>{words.number(byTelegram)}</Fact>
            <Fact name={words.byCabinetOnly}>{words.number(byCabinetOnly)}</Fact>
            <Fact name={words.withoutConsent}>{words.number(withoutConsent)}</Fact>
          </dl>
          {Object.values(parts).includes(null) && <p className="note">{why}</p>}
          <p className="note">{words.once}</p>
        </>
      )}
    </section>
  );
}

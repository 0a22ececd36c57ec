import { useContext } from "react";
import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/hotline-page.js";
import { Field, Refused } from "../form/field.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { appealHandling } from "../language/appeal-handling.js";
import { hotline as hotlineWords } from "../language/hotline.js";
import { hotlineHours } from "../language/hotline-hours.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { OrganisationTitle } from "../layout/organisation-title.js";
import { askHandler } from "../session/ask-handler.server.js";
import { visitOf } from "../session/visit.js";
import { lastDays } from "../period/days.js";
import { setHotline } from "./hotline.server.js";
import "../style/appeal.css";
import "../style/join.css";

const HotlinePage = graphql(`
  query HotlinePage($id: ID!, $from: PlainDate!, $until: PlainDate!) {
    organisation(id: $id) {
      id
      name
      hotline {
        telephone
        isFree
        email
        links
        opensAt
        closesAt
        weekdays
        timeZone
        organisation {
          id
          name
        }
      }
      appealEfficiency(from: $from, until: $until) {
        figures {
          registeredCount
        }
      }
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await askHandler(visitOf(context), request, HotlinePage, { id: params.id, ...lastDays(1) });
  const { appealEfficiency, hotline, ...organisation } = found(answer.data.organisation, answer.faults);
  // Null but for those who handle appeals here.
  found(appealEfficiency, answer.faults);
  return { organisation, hotline };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const refusal = await setHotline(visit, params.id, await request.formData());
  if (refusal) return data(refusal, 422);
  return redirect(languageIn(visit.locale).path(`/organisations/${params.id}/appeals`), 303);
}

export default function HotlineSettings({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, hotline } = loaderData;
  const { path } = useLanguage();
  const words = useWords(appealHandling);
  const said = useWords(hotlineWords);
  const { hotline: title } = useWords(hotlineHours);
  const isAbove = hotline !== null && hotline.organisation?.id !== organisation.id;
  return (
    <div className="page narrow">
      <p>
        <Link to={path(`/organisations/${organisation.id}/appeals`)}>{words.back}</Link>
      </p>
      <OrganisationTitle title={title} name={organisation.name} />
      <p className="note">{said.hotlineLead}</p>
      {isAbove && <p>{said.hotlineAbove(hotline.organisation?.name ?? "")}</p>}
      <RefusableForm refusal={actionData ?? null}>
        <input type="hidden" name="timeZone" value={hotline?.timeZone ?? "Europe/Moscow"} />
        <TextField
          name="telephone"
          type="tel"
          label={said.telephone}
          initial={hotline?.telephone}
          isRequired
        />
        <Tick name="isFree" label={said.isFree} isTicked={hotline?.isFree ?? false} />
        <TextField name="opensAt" type="time" label={said.opensAt} initial={hotline?.opensAt} isRequired />
        <TextField name="closesAt" type="time" label={said.closesAt} initial={hotline?.closesAt} isRequired />
        <Weekdays ticked={hotline?.weekdays ?? [1, 2, 3, 4, 5]} />
        <TextField
          name="email"
          type="email"
          label={said.hotlineEmail}
          initial={hotline?.email ?? undefined}
        />
        <Field name="links" label={said.links} hint={said.linksHint} initial={hotline?.links.join("\n")}>
          {(given) => <textarea rows={3} {...given} />}
        </Field>
        <SendButton busy={words.sending}>{said.save}</SendButton>
      </RefusableForm>
    </div>
  );
}

function Weekdays({ ticked }: { ticked: readonly number[] }) {
  const said = useWords(hotlineWords);
  const { weekdays } = useWords(hotlineHours);
  const fault = useContext(Refused)?.faults["weekdays"];
  return (
    <fieldset>
      <legend>{said.weekdays}</legend>
      <div className="appeal-marks">
        {weekdays.map((label, at) => (
          <Tick key={label} name={`weekday-${at + 1}`} label={label} isTicked={ticked.includes(at + 1)} />
        ))}
      </div>
      {fault && <p className="problem">{fault}</p>}
    </fieldset>
  );
}

function Tick({ name, label, isTicked }: { name: string; label: string; isTicked: boolean }) {
  const refusal = useContext(Refused);
  return (
    <div className="consent">
      <input
        type="checkbox"
        id={name}
        name={name}
        value="yes"
        defaultChecked={refusal ? refusal.values[name] !== undefined : isTicked}
      />
      <label htmlFor={name}>{label}</label>
    </div>
  );
}

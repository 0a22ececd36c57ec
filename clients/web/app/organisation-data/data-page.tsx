import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/data-page.js";
import { Field } from "../form/field.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SelectField } from "../form/select-field.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { events } from "../language/events.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { organisationData } from "../language/organisation-data.js";
import { ways } from "../language/ways.js";
import { OrganisationTitle } from "../layout/organisation-title.js";
import { idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { keepData } from "./keep-data.server.js";
import "../style/join.css";

const OrganisationDataPage = graphql(`
  query OrganisationDataPage($id: ID!) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      revision
      note
      isSmall
      hasCommittee
      registration {
        isLegalEntity
        taxId
        registrationNumber
        registeredOn
      }
      contacts {
        timeZone
        postalAddress
        actualAddress
        legalAddress
        phones
        email
        website
        socialLinks
      }
      acts(first: 1) {
        totalCount
      }
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await askForPage(visitOf(context), OrganisationDataPage, { id: idOf(params.id) });
  if (!answer.data.viewer) throw signInFirst(request);
  const { acts, ...organisation } = found(answer.data.organisation, answer.faults);
  // Null but for those who see the members here.
  found(acts, answer.faults);
  return { organisation, isDone: new URL(request.url).searchParams.has("done") };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const refusal = await keepData(visit, idOf(params.id), await request.formData());
  if (refusal) return data(refusal, 422);
  return redirect(languageIn(visit.locale).path(`/organisations/${params.id}/data?done`), 303);
}

export default function OrganisationData({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, isDone } = loaderData;
  const { id, name, note, isSmall, hasCommittee, revision } = organisation;
  const { path } = useLanguage();
  const words = useWords(organisationData);
  const { structure } = useWords(ways);
  return (
    <div className="page narrow">
      <p>
        <Link to={path(`/organisations/${id}/structure`)}>{structure}</Link>
      </p>
      <OrganisationTitle title={words.title} name={name} />
      <p role="status">{isDone && !actionData && words.done}</p>
      <RefusableForm key={revision} refusal={actionData ?? null}>
        <input type="hidden" name="revision" value={actionData?.values["revision"] ?? revision} />
        <fieldset>
          <legend>{words.general}</legend>
          <Lines name="note" label={words.note} initial={note} />
          <YesOrNo name="isSmall" label={words.isSmall} initial={isSmall} />
          <YesOrNo name="hasCommittee" label={words.hasCommittee} initial={hasCommittee} />
          <p>
            <Link to={path(`/organisations/${id}/dues`)}>{words.toDues}</Link>
          </p>
        </fieldset>
        <Registration {...organisation} />
        <Contacts {...organisation} />
        <TextField name="reason" label={words.reason} maxLength={1_000} />
        <SendButton busy={words.writing}>{words.write}</SendButton>
      </RefusableForm>
    </div>
  );
}

type Loaded = Route.ComponentProps["loaderData"]["organisation"];

function Registration({ registration }: Pick<Loaded, "registration">) {
  const words = useWords(organisationData);
  const line = (field: "taxId" | "registrationNumber" | "registeredOn", maxLength: number) => ({
    name: field,
    path: `registration.${field}`,
    label: words[field],
    initial: registration?.[field] ?? undefined,
    maxLength,
  });
  return (
    <fieldset>
      <legend>{words.registration}</legend>
      <YesOrNo
        name="isLegalEntity"
        label={words.isLegalEntity}
        initial={registration?.isLegalEntity ?? null}
      />
      <TextField {...line("taxId", 12)} inputMode="numeric" />
      <TextField {...line("registrationNumber", 13)} inputMode="numeric" />
      <TextField {...line("registeredOn", 10)} type="date" />
    </fieldset>
  );
}

function Contacts({ contacts }: Pick<Loaded, "contacts">) {
  const words = useWords(organisationData);
  const { zones } = useWords(events);
  const zone = contacts.timeZone ?? "";
  return (
    <fieldset>
      <legend>{words.contacts}</legend>
      {(["postalAddress", "actualAddress", "legalAddress"] as const).map((field) => (
        <TextField
          key={field}
          name={field}
          path={`contacts.${field}`}
          label={words[field]}
          initial={contacts[field] ?? undefined}
          maxLength={500}
        />
      ))}
      <Lines
        name="phones"
        path="contacts.phones"
        label={words.phones}
        hint={words.eachOnItsLine}
        initial={contacts.phones.join("\n")}
      />
      <TextField
        name="email"
        path="contacts.email"
        label={words.email}
        type="email"
        initial={contacts.email ?? undefined}
      />
      <TextField
        name="website"
        path="contacts.website"
        label={words.website}
        hint={words.fromHttps}
        initial={contacts.website ?? undefined}
      />
      <Lines
        name="socialLinks"
        path="contacts.socialLinks"
        label={words.socialLinks}
        hint={words.eachOnItsLine}
        initial={contacts.socialLinks.join("\n")}
      />
      <SelectField
        name="timeZone"
        label={words.timeZone}
        options={Object.entries({ "": words.notFilled, [zone]: zone || words.notFilled, ...zones })}
        initial={zone}
      />
    </fieldset>
  );
}

interface LinesProps {
  readonly name: string;
  readonly path?: string;
  readonly label: string;
  readonly hint?: string;
  readonly initial: string | null;
}

function Lines({ initial, ...field }: LinesProps) {
  return (
    <Field {...field} initial={initial ?? undefined}>
      {(given) => <textarea rows={3} maxLength={5_000} {...given} />}
    </Field>
  );
}

interface YesOrNoProps {
  readonly name: string;
  readonly label: string;
  readonly initial: boolean | null;
}

function YesOrNo({ name, label, initial }: YesOrNoProps) {
  const words = useWords(organisationData);
  return (
    <SelectField
      name={name}
      label={label}
      options={[
        ["", words.notFilled],
        ["YES", words.yes],
        ["NO", words.no],
      ]}
      initial={initial === null ? "" : initial ? "YES" : "NO"}
    />
  );
}

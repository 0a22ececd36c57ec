import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/elect-page.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SelectField } from "../form/select-field.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { bodies } from "../language/bodies.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { OrganisationTitle } from "../layout/organisation-title.js";
import { idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { BODY_KINDS } from "./kinds.js";
import { doWithBody } from "./record.server.js";
import { SeatFields } from "./seat-fields.js";
import "../style/body.css";
import "../style/join.css";

const ElectBodyPage = graphql(`
  query ElectBodyPage($id: ID!) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      viewerMay {
        keepOrganisation
      }
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await askForPage(visitOf(context), ElectBodyPage, { id: idOf(params.id) });
  if (!answer.data.viewer) throw signInFirst(request);
  const organisation = found(answer.data.organisation, answer.faults);
  if (!organisation.viewerMay.keepOrganisation) throw data(null, 404);
  return { organisation };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const organisationId = idOf(params.id);
  const again = await doWithBody(visit, { organisationId, bodyId: null }, await request.formData());
  if (again) return data(again, again.refusal.problem ? 422 : 200);
  return redirect(languageIn(visit.locale).path(`/organisations/${organisationId}/bodies`), 303);
}

export default function ElectBody({ loaderData: { organisation }, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(bodies);
  const { refusal = null, sought = null } = actionData ?? {};
  return (
    <div className="page narrow">
      <p>
        <Link to={path(`/organisations/${organisation.id}/bodies`)}>{words.title}</Link>
      </p>
      <OrganisationTitle title={words.elect} name={organisation.name} />
      <p>{words.electLead}</p>
      <RefusableForm refusal={refusal}>
        <SelectField
          name="kind"
          label={words.kind}
          options={BODY_KINDS.map((kind) => [kind, words.kinds[kind]])}
        />
        <SeatFields values={refusal?.values ?? {}} sought={sought} />
        <TextField name="electedOn" label={words.electedOn} hint={words.today} type="date" />
        <TextField name="powersUntil" label={words.powersUntil} hint={words.untilHint} type="date" />
        <TextField name="minutesNumber" label={words.minutesNumber} maxLength={40} />
        <SendButton busy={words.sending} deed="elect">
          {words.submit}
        </SendButton>
      </RefusableForm>
    </div>
  );
}

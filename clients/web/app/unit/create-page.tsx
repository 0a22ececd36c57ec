import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/create-page.js";
import { ChooseMember } from "../form/choose-member.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SelectField } from "../form/select-field.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { units } from "../language/units.js";
import { OrganisationTitle } from "../layout/organisation-title.js";
import { idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { UNIT_KINDS } from "./kinds.js";
import { writeUnit } from "./write-unit.server.js";
import "../style/join.css";

const CreateUnitPage = graphql(`
  query CreateUnitPage($id: ID!) {
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
  const answer = await askForPage(visitOf(context), CreateUnitPage, { id: idOf(params.id) });
  if (!answer.data.viewer) throw signInFirst(request);
  const organisation = found(answer.data.organisation, answer.faults);
  if (!organisation.viewerMay.keepOrganisation || organisation.level !== "PRIMARY") throw data(null, 404);
  return { organisation };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const organisationId = idOf(params.id);
  const answer = await writeUnit(visit, { organisationId, unitId: null }, await request.formData());
  if (typeof answer !== "string") return data(answer, answer.refusal.problem ? 422 : 200);
  const { path } = languageIn(visit.locale);
  return redirect(path(`/organisations/${organisationId}/units/${answer}?done`), 303);
}

export default function CreateUnit({ loaderData: { organisation }, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(units);
  const { refusal = null, sought = null } = actionData ?? {};
  return (
    <div className="page narrow">
      <p>
        <Link to={path(`/organisations/${organisation.id}/units`)}>{words.title}</Link>
      </p>
      <OrganisationTitle title={words.createTitle} name={organisation.name} />
      <RefusableForm refusal={refusal}>
        <SelectField
          name="kind"
          label={words.kind}
          options={UNIT_KINDS.map((kind) => [kind, words.kinds[kind]] as const)}
        />
        <TextField name="name" label={words.name} hint={words.nameHint} isRequired />
        <ChooseMember
          legend={words.whoLeads}
          path="organiserId"
          values={refusal?.values ?? {}}
          sought={sought}
          nobody={words.noOrganiser}
        />
        <SendButton busy={words.sending} deed="write">
          {words.save}
        </SendButton>
      </RefusableForm>
    </div>
  );
}

import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/give-page.js";
import { ChooseMember } from "../form/choose-member.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SelectField } from "../form/select-field.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { rights } from "../language/rights.js";
import { roleHolders } from "../language/role-holders.js";
import { OrganisationTitle } from "../layout/organisation-title.js";
import { idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { type Visit, visitOf } from "../session/visit.js";
import { doWithRole } from "./give.server.js";
import type { Role } from "./roles.js";
import "../style/join.css";

const GivePage = graphql(`
  query GivePage($id: ID!) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      closedOn
      viewerMayGrant
    }
  }
`);

/** Where somebody is named, and to which roles; no page where one may give none. */
async function placeOf(visit: Visit, request: Request, id: string) {
  const answer = await askForPage(visit, GivePage, { id: idOf(id) });
  if (!answer.data.viewer) throw signInFirst(request);
  const { viewerMayGrant, closedOn, ...organisation } = found(answer.data.organisation, answer.faults);
  const roles = found(viewerMayGrant, answer.faults);
  if (roles.length === 0 || closedOn) throw data(null, 404);
  return { organisation, roles };
}

export function loader({ context, request, params }: Route.LoaderArgs) {
  return placeOf(visitOf(context), request, params.id);
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const { organisation, roles } = await placeOf(visit, request, params.id);
  const again = await doWithRole(visit, organisation.id, roles, await request.formData());
  if (again) return data(again, again.refusal.problem ? 422 : 200);
  const holders = languageIn(visit.locale).path(`/organisations/${organisation.id}/rights`);
  return redirect(`${holders}?done=given`, 303);
}

export default function Give({ loaderData: { organisation, roles }, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(roleHolders);
  const names = useWords(rights).roles;
  const { refusal = null, sought = null } = actionData ?? {};
  return (
    <div className="page narrow">
      <OrganisationTitle title={words.give} name={organisation.name} />
      <p>
        <Link to={path(`/organisations/${organisation.id}/rights`)}>{words.title}</Link>
      </p>
      <p>{words.giveLead}</p>
      <Powers roles={roles} />
      <RefusableForm refusal={refusal}>
        <ChooseMember legend={words.person} path="memberId" values={refusal?.values ?? {}} sought={sought} />
        <SelectField
          name="role"
          label={words.role}
          options={[["", words.chooseRole], ...roles.map((role) => [role, names[role]] as const)]}
          isRequired
        />
        <TextField name="startsOn" label={words.startsOn} hint={words.todayHint} type="date" />
        <TextField name="endsOn" label={words.endsOn} hint={words.endsHint} type="date" />
        <TextField name="reason" label={words.reason} hint={words.reasonHint} />
        <SendButton busy={words.sending} deed="give">
          {words.giveSubmit}
        </SendButton>
      </RefusableForm>
    </div>
  );
}

function Powers({ roles }: { readonly roles: readonly Role[] }) {
  const words = useWords(roleHolders);
  const names = useWords(rights).roles;
  return (
    <details className="panel">
      <summary>{words.powersTitle}</summary>
      <ul>
        {roles.map((role) => (
          <li key={role}>
            <strong>{names[role]}.</strong> {words.powers[role]}
          </li>
        ))}
      </ul>
    </details>
  );
}

import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/change-page.js";
import { markOf } from "../form/marked.js";
import { RefusableForm } from "../form/refusable-form.js";
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
import { doWithBody } from "./record.server.js";
import { SeatFields } from "./seat-fields.js";
import "../style/body.css";
import "../style/join.css";

const ChangeBodyPage = graphql(`
  query ChangeBodyPage($id: ID!) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      viewerMay {
        keepOrganisation
      }
      bodies {
        id
        kind
        seats {
          id
          name
          role
          member {
            id
          }
        }
      }
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await askForPage(visitOf(context), ChangeBodyPage, { id: idOf(params.id) });
  if (!answer.data.viewer) throw signInFirst(request);
  const { bodies: inOffice, ...organisation } = found(answer.data.organisation, answer.faults);
  const body = found(inOffice, answer.faults).find(({ id }) => id === params.bodyId);
  if (!body || !organisation.viewerMay.keepOrganisation) throw data(null, 404);
  return { organisation, body };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const place = { organisationId: idOf(params.id), bodyId: idOf(params.bodyId) };
  const again = await doWithBody(visit, place, await request.formData());
  if (again) return data(again, again.refusal.problem ? 422 : 200);
  return redirect(languageIn(visit.locale).path(`/organisations/${place.organisationId}/bodies`), 303);
}

export default function ChangeBody({ loaderData: { organisation, body }, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(bodies);
  const { refusal = null, sought = null } = actionData ?? {};
  const members = body.seats.flatMap(({ member, name, role }) =>
    member ? [{ id: member.id, name, role }] : [],
  );
  const sitting = members.flatMap((one) => [
    [markOf("person", one), one.name],
    [markOf("role", one), one.role],
  ]);
  return (
    <div className="page narrow">
      <p>
        <Link to={path(`/organisations/${organisation.id}/bodies`)}>{words.title}</Link>
      </p>
      <OrganisationTitle title={`${words.change}: ${words.kinds[body.kind]}`} name={organisation.name} />
      {members.length < body.seats.length ? (
        <p role="status">{words.notHere}</p>
      ) : (
        <>
          <p>{words.changeLead}</p>
          <RefusableForm refusal={refusal}>
            <SeatFields
              values={refusal?.values ?? (Object.fromEntries(sitting) as Record<string, string>)}
              sought={sought}
            />
            <TextField name="on" label={words.changeOn} hint={words.today} type="date" />
            <SendButton busy={words.sending} deed="change">
              {words.changeSubmit}
            </SendButton>
          </RefusableForm>
        </>
      )}
    </div>
  );
}

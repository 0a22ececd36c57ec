import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/signature-page.js";
import { Field } from "../form/field.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { letterSignature } from "../language/letter-signature.js";
import { letters } from "../language/letters.js";
import { OrganisationTitle } from "../layout/organisation-title.js";
import { idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { setSignature } from "./set-signature.server.js";
import "../style/join.css";

const SignaturePage = graphql(`
  query SignaturePage($id: ID!) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      viewerMay {
        keepOrganisation
      }
      letterSignature {
        version
        text
        mailbox
      }
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await askForPage(visitOf(context), SignaturePage, { id: idOf(params.id) });
  if (!answer.data.viewer) throw signInFirst(request);
  const organisation = found(answer.data.organisation, answer.faults);
  if (!organisation.viewerMay.keepOrganisation) throw data(null, 404);
  const signature = found(organisation.letterSignature, answer.faults);
  return { organisation, signature, isDone: new URL(request.url).searchParams.has("done") };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const refusal = await setSignature(visitOf(context), idOf(params.id), await request.formData());
  return refusal ? data(refusal, 422) : redirect(`${new URL(request.url).pathname}?done`, 303);
}

export default function Signature({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, signature, isDone } = loaderData;
  const { path } = useLanguage();
  const words = useWords(letterSignature);
  const { title } = useWords(letters);
  return (
    <div className="page narrow">
      <p>
        <Link to={path(`/organisations/${organisation.id}/letters`)}>{title}</Link>
      </p>
      <OrganisationTitle title={words.title} name={organisation.name} />
      <div role="status">{isDone && !actionData && <p className="done">{words.done}</p>}</div>
      <p>{words.lead}</p>
      {signature.version === null && <p>{words.made}</p>}
      <RefusableForm refusal={actionData ?? null}>
        <Field name="text" label={words.text} hint={words.textHint} initial={signature.text} isRequired>
          {(given) => <textarea rows={6} maxLength={1_000} {...given} />}
        </Field>
        <TextField
          name="mailbox"
          label={words.mailbox}
          type="email"
          maxLength={200}
          initial={signature.mailbox ?? ""}
        />
        <SendButton busy={words.saving}>{words.save}</SendButton>
      </RefusableForm>
    </div>
  );
}

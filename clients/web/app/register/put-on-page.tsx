import type { ReactNode } from "react";
import { data, Link } from "react-router";
import type { Route } from "./+types/put-on-page.js";
import { Field } from "../form/field.js";
import { PersonFields } from "../form/person-fields.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { OCCUPATIONS } from "../join/join.js";
import { InstructionLinks } from "../knowledge/instruction-links.js";
import { instructionsFor } from "../knowledge/instructions.server.js";
import { join } from "../language/join.js";
import { useLanguage, useWords } from "../language/language.js";
import { register } from "../language/register.js";
import { PageHead } from "../layout/page-head.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { NameCheck } from "./name-check.js";
import { putOnRegister } from "./put-on.server.js";
import "../style/join.css";

const PutOnPage = graphql(`
  query PutOnPage($id: ID!) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
    }
  }
`);

const PATHS = { last: "name.last", first: "name.first", patronymic: "name.patronymic" };

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const [answer, instructions] = await Promise.all([
    askForPage(visit, PutOnPage, { id: params.id }),
    instructionsFor(visit, "REGISTER"),
  ]);
  if (!answer.data.viewer) throw signInFirst(request);
  return { organisation: found(answer.data.organisation, answer.faults), instructions };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const answer = await putOnRegister(visitOf(context), params.id, await request.formData());
  return data(answer, answer.refusal ? 422 : 200);
}

export default function PutOn({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, instructions } = loaderData;
  const { path } = useLanguage();
  const joining = useWords(join);
  const words = useWords(register);
  const { registered = null, check = null, checked = "", refusal = null } = actionData ?? {};
  return (
    <div className="page narrow">
      <PageHead title={words.putOn} isPrivate />
      <p>
        <Link to={path(`/organisations/${organisation.id}/members`)}>{words.title}</Link>
      </p>
      <h1 tabIndex={-1}>{words.putOn}</h1>
      <p className="lead">{organisation.name}</p>
      <InstructionLinks instructions={instructions} />
      {registered && <p role="status">{words.registered(registered)}</p>}
      <RefusableForm key={registered} refusal={refusal}>
        {check && <NameCheck check={check} checked={checked} />}
        <PersonFields paths={PATHS} />
        <Choice name="sex" label={joining.sex}>
          <option value="">{joining.sexByName}</option>
          <option value="FEMALE">{joining.sexes.FEMALE}</option>
          <option value="MALE">{joining.sexes.MALE}</option>
        </Choice>
        <Choice name="occupation" label={joining.category}>
          {OCCUPATIONS.map((value) => (
            <option key={value} value={value}>
              {joining.occupations[value]}
            </option>
          ))}
        </Choice>
        <TextField name="position" label={joining.position} />
        <TextField name="phone" label={joining.phone} type="tel" />
        <TextField name="email" label={joining.email} type="email" />
        <TextField name="decidedOn" path="decision.on" label={joining.decidedOn} type="date" />
        <TextField name="decisionNumber" label={joining.decisionNumber} maxLength={60} />
        <SendButton busy={words.sending}>{check ? words.putOnAnyway : words.putOn}</SendButton>
      </RefusableForm>
    </div>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly children: ReactNode;
}

function Choice({ name, label, children }: ChoiceProps) {
  return (
    <Field name={name} label={label}>
      {(given) => <select {...given}>{children}</select>}
    </Field>
  );
}

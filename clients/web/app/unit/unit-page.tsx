import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/unit-page.js";
import { ChooseMember, choiceOf } from "../form/choose-member.js";
import { FoldedForm } from "../form/folded-form.js";
import { markedMember } from "../form/marked.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { writtenIn } from "../form/written.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { units } from "../language/units.js";
import { OrganisationTitle } from "../layout/organisation-title.js";
import { idOf } from "../layout/wanted.js";
import { NextPage } from "../list/next-page.js";
import { visitOf } from "../session/visit.js";
import { readUnit } from "./read-unit.server.js";
import { closeUnit, writeUnit } from "./write-unit.server.js";
import "../style/appeal.css";
import "../style/join.css";

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const read = await readUnit(visitOf(context), request, idOf(params.id), idOf(params.unitId));
  return { ...read, isDone: new URL(request.url).searchParams.has("done") };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const place = { organisationId: idOf(params.id), unitId: idOf(params.unitId) };
  const form = await request.formData();
  const home = languageIn(visit.locale).path(`/organisations/${place.organisationId}/units`);
  if (writtenIn(form)("deed") === "close") {
    const closing = await closeUnit(visit, place.unitId, form);
    return closing
      ? data({ closing, refusal: null, sought: null }, 422)
      : redirect(`${home}?done=closed`, 303);
  }
  const answer = await writeUnit(visit, place, form);
  if (typeof answer === "string") return redirect(`${home}/${answer}?done`, 303);
  return data({ closing: null, ...answer }, answer.refusal.problem ? 422 : 200);
}

export default function Unit({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, unit, members, isDone } = loaderData;
  const { path } = useLanguage();
  const words = useWords(units);
  const { closing = null, refusal = null, sought = null } = actionData ?? {};
  const home = path(`/organisations/${organisation.id}`);
  const organiser = unit.organiser && markedMember(unit.organiser);
  return (
    <div className="page narrow">
      <p>
        <Link to={`${home}/units`}>{words.title}</Link>
      </p>
      <OrganisationTitle title={unit.name} name={organisation.name} />
      <div role="status">{isDone && !actionData && <p className="done">{words.saved}</p>}</div>
      <p>
        {words.kinds[unit.kind]}. {words.organiser}:{" "}
        {organiser ? <span lang="ru">{organiser.name}</span> : words.noOrganiser}.
      </p>
      <h2>
        {words.membersTitle} <span className="count">{members.totalCount}</span>
      </h2>
      {members.nodes.length === 0 && <p>{words.nobody}</p>}
      <ul className="appeal-list">
        {members.nodes.map(({ id, name, displayName, position }) => (
          <li key={id} lang="ru">
            <Link to={`${home}/members/${id}`}>{name?.full ?? displayName}</Link>
            {position && <span className="note">{position}</span>}
          </li>
        ))}
      </ul>
      <NextPage pageInfo={members.pageInfo}>{words.next}</NextPage>
      <h2>{words.change}</h2>
      <RefusableForm refusal={refusal}>
        <TextField name="name" label={words.name} initial={unit.name} isRequired />
        <ChooseMember
          key={organiser?.id}
          legend={words.whoLeads}
          path="organiserId"
          values={refusal?.values ?? { member: organiser ? choiceOf(organiser) : "" }}
          sought={sought}
          nobody={words.noOrganiser}
        />
        <SendButton busy={words.sending} deed="write">
          {words.save}
        </SendButton>
      </RefusableForm>
      <FoldedForm
        deed="close"
        title={words.close}
        submit={words.closeSubmit}
        busy={words.sending}
        refusal={closing}
      >
        <p>{words.closeLead}</p>
        <TextField name="on" label={words.closeOn} hint={words.todayHint} type="date" />
      </FoldedForm>
    </div>
  );
}

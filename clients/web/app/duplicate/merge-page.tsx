import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/merge-page.js";
import { Field } from "../form/field.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SendButton } from "../form/send-button.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { duplicates } from "../language/duplicates.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { OrganisationTitle } from "../layout/organisation-title.js";
import { idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { KeptField } from "./kept-field.js";
import { MergeEffect, MergeEffect_Member } from "./merge-effect.js";
import { mergeCards } from "./merge.server.js";
import { areKept, nameOf, PersonCard, PersonCard_Member } from "./person-card.js";
import "../style/duplicate.css";
import "../style/join.css";

const MergePage = graphql(
  `
    query MergePage($id: ID!, $member: ID!, $other: ID!) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
      }
      member(id: $member) {
        ...PersonCard_Member
        ...MergeEffect_Member
      }
      other: member(id: $other) {
        ...PersonCard_Member
        ...MergeEffect_Member
      }
    }
  `,
  [PersonCard_Member, MergeEffect_Member],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const asked = { id: idOf(params.id), member: idOf(params.memberId), other: idOf(params.otherId) };
  const answer = await askForPage(visitOf(context), MergePage, asked);
  if (!answer.data.viewer) throw signInFirst(request);
  const organisation = found(answer.data.organisation, answer.faults);
  const member = found(answer.data.member, answer.faults);
  const other = found(answer.data.other, answer.faults);
  if (!areKept([member, other])) throw data(null, 404);
  return { organisation, cards: [member, other] as const };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const pair = [idOf(params.memberId), idOf(params.otherId)] as const;
  const answer = await mergeCards(visit, pair, await request.formData());
  if (typeof answer !== "string") return data(answer, answer.keptId ? 200 : 422);
  const { path } = languageIn(visit.locale);
  return redirect(path(`/organisations/${idOf(params.id)}/members/${answer}/merges?done`), 303);
}

export default function Merge({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, cards } = loaderData;
  const { path } = useLanguage();
  const { title, sending, merge: words } = useWords(duplicates);
  const home = path(`/organisations/${organisation.id}`);
  const { keptId = null, agreed = "", refusal = null } = actionData ?? {};
  const kept = cards.find(({ id }) => id === keptId);
  const merged = cards.find(({ id }) => id !== keptId);
  return (
    <div className="page">
      <p>
        <Link to={`${home}/duplicates`}>{title}</Link>
      </p>
      <OrganisationTitle title={words.title} name={organisation.name} />
      <p>{words.lead}</p>
      <h2 className="unseen">{cards.map(nameOf).join(", ")}</h2>
      <div className="duplicate-cards">
        {cards.map((person) => (
          <PersonCard key={person.id} person={person} members={`${home}/members`} />
        ))}
      </div>
      <RefusableForm refusal={refusal}>
        <KeptField cards={cards} />
        <Field name="reason" label={words.reason} hint={words.reasonHint} isRequired>
          {(given) => <textarea rows={3} maxLength={900} {...given} />}
        </Field>
        <input type="hidden" name="agreed" value={agreed} />
        {kept && merged && <MergeEffect kept={kept} merged={merged} />}
        <p className="row">
          <SendButton busy={sending} isQuiet={kept !== undefined} deed="look">
            {kept ? words.lookAgain : words.look}
          </SendButton>
          {kept && (
            <SendButton busy={sending} deed="merge">
              {words.yes}
            </SendButton>
          )}
        </p>
      </RefusableForm>
    </div>
  );
}

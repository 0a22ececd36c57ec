import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/duplicates-page.js";
import { FoldedForm } from "../form/folded-form.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { Queues } from "../join/queues.js";
import { duplicates } from "../language/duplicates.js";
import { useLanguage, useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { idOf } from "../layout/wanted.js";
import { NextLink } from "../list/next-page.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { dismissDuplicate } from "./dismiss.server.js";
import { areKept, PersonCard, PersonCard_Member } from "./person-card.js";
import "../style/appeal.css";
import "../style/duplicate.css";
import "../style/join.css";

const DuplicatesPage = graphql(
  `
    query DuplicatesPage($id: ID!, $after: String) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
        probableDuplicates(first: 20, after: $after) {
          totalCount
          nodes {
            reason
            member {
              ...PersonCard_Member
            }
            other {
              ...PersonCard_Member
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [PersonCard_Member],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const wanted = new URL(request.url).searchParams;
  const asked = { id: idOf(params.id), after: wanted.get("after") };
  const answer = await askForPage(visitOf(context), DuplicatesPage, asked);
  if (!answer.data.viewer) throw signInFirst(request);
  const { probableDuplicates, ...organisation } = found(answer.data.organisation, answer.faults);
  // Null but for those who keep the register.
  const pairs = found(probableDuplicates, answer.faults);
  return { organisation, pairs, isFirst: asked.after === null, isDone: wanted.has("done") };
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await request.formData();
  const refusal = await dismissDuplicate(visitOf(context), form);
  if (refusal) return data({ pair: form.get("pair"), refusal }, 422);
  const { pathname, searchParams } = new URL(request.url);
  searchParams.set("done", "");
  return redirect(`${pathname}?${searchParams}`, 303);
}

type Loaded = Route.ComponentProps["loaderData"];

export default function Duplicates({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, pairs, isFirst, isDone } = loaderData;
  const { path } = useLanguage();
  const words = useWords(duplicates);
  const home = path(`/organisations/${organisation.id}`);
  return (
    <div className="page">
      <PageHead title={`${words.title}. ${organisation.name}`} isPrivate />
      <h1 tabIndex={-1}>
        {words.title} {pairs.totalCount > 0 && <span className="count">{pairs.totalCount}</span>}
      </h1>
      <p className="lead" lang="ru">
        {organisation.name}
      </p>
      <Queues organisationId={organisation.id} />
      <div role="status">{isDone && !actionData && <p className="done">{words.twoDone}</p>}</div>
      {pairs.totalCount > 0 ? <p>{words.lead}</p> : <p>{words.nothing}</p>}
      {pairs.totalCount > 0 && pairs.nodes.length === 0 && <p>{words.nothingHere}</p>}
      {pairs.nodes.map((pair) => (
        <Pair
          key={pairIdOf(pair)}
          pair={pair}
          home={home}
          refusal={actionData?.pair === pairIdOf(pair) ? actionData.refusal : null}
        />
      ))}
      <p className="more">
        {!isFirst && (
          <Link className="button quiet" to="?">
            {words.toFirst}
          </Link>
        )}{" "}
        <NextLink pageInfo={pairs.pageInfo}>{words.next}</NextLink>
      </p>
    </div>
  );
}

type PairOfCards = Loaded["pairs"]["nodes"][number];

const pairIdOf = ({ member, other }: PairOfCards) => `${member.id}.${other.id}`;

interface PairProps {
  readonly pair: PairOfCards;
  readonly home: string;
  readonly refusal: NonNullable<Route.ComponentProps["actionData"]>["refusal"] | null;
}

function Pair({ pair, home, refusal }: PairProps) {
  const words = useWords(duplicates);
  const { reason, member, other } = pair;
  const id = pairIdOf(pair);
  return (
    <section className="panel duplicate" aria-labelledby={id}>
      <h2 id={id}>{words.reasons[reason]}</h2>
      <div className="duplicate-cards">
        <PersonCard person={member} members={`${home}/members`} />
        <PersonCard person={other} members={`${home}/members`} />
      </div>
      {areKept([member, other]) ? (
        <p>
          <Link className="button" to={`${home}/duplicates/${member.id}/${other.id}`}>
            {words.one}
          </Link>
        </p>
      ) : (
        <p className="note">{words.notBoth}</p>
      )}
      <FoldedForm
        deed="dismiss"
        title={words.two}
        submit={words.twoSubmit}
        busy={words.sending}
        refusal={refusal}
      >
        <p>{words.twoLead}</p>
        <input type="hidden" name="pair" value={id} />
        <input type="hidden" name="memberId" value={member.id} />
        <input type="hidden" name="otherId" value={other.id} />
      </FoldedForm>
    </section>
  );
}

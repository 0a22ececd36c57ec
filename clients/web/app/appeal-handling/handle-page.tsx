import { data, Link, redirect, useRevalidator } from "react-router";
import type { Route } from "./+types/handle-page.js";
import { AppealFacts, AppealFacts_Appeal } from "../appeal/appeal-facts.js";
import { AppealRow_Appeal } from "../appeal/appeal-row.js";
import { Conversation } from "../appeal/conversation.js";
import { useAppealNews } from "../appeal/use-appeal-news.js";
import { wholeConversation, WholeConversation_Appeal } from "../appeal/whole-conversation.server.js";
import { askHandler } from "../session/ask-handler.server.js";
import { useDone } from "../form/use-done.js";
import { writtenIn } from "../form/written.js";
import { askForPart, found } from "../gateway/ask.server.js";
import { graphql, readFragment } from "../gateway/graphql.js";
import { appealDeeds } from "../language/appeal-deeds.js";
import { appealHandling } from "../language/appeal-handling.js";
import { appeal as appealWords } from "../language/appeal.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { Fact } from "../layout/fact.js";
import { Moment } from "../layout/moment.js";
import { PageHead } from "../layout/page-head.js";
import { Telephone } from "../layout/telephone.js";
import { idIn } from "../layout/wanted.js";
import { type Visit, visitOf } from "../session/visit.js";
import { Appeals, Context, Context_AppealContext } from "./context.js";
import { Deeds } from "./deeds.js";
import { handleAppeal } from "./handle.server.js";
import "../style/appeal.css";
import "../style/insurance.css";
import "../style/join.css";

const HandleAppealPage = graphql(
  `
    query HandleAppealPage($id: ID!) {
      appealTopics {
        code
        name
      }
      appeal(id: $id) {
        id
        number
        kind
        topic {
          code
        }
        state
        channel
        isAnonymous
        isAboutOrganisation
        answeredAt
        reopenedAt
        rating
        handlingOrganisation {
          id
          name
        }
        organisation {
          id
          name
          level
          ancestors {
            id
            name
            level
          }
        }
        author {
          id
          displayName
          name {
            full
          }
          phone
          email
          appeals(first: 6) {
            nodes {
              ...AppealRow_Appeal
            }
          }
        }
        contact {
          name
          telephone
          email
        }
        handler {
          id
          displayName
        }
        passings(first: 20) {
          nodes {
            id
            decision
            passedAt
            from {
              id
              name
            }
            to {
              id
              name
            }
          }
        }
        context {
          ...Context_AppealContext
        }
        viewerMay {
          reply
          note
          takeOn
          sort
          passOn
          close
        }
        ...AppealFacts_Appeal
        ...WholeConversation_Appeal
      }
    }
  `,
  [AppealFacts_Appeal, AppealRow_Appeal, Context_AppealContext, WholeConversation_Appeal],
);

const IndustryCommittees = graphql(`
  query IndustryCommittees($regionId: ID!) {
    organisations(parentId: $regionId, level: INDUSTRY, first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const answer = await askHandler(visit, request, HandleAppealPage, { id: params.id });
  const appeal = found(answer.data.appeal, answer.faults);
  // One's own is read elsewhere.
  if (!appeal.viewerMay.note) throw data(null, 404);
  return {
    appeal,
    messages: await wholeConversation(visit, { id: params.id }, appeal),
    topics: answer.data.appealTopics,
    targets: appeal.viewerMay.passOn ? await targetsOf(visit, appeal) : [],
    queueId: idIn(new URL(request.url).searchParams, "queue") ?? appeal.handlingOrganisation?.id ?? null,
  };
}

interface Named {
  readonly id: string;
  readonly name: string;
}
interface Line extends Named {
  readonly level: string;
  readonly ancestors: readonly (Named & { readonly level: string })[];
}

/** Where an appeal may go: the organisation that it concerns, those above it, the committees of industries there. */
async function targetsOf(
  visit: Visit,
  appeal: {
    readonly organisation: Line | null;
    readonly handlingOrganisation: Named | null;
    readonly isAboutOrganisation: boolean;
  },
): Promise<Named[]> {
  const { organisation, handlingOrganisation, isAboutOrganisation } = appeal;
  if (!organisation) return [];
  const line = [...(isAboutOrganisation ? [] : [organisation]), ...organisation.ancestors.toReversed()];
  const region = line.find(({ level }) => level === "REGIONAL");
  const committees = region && (await askForPart(visit, IndustryCommittees, { regionId: region.id }));
  return [...line, ...(committees?.organisations.nodes ?? [])]
    .filter(({ id }) => id !== handlingOrganisation?.id)
    .map(({ id, name }) => ({ id, name }));
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const written = writtenIn(form);
  const refusal = await handleAppeal(visit, params.id, form);
  if (refusal) return data({ refused: { deed: written("deed"), refusal } }, 422);
  // Passed on, it may be seen no longer.
  if (written("deed") === "pass")
    return redirect(languageIn(visit.locale).path(`/organisations/${written("queue")}/appeals`), 303);
  const { pathname, search } = new URL(request.url);
  if (visit.isDocument) return redirect(pathname + search, 303);
  return data({ refused: null });
}

export default function HandleAppeal({ loaderData, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(appealHandling);
  const deeds = useWords(appealDeeds);
  const { number } = useWords(appealWords);
  const { revalidate } = useRevalidator();
  const { appeal, messages, topics, targets, queueId } = loaderData;
  const { id, author, context } = appeal;
  const said = useAppealNews({
    id,
    code: null,
    messages,
    own: "HANDLER",
    readAnew: () => void revalidate(),
  });
  const done = useDone(actionData, actionData?.refused === null);
  const title = number(appeal.number);
  const earlier = author?.appeals.nodes.filter((one) => one.id !== id);
  return (
    <div className="page narrow">
      <PageHead title={title} isPrivate />
      {queueId && (
        <p>
          <Link to={path(`/organisations/${queueId}/appeals`)}>{words.back}</Link>
        </p>
      )}
      <h1 tabIndex={-1}>{title}</h1>
      <AppealFacts appeal={readFragment(AppealFacts_Appeal, appeal)}>
        <HandlerFacts appeal={appeal} />
      </AppealFacts>
      {appeal.isAboutOrganisation && <p className="panel">{deeds.aboutOrganisation}</p>}
      <p className="unseen" role="status" aria-live="polite">
        {said}
      </p>
      <p>
        <Link to={path(`/appeals/${id}/work`)}>{deeds.work}</Link>
      </p>
      <Conversation messages={messages} own="HANDLER" />
      <Deeds
        key={done}
        appeal={appeal}
        topics={topics}
        targets={targets}
        queueId={queueId ?? ""}
        refused={actionData?.refused ?? null}
      />
      {context && <Context context={context} />}
      {earlier && (
        <section className="panel" aria-labelledby="earlier">
          <h2 id="earlier">{words.earlier}</h2>
          <Appeals list={earlier} none={words.noEarlier} />
        </section>
      )}
      <p className="note">{deeds.journal}</p>
    </div>
  );
}

/** Nobody has taken an appeal on that has come no further. */
const QUEUED: ReadonlySet<string> = new Set(["REGISTERED", "PASSED_ON"]);

/** What only those who handle an appeal know of it. */
function HandlerFacts({ appeal }: Pick<Route.ComponentProps["loaderData"], "appeal">) {
  const { path } = useLanguage();
  const words = useWords(appealHandling);
  const deeds = useWords(appealDeeds);
  const { state, channel, isAnonymous, author, contact, handler, reopenedAt, rating, passings } = appeal;
  const name = author ? (author.name?.full ?? author.displayName) : contact?.name;
  const telephone = author?.phone ?? contact?.telephone;
  const email = author?.email ?? contact?.email;
  return (
    <>
      <Fact name={words.channel}>{words.channels[channel]}</Fact>
      <Fact name={deeds.author}>
        {isAnonymous ? deeds.anonymous : (name ?? deeds.noName)}
        {telephone && (
          <>
            , <Telephone number={telephone} />
          </>
        )}
        {email && (
          <>
            , <a href={`mailto:${email}`}>{email}</a>
          </>
        )}
      </Fact>
      <Fact name={deeds.handler}>
        {handler?.displayName ?? (QUEUED.has(state) ? deeds.nobody : words.hiddenName)}
      </Fact>
      <Fact name={deeds.reopened}>{reopenedAt && <Moment value={reopenedAt} isExact />}</Fact>
      <Fact name={deeds.rating}>{rating}</Fact>
      <Fact name={deeds.passings}>
        {passings.nodes.length > 0 && (
          <ul className="appeal-passings">
            {passings.nodes.map(({ id, to, decision, passedAt }) => (
              <li key={id}>
                <Moment value={passedAt} />:{" "}
                {to && (
                  <Link to={path(`/organisations/${to.id}`)} lang="ru">
                    {to.name}
                  </Link>
                )}
                . {deeds.decisions[decision]}
              </li>
            ))}
          </ul>
        )}
      </Fact>
    </>
  );
}

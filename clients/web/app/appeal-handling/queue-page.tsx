import { useState } from "react";
import { Form, Link, useRevalidator } from "react-router";
import type { Route } from "./+types/queue-page.js";
import { AppealRow, AppealRow_Appeal } from "../appeal/appeal-row.js";
import { Hotline, Hotline_Hotline } from "../appeal/hotline.js";
import { KINDS } from "../appeal/kinds.js";
import { found } from "../gateway/ask.server.js";
import { askHandler } from "../session/ask-handler.server.js";
import { graphql } from "../gateway/graphql.js";
import { KEEPERS } from "../grant/keepers.js";
import { Queues } from "../join/queues.js";
import { appealQueue } from "../language/appeal-queue.js";
import { appeal as appealWords } from "../language/appeal.js";
import { useLanguage, useWords } from "../language/language.js";
import { period } from "../language/period.js";
import { PageHead } from "../layout/page-head.js";
import { useFrame } from "../layout/use-frame.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { useLive } from "../live/use-live.js";
import { visitOf } from "../session/visit.js";
import { lastDays } from "../period/days.js";
import { filterOf, isNarrowed, TABS, type Tab, wantedAppeals } from "./wanted-appeals.js";
import "../style/appeal.css";
import "../style/join.css";

const AppealQueuePage = graphql(
  `
    query AppealQueuePage(
      $id: ID!
      $filter: AppealFilter!
      $after: String
      $from: PlainDate!
      $until: PlainDate!
    ) {
      appealTopics {
        code
        name
      }
      organisation(id: $id) {
        id
        name
        hotline {
          ...Hotline_Hotline
        }
        appealEfficiency(from: $from, until: $until) {
          figures {
            registeredCount
            overdueCount
          }
        }
        appeals(filter: $filter, first: 20, after: $after) {
          totalCount
          nodes {
            id
            revision
            handler {
              id
              displayName
            }
            ...AppealRow_Appeal
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [AppealRow_Appeal, Hotline_Hotline],
);

const AppealRegistered = graphql(`
  subscription AppealRegistered($organisationId: ID!, $after: String) {
    appealRegistered(organisationId: $organisationId, after: $after) {
      id
      number
      revision
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const wanted = wantedAppeals(asked);
  const answer = await askHandler(visitOf(context), request, AppealQueuePage, {
    id: params.id,
    filter: filterOf(wanted),
    after: asked.get("after"),
    ...lastDays(30),
  });
  const {
    appeals: queue,
    appealEfficiency,
    ...organisation
  } = found(answer.data.organisation, answer.faults);
  // Null but for those who handle appeals here.
  const { figures } = found(appealEfficiency, answer.faults);
  return { organisation, queue, figures, topics: answer.data.appealTopics, wanted };
}

type Loaded = Route.ComponentProps["loaderData"];

export default function AppealQueue({ loaderData }: Route.ComponentProps) {
  const { organisation, queue, figures, wanted } = loaderData;
  const { path } = useLanguage();
  const words = useWords(appealQueue);
  const to = (page: string) => path(`/organisations/${organisation.id}/appeals${page}`);
  const said = useArrivals(loaderData);
  const keepsOrganisation = useFrame().reader?.grants.some(({ role }) => KEEPERS.has(role));
  return (
    <div className="page narrow">
      <PageHead title={`${words.title}. ${organisation.name}`} isPrivate />
      <h1 tabIndex={-1}>
        {words.title} {queue.totalCount > 0 && <span className="count">{queue.totalCount}</span>}
      </h1>
      <p className="lead" lang="ru">
        {organisation.name}
      </p>
      <Queues organisationId={organisation.id} />
      <p className="row appeal-ways">
        <Link className="button" to={to("/call")}>
          {words.register}
        </Link>
        <Link className="button quiet" to={to("/efficiency")}>
          {words.efficiency}
        </Link>
        <Link className="button quiet" to={to("/analysis")}>
          {words.analysis}
        </Link>
      </p>
      <p className="note">{words.summary(figures.registeredCount, figures.overdueCount)}</p>
      <p className="unseen" role="status" aria-live="polite">
        {said}
      </p>
      <nav className="chips appeal-tabs" aria-label={words.state}>
        {(Object.keys(TABS) as Tab[]).map((tab) => (
          <Link key={tab} to={`?state=${tab}`} aria-current={tab === wanted.tab ? "page" : undefined}>
            {words.tabs[tab]}
          </Link>
        ))}
      </nav>
      <Filter {...loaderData} />
      <Found key={JSON.stringify(wanted)} organisationId={organisation.id} queue={queue} />
      {organisation.hotline && <Hotline hotline={organisation.hotline} />}
      {keepsOrganisation && (
        <p>
          <Link to={to("/hotline")}>{organisation.hotline ? words.changeHotline : words.setHotline}</Link>
        </p>
      )}
    </div>
  );
}

/** Reads the queue anew when an appeal comes; answers what is said of it, empty before. */
function useArrivals({ organisation, queue, wanted }: Loaded): string {
  const words = useWords(appealQueue);
  const { revalidate } = useRevalidator();
  const [said, setSaid] = useState("");
  const isWhole = wanted.tab === "all" && !isNarrowed(wanted);
  useLive({
    document: AppealRegistered,
    variables: { organisationId: organisation.id },
    // Of a part of the queue nobody can say what the last was that came: it is read once more when the line stands.
    after: isWhole ? (queue.nodes[0]?.revision ?? null) : null,
    read: ({ appealRegistered }) => appealRegistered,
    cursor: ({ revision }) => revision,
    take: ({ number }) => {
      setSaid(words.arrived(number));
      void revalidate();
    },
    opened: ({ after }) => {
      if (after === null) void revalidate();
    },
  });
  return said;
}

function Filter({ wanted, topics }: Loaded) {
  const words = useWords(appealQueue);
  const { show } = useWords(period);
  const { kinds, topic, kind } = useWords(appealWords);
  return (
    <details className="panel appeal-filter" open={isNarrowed(wanted) || undefined}>
      <summary>{words.filter}</summary>
      <Form method="get" role="search" className="join-form">
        <input type="hidden" name="state" value={wanted.tab} />
        <div className="field">
          <label htmlFor="kind">{kind}</label>
          <select id="kind" name="kind" defaultValue={wanted.kind ?? ""}>
            <option value="">{words.anyKind}</option>
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {kinds[one]}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="topic">{topic}</label>
          <select id="topic" name="topic" defaultValue={wanted.topic}>
            <option value="">{words.anyTopic}</option>
            {topics.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div className="consent">
          <input type="checkbox" id="overdue" name="overdue" value="1" defaultChecked={wanted.isOverdue} />
          <label htmlFor="overdue">{words.overdue}</label>
        </div>
        <div className="consent">
          <input type="checkbox" id="mine" name="mine" value="1" defaultChecked={wanted.isMine} />
          <label htmlFor="mine">{words.mine}</label>
        </div>
        <button className="button quiet">{show}</button>
      </Form>
    </details>
  );
}

function Found({ organisationId, queue }: { organisationId: string; queue: Loaded["queue"] }) {
  const words = useWords(appealQueue);
  const pages = usePages<Loaded["queue"]["nodes"][number], Loaded>(queue, "after", (loaded) => loaded.queue);
  return (
    <>
      {pages.nodes.length === 0 && <p role="status">{words.none}</p>}
      <ul className="appeal-list">
        {pages.nodes.map((appeal) => (
          <AppealRow
            key={appeal.id}
            appeal={appeal}
            to={`/appeals/${appeal.id}/handling?queue=${organisationId}`}
            isOfPages
          >
            {appeal.handler && words.takenBy(appeal.handler.displayName)}
          </AppealRow>
        ))}
      </ul>
      <More pages={pages} />
    </>
  );
}

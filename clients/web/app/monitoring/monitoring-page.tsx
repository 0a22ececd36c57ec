import { data, Form, Link, redirect } from "react-router";
import type { Route } from "./+types/monitoring-page.js";
import { SendButton } from "../form/send-button.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { dayOf } from "../language/format.js";
import { useLanguage, useWords } from "../language/language.js";
import { monitorings } from "../language/monitorings.js";
import { Fact } from "../layout/fact.js";
import { Moment } from "../layout/moment.js";
import { OrganisationTitle } from "../layout/organisation-title.js";
import { idOf } from "../layout/wanted.js";
import { usePages } from "../list/use-pages.js";
import { PlainText } from "../prose/plain-text.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { closeMonitoring, takeOut } from "./deeds.server.js";
import { type Respondent, Respondents, Respondents_MonitoringSheet } from "./respondents.js";
import { Sheet, Sheet_MonitoringSheet } from "./sheet.js";
import { stateOf } from "./sheet-state.js";
import { submitSheet } from "./submit.server.js";
import { TakeOut } from "./take-out.js";
import { Totals, Totals_MonitoringSummary } from "./totals.js";
import "../style/join.css";
import "../style/monitoring.css";

const MonitoringPage = graphql(
  `
    query MonitoringPage(
      $id: ID!
      $monitoringId: ID!
      $isSubmitted: Boolean!
      $after: String
      $history: String
    ) {
      viewer {
        id
      }
      monitoring(id: $monitoringId) {
        id
        number
        title
        explanation
        level
        periodFrom
        periodUntil
        dueOn
        closedAt
        organisation {
          id
          name
          monitoringSummary(id: $monitoringId) {
            asked
          }
        }
      }
      organisation(id: $id) {
        id
        name
        viewerMay {
          keepOrganisation
        }
        monitoringSheet(id: $monitoringId) {
          submission {
            id
            isLate
          }
          ...Sheet_MonitoringSheet
        }
        monitoringSummary(id: $monitoringId) {
          asked
          submitted
          ...Totals_MonitoringSummary
          sheets(isSubmitted: $isSubmitted, first: 20, after: $after) {
            nodes {
              ...Respondents_MonitoringSheet
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    }
  `,
  [Respondents_MonitoringSheet, Sheet_MonitoringSheet, Totals_MonitoringSummary],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const wanted = new URL(request.url).searchParams;
  const isSubmitted = wanted.has("submitted");
  const answer = await askForPage(visit, MonitoringPage, {
    id: idOf(params.id),
    monitoringId: idOf(params.monitoringId),
    isSubmitted,
    after: wanted.get("after"),
    history: wanted.get("history"),
  });
  if (!answer.data.viewer) throw signInFirst(request);
  const monitoring = found(answer.data.monitoring, answer.faults);
  const {
    monitoringSheet: sheet,
    monitoringSummary,
    ...organisation
  } = found(answer.data.organisation, answer.faults);
  const summary = sheet ? null : found(monitoringSummary, answer.faults);
  return {
    monitoring,
    organisation,
    sheet: sheet && { sheet, state: stateOf(monitoring, sheet.submission, dayOf(Date.now())) },
    summary,
    respondents: summary?.sheets && {
      nodes: summary.sheets.nodes.map((one) => ({ ...one, id: one.organisation.id })),
      pageInfo: summary.sheets.pageInfo,
    },
    isSubmitted,
    isHistoryWanted: wanted.has("history"),
    filesUrl: visit.publicGatewayUrl,
  };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const whose = { organisationId: idOf(params.id), monitoringId: idOf(params.monitoringId) };
  const form = await request.formData();
  const nothing = { refusal: null, problem: null, taken: null };
  switch (form.get("deed")) {
    case "export": {
      const taken = await takeOut(visit, whose, form);
      return data({ ...nothing, taken }, "problem" in taken ? 422 : 200);
    }
    case "close": {
      const problem = await closeMonitoring(visit, whose.monitoringId);
      if (problem) return data({ ...nothing, problem }, 422);
      break;
    }
    default: {
      const refusal = await submitSheet(visit, whose, form);
      if (refusal) return data({ ...nothing, refusal }, 422);
    }
  }
  return redirect(new URL(request.url).pathname, 303);
}

type Loaded = Route.ComponentProps["loaderData"];

export default function Monitoring({ loaderData, actionData }: Route.ComponentProps) {
  const { monitoring, organisation, sheet, isHistoryWanted } = loaderData;
  const { path } = useLanguage();
  const words = useWords(monitorings);
  const { id, explanation, closedAt, organisation: asker } = monitoring;
  const mayKeep = organisation.viewerMay.keepOrganisation;
  const isOverview = asker.monitoringSummary !== null && asker.id !== organisation.id;
  return (
    <div className="page narrow">
      <p>
        <Link to={path(`/organisations/${organisation.id}/monitorings`)}>{words.title}</Link>
      </p>
      <OrganisationTitle title={monitoring.title} name={organisation.name} />
      <Facts {...monitoring} />
      {explanation && (
        <div lang="ru">
          <PlainText text={explanation} />
        </div>
      )}
      {isOverview && (
        <p>
          <Link to={path(`/organisations/${asker.id}/monitorings/${id}`)}>{words.sheet.overview}</Link>
        </p>
      )}
      {sheet ? (
        <Sheet
          key={sheet.sheet.submission?.id}
          {...sheet}
          isClosed={closedAt !== null}
          isHistoryWanted={isHistoryWanted}
          mayAnswer={mayKeep && closedAt === null}
          refusal={actionData?.refusal ?? null}
        />
      ) : (
        <Summary loaded={loaderData} taken={actionData?.taken ?? null} />
      )}
      {mayKeep && closedAt === null && asker.id === organisation.id && (
        <Closing problem={actionData?.problem ?? null} />
      )}
    </div>
  );
}

function Facts({ organisation, level, periodFrom, periodUntil, dueOn, closedAt }: Loaded["monitoring"]) {
  const { path } = useLanguage();
  const words = useWords(monitorings);
  return (
    <dl className="facts">
      <Fact name={words.asker}>
        <Link to={path(`/organisations/${organisation.id}`)} lang="ru">
          {organisation.name}
        </Link>
      </Fact>
      <Fact name={words.level}>{words.levels[level]}</Fact>
      <Fact name={words.period}>
        <Moment value={periodFrom} /> – <Moment value={periodUntil} />
      </Fact>
      <Fact name={words.dueOn}>
        <Moment value={dueOn} />
      </Fact>
      <Fact name={words.closedAt}>{closedAt && <Moment value={closedAt} isExact />}</Fact>
    </dl>
  );
}

interface SummaryProps {
  readonly loaded: Loaded;
  readonly taken: Parameters<typeof TakeOut>[0]["taken"];
}

function Summary({ loaded, taken }: SummaryProps) {
  const { monitoring, organisation, summary, respondents, isSubmitted, filesUrl } = loaded;
  if (!summary) return null;
  const counts = { waiting: summary.asked - summary.submitted, submitted: summary.submitted };
  return (
    <>
      <Totals summary={summary} />
      {respondents && (
        <>
          <Listed
            key={`${organisation.id} ${isSubmitted}`}
            first={respondents}
            monitoringId={monitoring.id}
            counts={counts}
            isSubmitted={isSubmitted}
          />
          <TakeOut filesUrl={filesUrl} taken={taken} />
        </>
      )}
    </>
  );
}

interface ListedProps extends Omit<Parameters<typeof Respondents>[0], "pages"> {
  readonly first: NonNullable<Loaded["respondents"]>;
}

function Listed({ first, ...shown }: ListedProps) {
  const pages = usePages<Respondent, Loaded>(first, "after", (loaded) => loaded.respondents);
  return <Respondents {...shown} pages={pages} />;
}

function Closing({ problem }: { problem: string | null }) {
  const { close, sending } = useWords(monitorings);
  return (
    <details className="panel" open={problem !== null || undefined}>
      <summary>{close.title}</summary>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <p>{close.lead}</p>
      <Form method="post" preventScrollReset>
        <SendButton busy={sending} isQuiet deed="close">
          {close.submit}
        </SendButton>
      </Form>
    </details>
  );
}

import { Link } from "react-router";
import type { Route } from "./+types/analysis-page.js";
import { kindOf } from "../appeal/kinds.js";
import { askForPart, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { appealAnalysis } from "../language/appeal-analysis.js";
import { appealHandling } from "../language/appeal-handling.js";
import { hidden } from "../language/hidden.js";
import { useLanguage, useWords } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { OrganisationTitle } from "../layout/organisation-title.js";
import { askHandler } from "../session/ask-handler.server.js";
import { visitOf } from "../session/visit.js";
import { Alerts, Alerts_TroubleAlert } from "./alerts.js";
import { daysIn } from "../period/days.js";
import { DIMENSIONS, FigureTable, FigureTable_AppealFigure } from "./figure-table.js";
import { Months } from "./months.js";
import { Days } from "../period/days-form.js";
import { Years } from "../period/years.js";
import { nameFigure } from "./name-figure.js";
import "../style/appeal.css";
import "../style/join.css";

const AppealAnalysisPage = graphql(
  `
    query AppealAnalysisPage(
      $id: ID!
      $from: PlainDate!
      $until: PlainDate!
      $filter: AppealAnalysisFilter
      $order: AppealOrder!
    ) {
      appealTopics {
        code
        name
      }
      organisationTypes {
        code
        name
      }
      organisation(id: $id) {
        id
        name
        appealAnalysis(from: $from, until: $until, filter: $filter) {
          count
          before
          growth
          organisationCount
          comparedFrom
          comparedUntil
          series(step: MONTH) {
            startsOn: countedFrom
            count
          }
          byTopic: figures(by: TOPIC, order: $order) {
            ...FigureTable_AppealFigure
          }
          byEmployer: figures(by: EMPLOYER, order: $order) {
            ...FigureTable_AppealFigure
          }
          byBranch: figures(by: BRANCH, order: $order) {
            ...FigureTable_AppealFigure
          }
          byOrganisation: figures(by: ORGANISATION, order: $order) {
            ...FigureTable_AppealFigure
          }
          byKind: figures(by: KIND, order: $order) {
            ...FigureTable_AppealFigure
          }
        }
      }
    }
  `,
  [FigureTable_AppealFigure],
);

const AppealAlerts = graphql(
  `
    query AppealAlerts($id: ID!) {
      organisation(id: $id) {
        id
        troubleAlerts(first: 20) {
          nodes {
            id
            ...Alerts_TroubleAlert
          }
        }
      }
    }
  `,
  [Alerts_TroubleAlert],
);

const ORDERS = ["MOST", "GROWING", "WIDEST"] as const;

/** What of an address narrows the analysis, by the names of its parts in the API. */
function filterIn(asked: URLSearchParams) {
  const said = (name: string) => asked.get(name)?.slice(0, 300) || null;
  return {
    kind: kindOf(asked.get("kind")),
    topic: said("topic"),
    employer: said("employer"),
    branch: said("branch"),
  };
}

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const asked = new URL(request.url).searchParams;
  const days = daysIn(asked, 90);
  const order = ORDERS.find((one) => one === asked.get("order")) ?? "MOST";
  const given = filterIn(asked);
  const isNarrowed = Object.values(given).some((value) => value !== null);
  const [answer, alerts] = await Promise.all([
    askHandler(visit, request, AppealAnalysisPage, {
      id: params.id,
      ...days,
      filter: isNarrowed ? given : null,
      order,
    }),
    askForPart(visit, AppealAlerts, { id: params.id }),
  ]);
  const { appealTopics: topics, organisationTypes: branches } = answer.data;
  const { appealAnalysis, ...organisation } = found(answer.data.organisation, answer.faults);
  return {
    organisation,
    analysis: found(appealAnalysis, answer.faults),
    alerts: alerts?.organisation?.troubleAlerts?.nodes ?? [],
    days,
    order,
    given: isNarrowed ? given : null,
    names: { topics, branches },
  };
}

export default function Analysis({ loaderData }: Route.ComponentProps) {
  const { organisation, analysis, alerts, days, order, names } = loaderData;
  const { path } = useLanguage();
  const words = useWords(appealHandling);
  const sums = useWords(appealAnalysis);
  const { why } = useWords(hidden);
  const address = useAddress(loaderData);
  const { count, before, growth, organisationCount, comparedFrom, comparedUntil, series } = analysis;
  return (
    <div className="page">
      <p>
        <Link to={path(`/organisations/${organisation.id}/appeals`)}>{words.back}</Link>
      </p>
      <OrganisationTitle title={sums.analysisTitle} name={organisation.name} />
      <Alerts alerts={alerts} names={names} />
      <Days days={days} more={{ ...(order !== "MOST" && { order }), ...loaderData.given }} />
      {!series && <Years days={days} to={(other) => address(other)} />}
      <Given {...loaderData} />
      <p className="lead">
        {count === null ? (
          why
        ) : (
          <>
            {sums.counted(count, organisationCount ?? 0)}
            {growth !== null && (
              <>
                ; <strong>{words.grew(growth)}</strong>
              </>
            )}
          </>
        )}
      </p>
      {comparedFrom && comparedUntil && (
        <p className="note">
          {sums.compared} <Moment value={comparedFrom} /> — <Moment value={comparedUntil} />
          {before !== null && `: ${before}`}
        </p>
      )}
      {series && <Months months={series} />}
      <nav className="chips appeal-tabs" aria-label={sums.order}>
        {ORDERS.map((one) => (
          <Link
            key={one}
            to={address({ order: one })}
            aria-current={one === order ? "page" : undefined}
            preventScrollReset
          >
            {sums.orders[one]}
          </Link>
        ))}
      </nav>
      {DIMENSIONS.map(({ field, parameter }) => (
        <FigureTable
          key={field}
          title={sums.by[field]}
          figures={analysis[field]}
          names={names}
          dimension={field}
          to={series && parameter ? (value) => address({ [parameter]: value }) : null}
        />
      ))}
    </div>
  );
}

type Loaded = Route.ComponentProps["loaderData"];

/** The address of the same page with something else wanted. */
function useAddress({ days, order, given }: Loaded) {
  return (change: Readonly<Record<string, string | null>>) => {
    const wanted = { ...days, order, ...given, ...change };
    const said = Object.entries(wanted).filter((one): one is [string, string] => Boolean(one[1]));
    return `?${new URLSearchParams(said)}`;
  };
}

/** To what the analysis is narrowed, each with a way out of it. */
function Given(loaded: Loaded) {
  const sums = useWords(appealAnalysis);
  const name = nameFigure(sums, loaded.names);
  const address = useAddress(loaded);
  if (!loaded.given) return null;
  const { kind, topic, employer, branch } = loaded.given;
  const parts = [
    ["kind", kind && name("byKind", kind)],
    ["topic", topic && name("byTopic", topic)],
    ["employer", employer && name("byEmployer", employer)],
    ["branch", branch && name("byBranch", branch)],
  ] as const;
  return (
    <ul className="chips" aria-label={sums.narrowed}>
      {parts.map(
        ([parameter, said]) =>
          said && (
            <li key={parameter}>
              <Link to={address({ [parameter]: null })} preventScrollReset>
                {said} <span aria-hidden="true">×</span>
                <span className="unseen">{sums.wider}</span>
              </Link>
            </li>
          ),
      )}
    </ul>
  );
}

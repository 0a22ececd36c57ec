import { Link, useSearchParams } from "react-router";
import type { Route } from "./+types/efficiency-page.js";
import { askHandler } from "../session/ask-handler.server.js";
import { found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { appealAnalysis } from "../language/appeal-analysis.js";
import { appealHandling } from "../language/appeal-handling.js";
import { useLanguage, useWords } from "../language/language.js";
import { FiguresByName } from "../layout/figures-by-name.js";
import { OrganisationTitle } from "../layout/organisation-title.js";
import { NextPage } from "../list/next-page.js";
import { visitOf } from "../session/visit.js";
import { Days } from "../period/days-form.js";
import { daysIn } from "../period/days.js";
import "../style/appeal.css";
import "../style/join.css";

const Figures_AppealFigures = graphql(`
  fragment Figures_AppealFigures on AppealFigures @_unmask {
    registeredCount
    answeredCount
    closedCount
    reopenedCount
    overdueCount
    inTimePercent
    medianAnswerHours
    averageRating
  }
`);

const AppealEfficiencyPage = graphql(
  `
    query AppealEfficiencyPage(
      $id: ID!
      $from: PlainDate!
      $until: PlainDate!
      $handlersAfter: String
      $organisationsAfter: String
    ) {
      organisation(id: $id) {
        id
        name
        appealEfficiency(from: $from, until: $until) {
          figures {
            ...Figures_AppealFigures
          }
          byHandler(first: 100, after: $handlersAfter) {
            nodes {
              handler {
                id
                displayName
              }
              figures {
                ...Figures_AppealFigures
              }
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
          byOrganisation(first: 100, after: $organisationsAfter) {
            nodes {
              organisation {
                id
                name
              }
              figures {
                ...Figures_AppealFigures
              }
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
  [Figures_AppealFigures],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const days = daysIn(asked, 90);
  const answer = await askHandler(visitOf(context), request, AppealEfficiencyPage, {
    id: params.id,
    ...days,
    ...pagesIn(asked),
  });
  const { appealEfficiency, ...organisation } = found(answer.data.organisation, answer.faults);
  return { organisation, efficiency: found(appealEfficiency, answer.faults), days };
}

function pagesIn(asked: URLSearchParams) {
  return {
    handlersAfter: asked.get("handlersAfter"),
    organisationsAfter: asked.get("organisationsAfter"),
  };
}

export default function Efficiency({ loaderData: { organisation, efficiency, days } }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(appealHandling);
  const sums = useWords(appealAnalysis);
  const { figures, byHandler, byOrganisation } = efficiency;
  const all = [sums.all, figures] as const;
  const [asked] = useSearchParams();
  /** The days, and where the other table stands. */
  const kept = (other: string) => {
    const after = asked.get(other);
    return { ...days, ...(after !== null && { [other]: after }) };
  };
  return (
    <div className="page">
      <p>
        <Link to={path(`/organisations/${organisation.id}/appeals`)}>{words.back}</Link>
      </p>
      <OrganisationTitle title={sums.efficiencyTitle} name={organisation.name} />
      <p className="note">{sums.efficiencyLead}</p>
      <Days days={days} />
      <FiguresByName
        name={sums.byHandler}
        isNamed
        who={sums.who}
        columns={sums.columns}
        rows={[
          all,
          ...byHandler.nodes.map(
            (row) => [row.handler?.displayName ?? words.hiddenName, row.figures] as const,
          ),
        ]}
      />
      <NextPage pageInfo={byHandler.pageInfo} name="handlersAfter" kept={kept("organisationsAfter")}>
        {sums.nextHandlers}
      </NextPage>
      <FiguresByName
        name={sums.byOrganisation}
        isNamed
        who={sums.who}
        columns={sums.columns}
        rows={[
          all,
          ...byOrganisation.nodes.map(
            (row) => [row.organisation?.name ?? sums.unknown, row.figures] as const,
          ),
        ]}
      />
      <NextPage pageInfo={byOrganisation.pageInfo} name="organisationsAfter" kept={kept("handlersAfter")}>
        {sums.nextOrganisations}
      </NextPage>
    </div>
  );
}

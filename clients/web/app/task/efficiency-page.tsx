import { Link } from "react-router";
import type { Route } from "./+types/efficiency-page.js";
import { found } from "../gateway/ask.server.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { tasks } from "../language/tasks.js";
import { FiguresByName } from "../layout/figures-by-name.js";
import { OrganisationTitle } from "../layout/organisation-title.js";
import { NextPage } from "../list/next-page.js";
import { daysIn } from "../period/days.js";
import { Days } from "../period/days-form.js";
import { askHandler } from "../session/ask-handler.server.js";
import { visitOf } from "../session/visit.js";
import "../style/join.css";

const Figures_TaskFigures = graphql(`
  fragment Figures_TaskFigures on TaskFigures @_unmask {
    givenCount
    openCount
    overdueCount
    doneCount
    doneInTimeCount
    droppedCount
    inTimePercent
  }
`);

const TaskEfficiencyPage = graphql(
  `
    query TaskEfficiencyPage($id: ID!, $from: PlainDate!, $until: PlainDate!, $after: String) {
      organisation(id: $id) {
        id
        name
        taskEfficiency(from: $from, until: $until) {
          figures {
            ...Figures_TaskFigures
          }
          byResponsible(first: 100, after: $after) {
            nodes {
              responsible {
                name
              }
              figures {
                ...Figures_TaskFigures
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
  [Figures_TaskFigures],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const days = daysIn(asked, 90);
  const answer = await askHandler(visitOf(context), request, TaskEfficiencyPage, {
    id: params.id,
    ...days,
    after: asked.get("after"),
  });
  const { taskEfficiency, ...organisation } = found(answer.data.organisation, answer.faults);
  return { organisation, efficiency: found(taskEfficiency, answer.faults), days };
}

type Row = readonly [name: string, figures: ResultOf<typeof Figures_TaskFigures>];

export default function TaskEfficiency({ loaderData }: Route.ComponentProps) {
  const { organisation, efficiency, days } = loaderData;
  const { path } = useLanguage();
  const words = useWords(tasks);
  const rows: Row[] = [
    [words.all, efficiency.figures],
    ...efficiency.byResponsible.nodes.map(({ responsible, figures }): Row => [
      responsible.name ?? words.unknown,
      figures,
    ]),
  ];
  return (
    <div className="page">
      <p>
        <Link to={path(`/organisations/${organisation.id}/tasks`)}>{words.title}</Link>
      </p>
      <OrganisationTitle title={words.efficiency} name={organisation.name} />
      <p className="note">{words.efficiencyLead}</p>
      <Days days={days} />
      <FiguresByName name={words.efficiency} who={words.who} columns={words.columns} rows={rows} />
      <NextPage pageInfo={efficiency.byResponsible.pageInfo} kept={days}>
        {words.nextPeople}
      </NextPage>
    </div>
  );
}

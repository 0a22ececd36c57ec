import { Link } from "react-router";
import type { Route } from "./+types/completeness-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { Queues } from "../join/queues.js";
import { completeness } from "../language/completeness.js";
import { useLanguage, useWords } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { OrganisationTitle } from "../layout/organisation-title.js";
import { WideTable } from "../layout/wide-table.js";
import { idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { Counted, Percent, Share_Share } from "../statistics/share-table.js";
import { addressOf } from "./fields.js";
import { Tasks, Tasks_ChairTaskConnection } from "./tasks.js";
import "../style/completeness.css";

const CompletenessPage = graphql(
  `
    query CompletenessPage($id: ID!, $tasks: Int!) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
        completenessReport {
          on
          filled {
            ...Share_Share
          }
          lines {
            field
            list
            missing {
              ...Share_Share
            }
          }
        }
        chairTasks(first: $tasks) {
          ...Tasks_ChairTaskConnection
        }
      }
    }
  `,
  [Share_Share, Tasks_ChairTaskConnection],
);

const FEW = 3;
/** More than there are fields. */
const ALL = 50;

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const tasks = new URL(request.url).searchParams.has("all") ? ALL : FEW;
  const answer = await askForPage(visitOf(context), CompletenessPage, { id: idOf(params.id), tasks });
  if (!answer.data.viewer) throw signInFirst(request);
  const { completenessReport, ...organisation } = found(answer.data.organisation, answer.faults);
  return { organisation, report: found(completenessReport, answer.faults) };
}

export default function Completeness({ loaderData: { organisation, report } }: Route.ComponentProps) {
  const words = useWords(completeness);
  const { on, filled, lines } = report;
  return (
    <div className="page narrow">
      <OrganisationTitle title={words.title} name={organisation.name} />
      <Queues organisationId={organisation.id} />
      <p className="headline">
        <strong>
          <Percent {...filled} />
        </strong>{" "}
        {words.filled}
        <span className="note">
          {" "}
          (<Counted {...filled} />, {words.on} <Moment value={on} />)
        </span>
      </p>
      {organisation.chairTasks && <Tasks organisationId={organisation.id} tasks={organisation.chairTasks} />}
      {(["MEMBERS", "ORGANISATIONS"] as const).map((list) => (
        <Lines
          key={list}
          name={words.lists[list]}
          organisationId={organisation.id}
          lines={lines.filter((line) => line.list === list)}
        />
      ))}
    </div>
  );
}

type Line = NonNullable<
  NonNullable<ResultOf<typeof CompletenessPage>["organisation"]>["completenessReport"]
>["lines"][number];

interface LinesProps {
  readonly name: string;
  readonly organisationId: string;
  readonly lines: readonly Line[];
}

/** What is not filled in, how much of how much; each leads to who lacks it. */
function Lines({ name, organisationId, lines }: LinesProps) {
  const { path } = useLanguage();
  const words = useWords(completeness);
  return (
    <WideTable name={name}>
      <caption>{name}</caption>
      <thead>
        <tr>
          <th scope="col">{words.field}</th>
          <th scope="col">{words.missing}</th>
          <th scope="col">{words.share}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ field, missing }) => (
          <tr key={field}>
            <th scope="row">
              {missing.count === 0 ? (
                words.fields[field]
              ) : (
                <Link to={path(`/organisations/${organisationId}/completeness/${addressOf(field)}`)}>
                  {words.fields[field]}
                </Link>
              )}
            </th>
            <td>
              <Counted {...missing} />
            </td>
            <td>
              <Percent {...missing} />
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

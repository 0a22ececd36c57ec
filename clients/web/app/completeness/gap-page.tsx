import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/gap-page.js";
import { valuesOf } from "../form/written.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { completeness } from "../language/completeness.js";
import { useLanguage, useWords } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { PageHead } from "../layout/page-head.js";
import { WideTable } from "../layout/wide-table.js";
import { idOf } from "../layout/wanted.js";
import { NextPage } from "../list/next-page.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { Counted, Percent, Share_Share } from "../statistics/share-table.js";
import { addressOf, fieldAt, type FieldName, FIELDS } from "./fields.js";
import { GapRow_Member, GapRow_Organisation, memberRow, organisationRow } from "./gap-rows.js";
import { putRight } from "./put-right.server.js";
import { PutRight } from "./put-right.js";
import { dealWithSexes } from "./sexes.server.js";
import { Sexes, Sexes_SexDerivation } from "./sexes.js";
import "../style/completeness.css";

const GapPage = graphql(
  `
    query GapPage(
      $id: ID!
      $field: CompletenessField!
      $after: String
      $below: String
      $isOfMembers: Boolean!
      $isOfOrganisations: Boolean!
      $isOfSex: Boolean!
    ) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
        completenessReport {
          on
          lines {
            field
            missing {
              ...Share_Share
            }
          }
          children(field: $field, first: 20, after: $below) {
            nodes {
              organisation {
                id
                name
              }
              missing {
                ...Share_Share
              }
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
        membersWithout(field: $field, first: 20, after: $after) @include(if: $isOfMembers) {
          nodes {
            ...GapRow_Member
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
        organisationsWithout(field: $field, first: 20, after: $after) @include(if: $isOfOrganisations) {
          nodes {
            ...GapRow_Organisation
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
        chairTasks(first: 1) {
          nodes {
            field
          }
        }
      }
      sexDerivation(organisationId: $id) @include(if: $isOfSex) {
        ...Sexes_SexDerivation
      }
    }
  `,
  [GapRow_Member, GapRow_Organisation, Sexes_SexDerivation, Share_Share],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const field = fieldOf(params.field);
  const id = idOf(params.id);
  const asked = new URL(request.url).searchParams;
  const isOfMembers = FIELDS[field].of === "member";
  const answer = await askForPage(visitOf(context), GapPage, {
    id,
    field,
    after: asked.get("after"),
    below: asked.get("below"),
    isOfMembers,
    isOfOrganisations: !isOfMembers,
    isOfSex: field === "SEX",
  });
  if (!answer.data.viewer) throw signInFirst(request);
  const organisation = found(answer.data.organisation, answer.faults);
  const { on, lines, children } = found(organisation.completenessReport, answer.faults);
  const { membersWithout: members, organisationsWithout: organisations } = organisation;
  return {
    organisation: { id, name: organisation.name },
    field,
    on,
    missing: lines.find((line) => line.field === field)?.missing ?? null,
    below: children,
    rows: isOfMembers
      ? (members?.nodes.map((member) => memberRow(member, id)) ?? null)
      : (organisations?.nodes.map((one) => organisationRow(one, field === "CHAIR_EMAIL")) ?? null),
    pageInfo: (members ?? organisations)?.pageInfo ?? null,
    mayKeep: organisation.chairTasks !== null,
    derivation: answer.data.sexDerivation ?? null,
    isDone: asked.has("done"),
  };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await request.formData();
  const visit = visitOf(context);
  const problem =
    form.get("deed") === "sexes"
      ? await dealWithSexes(visit, idOf(params.id), form)
      : await putRight(visit, fieldOf(params.field), form);
  if (problem) return data({ problem, values: valuesOf(form) }, 422);
  const { pathname, searchParams } = new URL(request.url);
  searchParams.set("done", "");
  return redirect(`${pathname}?${searchParams}`, 303);
}

function fieldOf(address: string): FieldName {
  const field = fieldAt(address);
  if (!field) throw data(null, 404);
  return field;
}

export default function Gap({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, field, on, missing, rows, pageInfo, mayKeep, derivation, isDone } = loaderData;
  const { day, path } = useLanguage();
  const words = useWords(completeness);
  return (
    <div className="page narrow">
      <PageHead title={`${words.without[field]}. ${organisation.name}`} isPrivate />
      <p>
        <Link to={path(`/organisations/${organisation.id}/completeness`)}>{words.back}</Link>
      </p>
      <h1 tabIndex={-1}>{words.without[field]}</h1>
      <p className="lead" lang="ru">
        {organisation.name}
      </p>
      {missing && (
        <p>
          <strong>
            <Counted {...missing} />
          </strong>
          {missing.count !== null && (
            <>
              , <Percent {...missing} />
            </>
          )}
          , {words.on} <Moment value={on} />
        </p>
      )}
      <p role="status">{isDone && !actionData && words.done}</p>
      {mayKeep && derivation && (
        <Sexes derivation={derivation} problem={actionData?.values["deed"] ? actionData.problem : null} />
      )}
      <GapsBelow {...loaderData} />
      <section aria-labelledby="who">
        <h2 id="who">{words.who}</h2>
        {rows === null && <p className="note">{words.rowsHidden}</p>}
        {rows?.length === 0 && <p>{words.nobody}</p>}
        {mayKeep && FIELDS[field].answer === null && <p className="note">{words.byElection}</p>}
        <ul className="gap-rows">
          {rows?.map((row) => (
            <li key={row.id}>
              <span lang="ru">
                {FIELDS[field].of === "organisation" ? (
                  <Link to={path(`/organisations/${row.id}/passport`)}>{row.name}</Link>
                ) : (
                  <strong>{row.name}</strong>
                )}
              </span>
              <span className="note" lang="ru">
                {[row.bornOn && day(row.bornOn), row.place?.name].filter(Boolean).join(", ")}
              </span>
              {mayKeep && (
                <PutRight
                  field={field}
                  row={row}
                  refused={actionData && actionData.values["record"] === row.record?.id ? actionData : null}
                />
              )}
            </li>
          ))}
        </ul>
        <NextPage pageInfo={pageInfo}>{words.next.after}</NextPage>
      </section>
    </div>
  );
}

/** Where the field is missing: each organisation right below leads to the same list of its own. */
function GapsBelow({ field, below }: Route.ComponentProps["loaderData"]) {
  const { path } = useLanguage();
  const words = useWords(completeness);
  const { nodes, pageInfo } = below;
  if (nodes.length === 0) return null;
  return (
    <>
      <WideTable name={words.below}>
        <caption>{words.below}</caption>
        <thead>
          <tr>
            <th scope="col">{words.organisation}</th>
            <th scope="col">{words.missing}</th>
            <th scope="col">{words.share}</th>
          </tr>
        </thead>
        <tbody>
          {nodes.map(({ organisation, missing }) => (
            <tr key={organisation.id}>
              <th scope="row" lang="ru">
                {missing.count === 0 ? (
                  organisation.name
                ) : (
                  <Link to={path(`/organisations/${organisation.id}/completeness/${addressOf(field)}`)}>
                    {organisation.name}
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
      <NextPage pageInfo={pageInfo} name="below">
        {words.next.below}
      </NextPage>
    </>
  );
}

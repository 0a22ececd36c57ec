import { data } from "react-router";
import { type Answer, askForPage, found } from "../gateway/ask.server.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { signInFirst } from "../session/own-page.server.js";
import type { Visit } from "../session/visit.js";

const UnitPlaces = graphql(`
  query UnitPlaces($id: ID!, $after: String) {
    viewer {
      id
    }
    organisation(id: $id) {
      viewerMay {
        keepOrganisation
      }
      units(first: 100, after: $after) {
        edges {
          cursor
          node {
            id
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

const UnitPage = graphql(`
  query UnitPage($id: ID!, $before: String, $after: String) {
    organisation(id: $id) {
      id
      name
      units(first: 1, after: $before) {
        nodes {
          id
          kind
          name
          organiser {
            id
            displayName
            name {
              full
            }
          }
          members(first: 50, after: $after) {
            totalCount
            nodes {
              id
              displayName
              position
              name {
                full
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
  }
`);

/** A part with its members. The API lists parts and asks for none alone: it is read by its place in the list. */
export async function readUnit(visit: Visit, request: Request, id: string, unitId: string) {
  const after = new URL(request.url).searchParams.get("after");
  const before = await placeOf(visit, request, id, unitId);
  const { data: answer, faults } = await askForPage(visit, UnitPage, { id, before, after });
  const { units, ...organisation } = found(answer.organisation, faults);
  const unit = found(
    units.nodes.find((one) => one.id === unitId),
    faults,
  );
  return { organisation, unit, members: found(unit.members, faults) };
}

/** The cursor before a part; null before the first. */
async function placeOf(visit: Visit, request: Request, id: string, unitId: string): Promise<string | null> {
  let before: string | null = null;
  for (;;) {
    const answer: Answer<ResultOf<typeof UnitPlaces>> = await askForPage(visit, UnitPlaces, {
      id,
      after: before,
    });
    if (!answer.data.viewer) throw signInFirst(request);
    const { units, viewerMay } = found(answer.data.organisation, answer.faults);
    if (!viewerMay.keepOrganisation) throw data(null, 404);
    for (const { cursor, node } of units.edges) {
      if (node.id === unitId) return before;
      before = cursor;
    }
    if (!units.pageInfo.hasNextPage) throw data(null, 404);
  }
}

import { data } from "react-router";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { signInFirst } from "../session/own-page.server.js";
import type { Visit } from "../session/visit.js";

const UnitPage = graphql(`
  query UnitPage($id: ID!, $after: String) {
    viewer {
      id
    }
    unit(id: $id) {
      id
      kind
      name
      closedOn
      organisation {
        id
        name
        viewerMay {
          keepOrganisation
        }
      }
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
`);

/** A part of the organisation with a page of its members, for those who keep it. */
export async function readUnit(visit: Visit, request: Request, organisationId: string, id: string) {
  const after = new URL(request.url).searchParams.get("after");
  const { data: answer, faults } = await askForPage(visit, UnitPage, { id, after });
  if (!answer.viewer) throw signInFirst(request);
  const { organisation, ...unit } = found(answer.unit, faults);
  const isHere = organisation.id === organisationId && unit.closedOn === null;
  if (!isHere || !organisation.viewerMay.keepOrganisation) throw data(null, 404);
  return { organisation, unit, members: found(unit.members, faults) };
}

import { type Marked, markedMember } from "../form/marked.js";
import { askForPart } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const LeaversOfPrimary = graphql(`
  query LeaversOfPrimary($id: ID!, $search: String) {
    organisation(id: $id) {
      id
      units(first: 100) {
        nodes {
          id
          name
          closedOn
        }
      }
      members(search: $search, first: 50) {
        nodes {
          id
          displayName
          name {
            full
          }
        }
        pageInfo {
          hasNextPage
        }
      }
    }
  }
`);

const LeaversBelow = graphql(`
  query LeaversBelow($id: ID!, $search: String) {
    organisations(parentId: $id, search: $search, first: 50) {
      nodes {
        id
        name
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

/** Who may leave an organisation with a part of it. */
export interface Leavers {
  readonly units: readonly Marked[];
  readonly members: readonly Marked[];
  readonly children: readonly Marked[];
  /** Whether there are more than are listed. */
  readonly isMore: boolean;
}

const NOBODY: Leavers = { units: [], members: [], children: [], isMore: false };

/** Of a primary its units and members, of any other the organisations right below; the first by name, or those sought. */
export async function findLeavers(
  visit: Visit,
  { id, isPrimary }: { readonly id: string; readonly isPrimary: boolean },
  search: string,
): Promise<Leavers> {
  const wanted = { id, search: search.slice(0, 200) || null };
  if (!isPrimary) {
    const below = (await askForPart(visit, LeaversBelow, wanted))?.organisations;
    return { ...NOBODY, children: below?.nodes ?? [], isMore: below?.pageInfo.hasNextPage ?? false };
  }
  const { units, members } = (await askForPart(visit, LeaversOfPrimary, wanted))?.organisation ?? {};
  return {
    ...NOBODY,
    units: units?.nodes.filter(({ closedOn }) => closedOn === null) ?? [],
    members: members?.nodes.map(markedMember) ?? [],
    isMore: members?.pageInfo.hasNextPage ?? false,
  };
}

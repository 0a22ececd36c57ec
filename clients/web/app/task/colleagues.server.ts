import { ask } from "../gateway/ask.server.js";
import { type FragmentOf, graphql, readFragment, type ResultOf } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

export const Colleagues_ColleagueConnection = graphql(`
  fragment Colleagues_ColleagueConnection on ColleagueConnection {
    nodes {
      name
      account {
        id
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
`);

const MoreColleagues = graphql(
  `
    query MoreColleagues($id: ID!, $after: String) {
      organisation(id: $id) {
        id
        colleagues(first: 100, after: $after) {
          ...Colleagues_ColleagueConnection
        }
      }
    }
  `,
  [Colleagues_ColleagueConnection],
);

interface Organisation {
  readonly id: string;
  readonly colleagues: FragmentOf<typeof Colleagues_ColleagueConnection>;
}

/** Colleagues as a field offers them: all of an organisation but one. */
export async function colleagueChoices(
  visit: Visit,
  organisation: Organisation | null,
  except?: string | null,
): Promise<[id: string, name: string][]> {
  const all = organisation ? await allColleagues(visit, organisation.id, organisation.colleagues) : [];
  return all.flatMap(({ name, account }) =>
    account && account.id !== except ? [[account.id, name ?? account.id]] : [],
  );
}

type Colleague = ResultOf<typeof Colleagues_ColleagueConnection>["nodes"][number];

/** Those of the first page and of all that follow it. */
async function allColleagues(
  visit: Visit,
  id: string,
  first: FragmentOf<typeof Colleagues_ColleagueConnection>,
): Promise<readonly Colleague[]> {
  const { nodes, pageInfo } = readFragment(Colleagues_ColleagueConnection, first);
  if (!pageInfo.hasNextPage) return nodes;
  const { organisation } = (await ask(visit, MoreColleagues, { id, after: pageInfo.endCursor })).data;
  return organisation ? [...nodes, ...(await allColleagues(visit, id, organisation.colleagues))] : nodes;
}

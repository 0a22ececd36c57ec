import { askForPart } from "../gateway/ask.server.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import { putInOrder } from "./put-in-order.js";
import type { Wanted } from "./wanted-figures.js";

const FiguresBelow = graphql(`
  query FiguresBelow($id: ID!, $from: PlainDate!, $until: PlainDate!, $after: String) {
    organisation(id: $id) {
      id
      children(first: 100, after: $after) {
        nodes {
          id
          name
          panel {
            membership {
              total
            }
            movement(from: $from, until: $until) {
              admittedCount
              removedCount
            }
            cards {
              plastic {
                count
                percent
              }
              virtual {
                count
                percent
              }
            }
            coverage {
              employed {
                count
                percent
              }
            }
            benefits {
              participants {
                count
                percent
              }
            }
          }
          completenessReport {
            filled {
              count
              percent
            }
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

type Child = NonNullable<ResultOf<typeof FiguresBelow>["organisation"]>["children"]["nodes"][number];

const PAGE = 25;

/** A page of the organisations right below with their figures, in the order wanted: by figures they are sorted here, whole. */
export async function readBelow(visit: Visit, id: string, wanted: Wanted) {
  const { from, until, order, isTurned } = wanted;
  const all = await readChildren(visit, { id, from, until, after: null });
  if (!all) return null;
  const sorted = putInOrder(all.map(rowOf), order, isTurned);
  const pages = Math.max(1, Math.ceil(sorted.length / PAGE));
  const page = Math.min(wanted.page, pages);
  return { rows: sorted.slice((page - 1) * PAGE, page * PAGE), count: sorted.length, page, pages };
}

interface Asked {
  readonly id: string;
  readonly from: string;
  readonly until: string;
  readonly after: string | null;
}

async function readChildren(visit: Visit, asked: Asked): Promise<readonly Child[] | null> {
  const answer = await askForPart(visit, FiguresBelow, asked);
  const children = answer?.organisation?.children;
  if (!children?.pageInfo.hasNextPage) return children?.nodes ?? null;
  const rest = await readChildren(visit, { ...asked, after: children.pageInfo.endCursor });
  return rest && [...children.nodes, ...rest];
}

function rowOf({ id, name, panel, completenessReport }: Child) {
  return {
    id,
    name,
    members: panel?.membership.total ?? null,
    admitted: panel?.movement.admittedCount ?? null,
    removed: panel?.movement.removedCount ?? null,
    plastic: panel?.cards.plastic ?? null,
    virtual: panel?.cards.virtual ?? null,
    coverage: panel?.coverage.employed ?? null,
    participants: panel?.benefits.participants ?? null,
    filled: completenessReport?.filled ?? null,
  };
}

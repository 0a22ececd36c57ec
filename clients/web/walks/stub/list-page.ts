/** A page of a connection out of a whole list; a cursor is the number of what stands before. */
export function listPage<T>(list: readonly T[], { first, after }: { first: number; after?: string | null }) {
  const from = Number(after ?? 0);
  const nodes = list.slice(from, from + first);
  return {
    nodes,
    edges: nodes.map((node, at) => ({ node, cursor: String(from + at + 1) })),
    totalCount: list.length,
    pageInfo: {
      hasNextPage: from + first < list.length,
      hasPreviousPage: from > 0,
      startCursor: String(from + 1),
      endCursor: String(from + nodes.length),
    },
  };
}

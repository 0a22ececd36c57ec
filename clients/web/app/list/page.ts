/** A piece of a list, as every connection of the API gives it. */
export interface Page<T> {
  readonly nodes: readonly T[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** A list with nothing in it. */
export const NO_PAGE: Page<never> = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** Pages in a row as one. What the list got at its top meanwhile has moved others down: none is shown twice. */
export function joinPages<T extends { readonly id: string }>(pages: readonly Page<T>[]): Page<T> {
  const known = new Map<string, T>();
  for (const { nodes } of pages) for (const node of nodes) if (!known.has(node.id)) known.set(node.id, node);
  return {
    nodes: [...known.values()],
    pageInfo: pages.at(-1)?.pageInfo ?? NO_PAGE.pageInfo,
  };
}

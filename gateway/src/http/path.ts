/** A proxy may name the server too (RFC 9112, 3.2.2). */
const GRAPHQL = /^(?:https?:\/\/[^/?]*)?\/graphql\/?(?:\?|$)/i;

/** Whether an address is where operations are asked, whichever way. */
export function isGraphqlPath(url: string | undefined): boolean {
  return GRAPHQL.test(url ?? "");
}

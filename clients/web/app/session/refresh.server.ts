import { ask, type Asker } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Refresh } from "./session-keeper.js";

const RefreshSession = graphql(`
  mutation RefreshSession($input: RefreshSessionInput!) {
    refreshSession(input: $input) {
      __typename
      ... on RefreshSessionPayload {
        accessToken
        accessTokenExpiresAt
        refreshToken
        refreshTokenExpiresAt
      }
    }
  }
`);

/** Refreshing as the gateway does it. */
export function refreshThrough(gatewayUrl: string): Refresh {
  const asker: Asker = { gatewayUrl, locale: "ru", address: "", access: null, renew: async () => null };
  return async (refreshToken) => {
    const { data } = await ask(asker, RefreshSession, { input: { refreshToken } });
    return data.refreshSession.__typename === "RefreshSessionPayload" ? data.refreshSession : null;
  };
}

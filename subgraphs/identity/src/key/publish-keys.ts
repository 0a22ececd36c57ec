import type { Route } from "@angel/kit/subgraph";
import { Vault } from "../vault.js";

const SECONDS_KEPT = 300;

/** `/identity/jwks.json`: by these keys anyone can prove an access token. */
export const publishKeys: Route = async (_request, response, { companion }) => {
  response
    .writeHead(200, {
      "content-type": "application/jwk-set+json",
      "cache-control": `public, max-age=${SECONDS_KEPT}`,
    })
    .end(JSON.stringify(companion(Vault).keyring.publicKeys()));
};

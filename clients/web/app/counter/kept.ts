import type { Route } from "./+types/kept.js";
import { ask, NoAnswer } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { visitOf } from "../session/visit.js";

export const Shops = graphql(`
  query Shops {
    viewer {
      id
    }
    servedPartners {
      id
      name
      deadPasses
    }
    passKey {
      jwk
    }
  }
`);

/** What a shop's telephone asks for each minute, to be able to check cards when the network is gone. */
export async function loader({ context }: Route.LoaderArgs) {
  try {
    const { servedPartners, passKey } = (await ask(visitOf(context), Shops, {})).data;
    return Response.json({ shops: servedPartners, jwk: passKey.jwk });
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return Response.json(null, { status: 503 });
  }
}

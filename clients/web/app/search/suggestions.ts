import type { Route } from "./+types/suggestions.js";
import { askForPart } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { visitOf } from "../session/visit.js";

const Suggestions = graphql(`
  query Suggestions($query: String!) {
    suggest(query: $query, first: 8) {
      text
    }
  }
`);

export async function loader({ context, request }: Route.LoaderArgs): Promise<Response> {
  const query = (new URL(request.url).searchParams.get("q") ?? "").slice(0, 200);
  if (query.trim().length < 2) return Response.json([]);
  const answer = await askForPart(visitOf(context), Suggestions, { query });
  return Response.json([...new Set(answer?.suggest.map(({ text }) => text))]);
}

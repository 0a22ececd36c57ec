import { askForPart } from "../gateway/ask.server.js";
import { graphql, type ResultOf, type VariablesOf } from "../gateway/graphql.js";
import { apiLocale } from "../language/locale.js";
import type { Visit } from "../session/visit.js";

const Instructions = graphql(`
  query Instructions($explains: ExplainedPage!, $locale: Locale!) {
    knowledgeArticles(first: 3, explains: $explains, locale: $locale) {
      nodes {
        id
        title
      }
    }
  }
`);

export type Instruction = ResultOf<typeof Instructions>["knowledgeArticles"]["nodes"][number];

/** What the knowledge base says of a page; without an answer the page stands all the same. */
export async function instructionsFor(
  visit: Visit,
  explains: VariablesOf<typeof Instructions>["explains"],
): Promise<readonly Instruction[]> {
  const found = await askForPart(visit, Instructions, { explains, locale: apiLocale(visit.locale) });
  return found?.knowledgeArticles.nodes ?? [];
}

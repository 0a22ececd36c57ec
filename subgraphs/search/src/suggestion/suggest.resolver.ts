import { Open } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Ctx, Int, Query, Resolver } from "type-graphql";
import { Follower } from "../follower/follower.js";
import { LOCALES } from "../index/search-document.js";
import { wordsOf } from "../language/word.js";
import { cleanQuery } from "../query/clean-query.js";
import { accessOf } from "../query/search-access.js";
import { readBeginning } from "../query/understand-query.js";
import { Suggestion } from "./suggestion.type.js";

const MOST = 100;
const MOST_COMPLETIONS = 3;
/** A letter begins too many titles for any of them to be meant. */
const SHORTEST_FOR_TITLES = 2;

@Resolver()
export class SuggestResolver {
  @Query(() => [Suggestion], {
    description:
      "How a query that is being typed may go on: completions of its last word, then titles, in the layout that makes sense. Empty where nothing begins so.",
  })
  @Open("It suggests only what its viewer may find.")
  async suggest(
    @Arg("query", () => String, { description: "What has been typed so far, at most 1,000 characters." })
    query: string,
    @Arg("first", () => Int, { defaultValue: 8, description: "How many, 1 to 100." }) first: number,
    @Ctx() { viewer, companion }: Context,
  ): Promise<Suggestion[]> {
    if (first < 1 || first > MOST) throw badInput(`\`first\` must be from 1 to ${MOST}.`);
    const { index } = companion(Follower);
    const text = await readBeginning(cleanQuery(query), index);
    const words = wordsOf(text);
    const last = words.at(-1);
    if (!last) return [];
    const known = await index.startingWith(last.folded, MOST_COMPLETIONS);
    const completed = known.map(({ word }) => ({ text: text.slice(0, last.start) + word, kind: null }));
    const suggestions: Suggestion[] = completed.slice(0, first);
    if (last.folded.length >= SHORTEST_FOR_TITLES || words.length > 1) {
      const folded = words.map((word) => word.folded);
      for (const locale of LOCALES.filter((one) => one.toLowerCase() === viewer.locale)) {
        const titles = await index.suggestTitles(
          folded,
          accessOf(viewer),
          { locale, organisationId: null },
          first,
        );
        suggestions.push(...titles.map(({ title, kind }) => ({ text: title, kind })));
      }
    }
    return [
      ...new Map(suggestions.map((suggestion) => [suggestion.text.toLowerCase(), suggestion])).values(),
    ].slice(0, first);
  }
}

import { badInput } from "@angel/kit/refusal";
import { connect, type Connection, type Key, PageArgs } from "@angel/kit/connection";
import { Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Locale } from "@angel/kit/values";
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { Follower } from "../follower/follower.js";
import { type Kind, KINDS } from "../index/search-document.js";
import type { Place } from "../index/search-index.js";
import { cleanQuery } from "../query/clean-query.js";
import { accessOf } from "../query/search-access.js";
import { understandQuery } from "../query/understand-query.js";
import {
  SearchFacet,
  SearchKind,
  SearchOrder,
  SearchResult,
  SearchResultConnection,
} from "./search-result.type.js";

/** A page of results with what else is known of the whole search. */
interface FoundPage extends Connection<SearchResult> {
  counts: () => Promise<Record<Kind, number>>;
  corrected: string | null;
}

@Resolver(() => SearchResultConnection)
export class SearchResolver {
  @Query(() => SearchResultConnection, {
    description:
      "Finds articles, posts, answers of the knowledge base, numbers of newspapers and organisations. Forgives slips, the wrong keyboard layout and word forms. Members are not found here but by `members`.",
  })
  @Open(
    "It finds only what its viewer may read: what is published, and what is meant for their organisations.",
  )
  async search(
    @Arg("query", () => String, { description: "What the person typed, as it is, at most 1,000 characters." })
    query: string,
    @Arg("kinds", () => [SearchKind], {
      nullable: true,
      description: "Only things of these kinds; all kinds when absent or empty.",
    })
    kinds: SearchKind[] | null,
    @Arg("organisationId", () => ID, {
      nullable: true,
      description: "Only what belongs to this organisation and those below it; everywhere when absent.",
    })
    organisationId: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("order", () => SearchOrder, {
      defaultValue: SearchOrder.RELEVANCE,
      description: "The order of what is found.",
    })
    order: SearchOrder,
    @Arg("locale", () => Locale, {
      defaultValue: Locale.RU,
      description: "The language of content; what is not translated is found in the language it has.",
    })
    locale: Locale,
    @Ctx() { viewer, companion }: Context,
  ): Promise<FoundPage> {
    const { index } = companion(Follower);
    const access = accessOf(viewer);
    const filter = { locale, organisationId: organisationId?.toLowerCase() ?? null };
    const { words, corrected } = await understandQuery(cleanQuery(query), index);
    const canFind = words.length > 0 && (filter.organisationId === null || isUuid(filter.organisationId));
    const chosen = kinds?.length ? [...new Set(kinds)] : null;
    const counts = once(async () => (canFind ? index.count(words, access, filter) : NOTHING));
    const found = await connect(page, {
      key: ({ place }: SearchResult) => place,
      rows: async (limit, after) => {
        const from = after === null ? null : placeOf(after);
        if (!canFind) return [];
        const hits = await index.search(words, access, filter, { kinds: chosen, order, limit, after: from });
        return hits.map((hit) => new SearchResult(hit));
      },
      total: async () => {
        const all = await counts();
        return (chosen ?? KINDS).reduce((sum, kind) => sum + all[kind], 0);
      },
    });
    return { ...found, counts, corrected };
  }

  @FieldResolver(() => [SearchFacet], {
    description:
      "How many of each kind the search finds, as if no kinds had been asked for; kinds without any are left out.",
  })
  async facets(@Root() { counts }: FoundPage): Promise<SearchFacet[]> {
    const all = await counts();
    return KINDS.filter((kind) => all[kind] > 0).map((kind) => ({ kind, count: all[kind] }));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "The query that was answered, where the keyboard layout or the spelling was mended; else null.",
  })
  correctedQuery(@Root() { corrected }: FoundPage): string | null {
    return corrected;
  }
}

const NOTHING = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>;

function placeOf([score, row, ...rest]: Key): Place {
  if (typeof score !== "number" || typeof row !== "number" || !Number.isSafeInteger(row) || rest.length > 0) {
    throw badInput("`after` is not a cursor of this list.");
  }
  return [score, row];
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return () => (done ??= work());
}

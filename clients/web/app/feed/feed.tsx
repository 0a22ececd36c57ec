import { useState } from "react";
import { useRevalidator } from "react-router";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { useLanguage } from "../language/language.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { useLive } from "../live/use-live.js";
import { newsOfFeedItem, NewsCard_FeedItem } from "./feed-item.js";
import { freshAmong, lastToCome, type Place } from "./fresh.js";
import { NewsList } from "./news-list.js";

export const Feed_Organisation = graphql(
  `
    fragment Feed_Organisation on Organisation {
      id
      feed(first: 10, after: $after) {
        nodes {
          id
          publishedAt
          ...NewsCard_FeedItem
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [NewsCard_FeedItem],
);

const FeedItemAdded = graphql(`
  subscription FeedItemAdded($organisationId: ID!, $after: ID) {
    feedItemAdded(organisationId: $organisationId, after: $after) {
      id
      publishedAt
    }
  }
`);

interface FeedProps<Data> {
  readonly organisation: FragmentOf<typeof Feed_Organisation>;
  /** Finds the organisation in the loader's data, when a further page has come. */
  readonly pick: (data: Data) => FragmentOf<typeof Feed_Organisation> | null;
  /** Not on a page of older items: what is new stands on the first. */
  readonly isLive: boolean;
}

export function Feed<Data>({ organisation, pick, isLive }: FeedProps<Data>) {
  const language = useLanguage();
  const { text } = language;
  const { id, feed } = readFragment(Feed_Organisation, organisation);
  const pages = usePages<FeedNode, Data>(feed, "after", (data) => {
    const more = pick(data);
    return more && readFragment(Feed_Organisation, more).feed;
  });
  return (
    <>
      {isLive && <FreshItems organisationId={id} shown={pages.nodes} hasOlder={pages.next !== null} />}
      {pages.nodes.length === 0 ? (
        <p className="note">{text.organisation.noFeed}</p>
      ) : (
        <NewsList news={pages.nodes.map((item) => newsOfFeedItem(item, id, language))} />
      )}
      <More pages={pages} />
    </>
  );
}

type FeedNode = Place & FragmentOf<typeof NewsCard_FeedItem>;

interface FreshItemsProps {
  readonly organisationId: string;
  readonly shown: readonly Place[];
  readonly hasOlder: boolean;
}

/** Counts what has come since the page was made. It is shown when the reader wants it: nothing jumps under the eyes. */
function FreshItems({ organisationId, shown, hasOlder }: FreshItemsProps) {
  const { text } = useLanguage();
  const { revalidate } = useRevalidator();
  const [arrived, setArrived] = useState<readonly Place[]>([]);
  useLive({
    document: FeedItemAdded,
    variables: { organisationId },
    after: lastToCome(shown),
    read: ({ feedItemAdded }) => feedItemAdded,
    cursor: ({ id }) => id,
    take: (item) => setArrived((items) => [...items, item]),
    // Without a first item there is nothing to resume from: ask once more when the line stands.
    opened: ({ after }) => (after === null ? void revalidate() : undefined),
  });
  const fresh = freshAmong(arrived, shown, hasOlder);
  return (
    <div className="fresh" role="status">
      {fresh.length > 0 && (
        <button className="button" onClick={() => void revalidate()}>
          {text.organisation.fresh(fresh.length)} · {text.organisation.showFresh}
        </button>
      )}
    </div>
  );
}

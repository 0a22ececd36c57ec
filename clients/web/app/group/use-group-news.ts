import { useRevalidator } from "react-router";
import { graphql } from "../gateway/graphql.js";
import { useLive } from "../live/use-live.js";

const GroupPostAdded = graphql(`
  subscription GroupPostAdded($groupId: ID!, $after: ID) {
    groupPostAdded(groupId: $groupId, after: $after) {
      id
    }
  }
`);

const GroupPostChanged = graphql(`
  subscription GroupPostChanged($groupId: ID!, $after: String) {
    groupPostChanged(groupId: $groupId, after: $after) {
      id
      revision
    }
  }
`);

interface Shown {
  readonly id: string;
  readonly revision: string;
}

/** Reads the page of a group anew each time something is written in it, or changes. */
export function useGroupNews(groupId: string, posts: readonly Shown[]): void {
  const { revalidate } = useRevalidator();
  const line = { variables: { groupId }, take: () => void revalidate() };
  useLive({
    ...line,
    document: GroupPostAdded,
    after: posts[0]?.id ?? null,
    read: ({ groupPostAdded }) => groupPostAdded,
    cursor: ({ id }) => id,
    opened: ({ after }) => {
      // Where nothing is written there is no place to resume from: ask once more when the line stands.
      if (after === null) void revalidate();
    },
  });
  useLive({
    ...line,
    document: GroupPostChanged,
    after: String(Math.max(0, ...posts.map(({ revision }) => Number(revision)))),
    read: ({ groupPostChanged }) => groupPostChanged,
    cursor: ({ revision }) => revision,
  });
}

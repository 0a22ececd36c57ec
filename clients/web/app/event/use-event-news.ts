import { useRevalidator } from "react-router";
import { graphql } from "../gateway/graphql.js";
import { useLive } from "../live/use-live.js";

const EventCountsChanged = graphql(`
  subscription EventCountsChanged($eventId: ID!, $after: String) {
    eventCountsChanged(eventId: $eventId, after: $after) {
      revision
    }
  }
`);

/** Reads the page of an event anew each time its counts or its state change. */
export function useEventNews(event: { readonly id: string; readonly revision: string }): void {
  const { revalidate } = useRevalidator();
  useLive({
    document: EventCountsChanged,
    variables: { eventId: event.id },
    after: event.revision,
    read: ({ eventCountsChanged }) => eventCountsChanged,
    cursor: ({ revision }) => revision,
    take: () => void revalidate(),
  });
}

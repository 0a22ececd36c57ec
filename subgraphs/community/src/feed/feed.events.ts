import { event } from "@angel/kit/events";

/** Events of content and of the newsroom, as community hears them. */
interface Published {
  id: string;
}

export const articlePublished = event<Published>("articlePublished");
export const articleWithdrawn = event<Published>("articleWithdrawn");
export const newspaperIssuePublished = event<Published>("newspaperIssuePublished");
export const newspaperIssueWithdrawn = event<Published>("newspaperIssueWithdrawn");
export const blogPostPublished = event<Published>("blogPostPublished");
export const blogPostWithdrawn = event<Published>("blogPostWithdrawn");

/** Told when something comes into the feed of its organisation, and of those below when it flows down. */
export const feedItemAdded = event<{
  id: string;
  organisationId: string;
  organisationPath: string | null;
  flowsDown: boolean;
}>("feedItemAdded");

import { event } from "@angel/kit/events";

/** Told at the first publication and again at each change of the text. */
export const blogPostPublished = event<{ id: string; organisationId: string; firstPublication: boolean }>(
  "blogPostPublished",
);

export const blogPostWithdrawn = event<{ id: string; organisationId: string }>("blogPostWithdrawn");

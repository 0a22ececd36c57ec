import type { Actor } from "@angel/kit/testing";

const DEEDS = {
  subscribe: ["subscribeToTheme", "SubscribeToTheme"],
  unsubscribe: ["unsubscribeFromTheme", "UnsubscribeFromTheme"],
} as const;

/** Subscribes to a theme, or leaves it; or what was in the way. */
export async function inTheme(who: Actor, deed: keyof typeof DEEDS, themeCode: string) {
  const [field, type] = DEEDS[deed];
  const { result } = await who.run(
    `mutation InTheme($input: ${type}Input!) { result: ${field}(input: $input) {
       ... on ${type}Payload { subscribedThemes { code } } ... on Problem { __typename message } } }`,
    { input: { themeCode } },
  );
  return result;
}

/** The codes of the themes to which one has subscribed, as one sees them, or another who asks. */
export async function subscriptionsOf(who: Actor, whose = who): Promise<string[] | null> {
  const answer = await who.run(
    `query Of($id: ID!) { _entities(representations: [{ __typename: "Account", id: $id }]) {
       ... on Account { subscribedThemes { code } } } }`,
    { id: whose.viewer.accountId },
  );
  const themes: { code: string }[] | null = answer._entities[0].subscribedThemes;
  return themes && themes.map(({ code }) => code);
}

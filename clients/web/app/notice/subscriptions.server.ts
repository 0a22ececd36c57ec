import { sentenceOf } from "../form/problem.server.js";
import { Refusal_Problem } from "../form/problem.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const SubscribeToTheme = graphql(
  `
    mutation SubscribeToTheme($input: SubscribeToThemeInput!) {
      result: subscribeToTheme(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const UnsubscribeFromTheme = graphql(
  `
    mutation UnsubscribeFromTheme($input: UnsubscribeFromThemeInput!) {
      result: unsubscribeFromTheme(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Subscribes to a theme or leaves it; what was in the way, if anything was. */
export async function setSubscription(
  visit: Visit,
  themeCode: string,
  isWanted: boolean,
): Promise<string | null> {
  const wish = { input: { themeCode } };
  const { result } = isWanted
    ? (await ask(visit, SubscribeToTheme, wish)).data
    : (await ask(visit, UnsubscribeFromTheme, wish)).data;
  return "message" in result ? sentenceOf(result) : null;
}

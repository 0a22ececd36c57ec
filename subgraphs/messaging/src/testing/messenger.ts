import type { Actor } from "@angel/kit/testing";

/** Asks for a code to link a messenger; or what was in the way. */
export async function connect(who: Actor, channel: string) {
  const { connectMessenger } = await who.run(
    `mutation C($input: ConnectMessengerInput!) { connectMessenger(input: $input) { __typename
       ... on ConnectMessengerPayload { channel link code expiresAt }
       ... on InvalidInput { fields { path } } } }`,
    { input: { channel } },
  );
  return connectMessenger;
}

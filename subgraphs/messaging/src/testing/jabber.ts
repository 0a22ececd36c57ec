import type { Actor } from "@angel/kit/testing";

const ADDRESSES = "noticeAddresses { channel address isUsable }";

/** Names an address; or what was in the way. */
export async function addAddress(who: Actor, address: string) {
  const { addJabberAddress } = await who.run(
    `mutation A($input: AddJabberAddressInput!) { addJabberAddress(input: $input) { __typename
       ... on AddJabberAddressPayload { challenge { id sentTo } } ... on InvalidInput { fields { path } } } }`,
    { input: { address } },
  );
  return addJabberAddress;
}

export async function confirmAddress(who: Actor, challengeId: string, code: string) {
  const { confirmJabberAddress } = await who.run(
    `mutation C($input: ConfirmJabberAddressInput!) { confirmJabberAddress(input: $input) { __typename
       ... on ConfirmJabberAddressPayload { ${ADDRESSES} } } }`,
    { input: { challengeId, code } },
  );
  return confirmJabberAddress;
}

export async function removeAddress(who: Actor, channel: string) {
  const { removeNoticeAddress } = await who.run(
    `mutation R($input: RemoveNoticeAddressInput!) { removeNoticeAddress(input: $input) { __typename
       ... on RemoveNoticeAddressPayload { ${ADDRESSES} } ... on InvalidInput { fields { path } } } }`,
    { input: { channel } },
  );
  return removeNoticeAddress;
}

export async function addressesOf(who: Actor) {
  const answer = await who.run(
    `query Of($id: ID!) { _entities(representations: [{ __typename: "Account", id: $id }]) {
       ... on Account { ${ADDRESSES} } } }`,
    { id: who.viewer.accountId },
  );
  return answer._entities[0].noticeAddresses;
}

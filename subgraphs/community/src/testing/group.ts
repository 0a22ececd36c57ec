import { Role } from "@angel/kit/access";
import type { Actor, TestApp } from "@angel/kit/testing";
import type { Place, TestUnion } from "./union.js";

const Open = `mutation Open($input: OpenGroupInput!) { openGroup(input: $input) {
  __typename ... on OpenGroupPayload { group { id } } ... on Problem { message } } }`;
const Join = `mutation Join($input: JoinGroupInput!) { joinGroup(input: $input) {
  __typename ... on JoinGroupPayload { group { viewerMembership { standing } } } ... on Problem { message } } }`;
const Leave = `mutation Leave($input: LeaveGroupInput!) { leaveGroup(input: $input) {
  __typename ... on LeaveGroupPayload { group { viewerMembership { standing } } } ... on Problem { message } } }`;
const Decide = `mutation Decide($input: DecideGroupRequestInput!) { decideGroupRequest(input: $input) {
  __typename ... on Problem { message } } }`;
const Invite = `mutation Invite($input: InviteToGroupInput!) { inviteToGroup(input: $input) {
  __typename ... on InviteToGroupPayload { invited } ... on InvalidInput { fields { path } } } }`;
const Remove = `mutation Remove($input: RemoveFromGroupInput!) { removeFromGroup(input: $input) {
  __typename ... on Problem { message } } }`;
const Name = `mutation Name($input: NameGroupKeeperInput!) { nameGroupKeeper(input: $input) {
  __typename ... on Problem { message } } }`;
const Write = `mutation Write($input: WriteGroupPostInput!) { writeGroupPost(input: $input) {
  __typename ... on WriteGroupPostPayload { post { id } } ... on Problem { message } } }`;
const Choose = `mutation Choose($input: ChooseGroupNewsInput!) { chooseGroupNews(input: $input) {
  __typename ... on ChooseGroupNewsPayload { group { viewerNews } } ... on Problem { message } } }`;

/** Opens a group and gives its id. */
export async function openGroup(who: Actor, { id }: Place, more: object = {}): Promise<string> {
  const input = { organisationId: id, title: "Молодые педагоги", openness: "OPEN", ...more };
  const { openGroup: answer } = await who.run(Open, { input });
  if (!answer.group) throw new Error(`Not opened: ${JSON.stringify(answer)}`);
  return answer.group.id;
}

export async function join(who: Actor, groupId: string) {
  return (await who.run(Join, { input: { groupId } })).joinGroup;
}

export async function leave(who: Actor, groupId: string) {
  return (await who.run(Leave, { input: { groupId } })).leaveGroup;
}

export async function decide(keeper: Actor, groupId: string, whom: Actor, isAccepted = true) {
  const input = { groupId, memberId: whom.viewer.memberId, isAccepted };
  return (await keeper.run(Decide, { input })).decideGroupRequest;
}

export async function invite(keeper: Actor, groupId: string, ...whom: Actor[]) {
  const input = { groupId, memberIds: whom.map(({ viewer }) => viewer.memberId) };
  return (await keeper.run(Invite, { input })).inviteToGroup;
}

export async function remove(keeper: Actor, groupId: string, whom: Actor, because = "Спор не о деле") {
  const input = { groupId, memberId: whom.viewer.memberId, because };
  return (await keeper.run(Remove, { input })).removeFromGroup;
}

export async function nameKeeper(chair: Actor, groupId: string, whom: Actor, isKeeper = true) {
  const input = { groupId, memberId: whom.viewer.memberId, isKeeper };
  return (await chair.run(Name, { input })).nameGroupKeeper;
}

/** Writes a post and gives its id. */
export async function write(
  who: Actor,
  groupId: string,
  title = "Встреча в четверг",
  more: { text?: string; fileIds?: string[] } = {},
): Promise<string> {
  const { writeGroupPost: answer } = await who.run(Write, {
    input: { groupId, title, text: "Собираемся в 18:00.", ...more },
  });
  if (!answer.post) throw new Error(`Not written: ${JSON.stringify(answer)}`);
  return answer.post.id;
}

/** Sends a table and gives the file's id. */
export async function sendFile(
  app: TestApp,
  { viewer }: Actor,
  name = "список.csv",
  text = "имя;час",
): Promise<string> {
  async function* content() {
    yield Buffer.from(text);
  }
  const { accountId } = viewer;
  const file = { name, mediaType: "text/csv", accountId, content: content() };
  return (await app.running.files.receive(file)).id;
}

export async function choose(who: Actor, groupId: string, news: string) {
  return (await who.run(Choose, { input: { groupId, news } })).chooseGroupNews;
}

/** A group of the branch, with its chair and a member on the register of the primary below. */
export async function groupWithMember(union: TestUnion, openness = "ON_REQUEST") {
  const chair = union.servant(union.branch, Role.CHAIR);
  const member = await union.member(union.primary);
  const groupId = await openGroup(chair, union.branch, { openness });
  await invite(chair, groupId, member);
  await join(member, groupId);
  return { chair, member, groupId };
}

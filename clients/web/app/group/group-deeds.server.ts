import { problemOf, sentenceOf } from "../form/problem.server.js";
import { Refusal_Problem } from "../form/problem.js";
import { oneOf, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import { GROUP_NEWS } from "./group-news.js";

const JoinGroup = graphql(
  `
    mutation JoinGroup($input: JoinGroupInput!) {
      result: joinGroup(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const LeaveGroup = graphql(
  `
    mutation LeaveGroup($input: LeaveGroupInput!) {
      result: leaveGroup(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const DecideGroupRequest = graphql(
  `
    mutation DecideGroupRequest($input: DecideGroupRequestInput!) {
      result: decideGroupRequest(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const InviteToGroup = graphql(
  `
    mutation InviteToGroup($input: InviteToGroupInput!) {
      result: inviteToGroup(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const RemoveFromGroup = graphql(
  `
    mutation RemoveFromGroup($input: RemoveFromGroupInput!) {
      result: removeFromGroup(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const NameGroupKeeper = graphql(
  `
    mutation NameGroupKeeper($input: NameGroupKeeperInput!) {
      result: nameGroupKeeper(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const ChooseGroupNews = graphql(
  `
    mutation ChooseGroupNews($input: ChooseGroupNewsInput!) {
      result: chooseGroupNews(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const CloseGroup = graphql(
  `
    mutation CloseGroup($input: CloseGroupInput!) {
      result: closeGroup(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const ReopenGroup = graphql(
  `
    mutation ReopenGroup($input: ReopenGroupInput!) {
      result: reopenGroup(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Does what a form on a page of a group asks for; a problem is a sentence. */
export async function doWithGroup(visit: Visit, groupId: string, form: FormData): Promise<string | null> {
  const written = writtenIn(form);
  const group = { groupId };
  const member = { groupId, memberId: written("member") };
  const because = written("because");
  try {
    const { result } = await answerTo(written("deed"));
    return "message" in result ? sentenceOf(result) : null;
  } catch (error) {
    return problemOf(error, visit);
  }

  async function answerTo(deed: string) {
    switch (deed) {
      case "leave":
        return (await ask(visit, LeaveGroup, { input: group })).data;
      case "accept":
        return (await ask(visit, DecideGroupRequest, { input: { ...member, isAccepted: true } })).data;
      case "decline": {
        const input = { ...member, isAccepted: false, because: because || null };
        return (await ask(visit, DecideGroupRequest, { input })).data;
      }
      case "invite":
        return (await ask(visit, InviteToGroup, { input: { groupId, memberIds: [member.memberId] } })).data;
      case "remove":
        return (await ask(visit, RemoveFromGroup, { input: { ...member, because } })).data;
      case "keeper":
      case "no-keeper":
        return (await ask(visit, NameGroupKeeper, { input: { ...member, isKeeper: deed === "keeper" } }))
          .data;
      case "news": {
        const input = { groupId, news: oneOf(GROUP_NEWS, written("news")) };
        return (await ask(visit, ChooseGroupNews, { input })).data;
      }
      case "close":
        return (await ask(visit, CloseGroup, { input: group })).data;
      case "reopen":
        return (await ask(visit, ReopenGroup, { input: group })).data;
      default:
        return (await ask(visit, JoinGroup, { input: group })).data;
    }
  }
}

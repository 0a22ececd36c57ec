import { Open } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import { type Context, source } from "@angel/kit/subgraph";
import { Arg, Ctx, ID, Resolver, Root, Subscription } from "type-graphql";
import { type Added, commentsAdded, spokenComment } from "../comment/comment-added.js";
import { type Changed, commentsChanged } from "../comment/comment-changed.js";
import { Comment } from "../comment/comment.entity.js";
import { subjects } from "../subject/subject.loader.js";
import type { Subject } from "../subject/subject.type.js";
import { whileRead } from "./rights.js";

interface GroupTalkArgs {
  postId: string;
  after?: string | null;
}

/** What is said below a post of a group, live: a line of each reader's own, as long as they read the group. */
@Resolver()
export class GroupTalk {
  @Subscription(() => Comment, {
    description:
      "Comments on a post in a group as they are added, answers too, for as long as the viewer reads the group. With `after`, first those missed.",
    subscribe: source<GroupTalkArgs>(openAdded),
  })
  @Open("Of a group only those who read it find anything.")
  groupCommentAdded(
    @Root() added: Added,
    @Arg("postId", () => ID, { description: "The post in a group." }) _postId: string,
    @Arg("after", () => ID, {
      nullable: true,
      description: "The last comment seen; what came after it is given first, without a gap.",
    })
    _after: string | null,
    @Ctx() context: Context,
  ): Promise<Comment> {
    return spokenComment(added, context);
  }

  @Subscription(() => Comment, {
    description:
      "Comments on a post in a group as they are edited, deleted, hidden or shown again, for as long as the viewer reads the group. With `after`, first those missed, each as it is now.",
    subscribe: source<GroupTalkArgs>(openChanged),
  })
  @Open("Of a group only those who read it find anything; a hidden text says itself who may read it.")
  groupCommentChanged(
    @Root() changed: Changed,
    @Arg("postId", () => ID, { description: "The post in a group." }) _postId: string,
    @Arg("after", () => String, {
      nullable: true,
      description: "The greatest `revision` seen; what changed after it is given first, without a gap.",
    })
    _after: string | null,
    @Ctx() context: Context,
  ): Promise<Comment> {
    return spokenComment(changed, context);
  }
}

function openAdded({ postId, after }: GroupTalkArgs, context: Context): Promise<AsyncIterable<Added>> {
  return heard(postId, context, (subject) => commentsAdded(subject, after, context));
}

function openChanged({ postId, after }: GroupTalkArgs, context: Context): Promise<AsyncIterable<Changed>> {
  return heard(postId, context, (subject) => commentsChanged(subject, after, context));
}

async function heard<Event>(
  postId: string,
  context: Context,
  listen: (subject: Subject) => Promise<AsyncIterableIterator<Event>>,
): Promise<AsyncIterable<Event>> {
  const subject = await context.load(subjects).load(postId);
  if (!subject?.group) throw badInput("There is no post of a group of yours under `postId`.");
  return whileRead(subject.group.id, await listen(subject), context);
}

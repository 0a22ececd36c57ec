import { cursorOf } from "@angel/kit/connection";
import { Open } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import { tooManyRequests } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { personOf } from "../member/person.js";
import { groupPostAdded } from "./group.events.js";
import { layFiles, postsWithFiles, takeFiles } from "./group-file.service.js";
import { GroupPost, GroupPostEdge } from "./group-post.entity.js";
import { contentOf, nextPlace } from "./group-post.service.js";
import { GroupClosed, GroupNotFound } from "./group-problems.js";
import { lockGroup } from "./kept-group.js";

const MOST_A_MINUTE = 10;
const MINUTE_MS = 60_000;

@InputType({ description: "A post to write." })
class WriteGroupPostInput {
  @Field(() => ID, { description: "The group." })
  groupId!: string;

  @Field(() => String, { description: "What it is about: 1 to 200 characters." })
  title!: string;

  @Field(() => String, { description: "What it says: plain text, 1 to 10,000 characters." })
  text!: string;

  @Field(() => [ID], {
    defaultValue: [],
    description:
      "Files that go with it, at most ten, as they were sent to `/files/community` by the same account.",
  })
  fileIds!: string[];
}

@ObjectType({ description: "The post stands." })
class WriteGroupPostPayload {
  @Field(() => GroupPost, { description: "The post." })
  post!: GroupPost;

  @Field(() => GroupPostEdge, { description: "The post with its place in the list it joined." })
  postEdge!: InstanceType<typeof GroupPostEdge>;
}

const WriteGroupPostResult = createUnionType({
  name: "WriteGroupPostResult",
  description: "What became of the post.",
  types: () => [WriteGroupPostPayload, GroupNotFound, GroupClosed, InvalidInput] as const,
});

/** Someone writes in a group they are of, or keep. */
@Resolver()
export class WriteGroupPost {
  @Mutation(() => WriteGroupPostResult, {
    description:
      "Write a post in a group («написать в группу»), for whoever reads it. Sent twice within a minute, the same post with the same files is written once; more than ten a minute are refused.",
  })
  @Open("Whoever reads a group writes in it; for others it is not there.")
  async writeGroupPost(
    @Arg("input", () => WriteGroupPostInput, { description: "The post." }) input: WriteGroupPostInput,
    @Ctx() context: Context,
  ): Promise<typeof WriteGroupPostResult> {
    const { em, viewer, tell } = context;
    const held = await lockGroup(input.groupId, context);
    const personId = personOf(viewer);
    if (!held?.rights.reads || personId === null) return new GroupNotFound();
    const { group } = held;
    if (group.isClosed) return new GroupClosed();
    const { words, fileIds, faults } = contentOf(input);
    if (faults.length > 0) return new InvalidInput(faults);

    const written = await lastMinuteOf(personId, context);
    const same = written.filter(
      (one) => one.groupId === group.id && one.heading === words.heading && one.words === words.words,
    );
    const withFiles = await postsWithFiles(same, fileIds, context);
    const first = same.find(({ id }) => withFiles.has(id));
    if (first) return payloadOf(first);
    const oldest = written.at(-MOST_A_MINUTE);
    if (oldest) {
      const waitMs = oldest.writtenAt.getTime() + MINUTE_MS - Date.now();
      throw tooManyRequests(Math.max(1, Math.ceil(waitMs / 1000)));
    }
    const taken = await takeFiles(fileIds, context);
    if (taken instanceof InvalidInput) return taken;
    const place = await nextPlace(context, group.id);
    const post = Object.assign(new GroupPost(), words, {
      groupId: group.id,
      place,
      lastRevision: place,
      personId,
      authorMemberId: viewer.memberId,
    });
    await em.persist(post).flush();
    await layFiles(post, taken, em);
    tell(groupPostAdded, { id: post.id, groupId: group.id, place });
    return payloadOf(post);
  }
}

/** One person's posts are written one by one, so that the same one sent twice at once is seen. */
async function lastMinuteOf(personId: string, { em }: Context): Promise<GroupPost[]> {
  await em.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", [`groupPostBy:${personId}`]);
  const since = new Date(Date.now() - MINUTE_MS);
  return em.find(GroupPost, { personId, writtenAt: { $gt: since } }, { orderBy: { writtenAt: "asc" } });
}

function payloadOf(post: GroupPost): WriteGroupPostPayload {
  return Object.assign(new WriteGroupPostPayload(), {
    post,
    postEdge: { node: post, cursor: cursorOf([post.place]) },
  });
}

import { Open } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import { forbidden } from "@angel/kit/refusal";
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
import { filesOfPosts } from "./group-file.loader.js";
import { dropFiles, layFiles, takeFiles } from "./group-file.service.js";
import { GroupPost, GroupPostStatus } from "./group-post.entity.js";
import { changePost, contentOf, findPost } from "./group-post.service.js";
import { GroupClosed, GroupPostNotFound } from "./group-problems.js";
import { lockGroup } from "./kept-group.js";

@InputType({ description: "A post's new words and files." })
class EditGroupPostInput {
  @Field(() => ID, { description: "The post." })
  postId!: string;

  @Field(() => String, { description: "What it is about now: 1 to 200 characters." })
  title!: string;

  @Field(() => String, { description: "What it says now: plain text, 1 to 10,000 characters." })
  text!: string;

  @Field(() => [ID], {
    nullable: true,
    description:
      "The files that go with it now, at most ten: those it has and such as were sent since to `/files/community` by the same account. Left out, they stay.",
  })
  fileIds?: string[] | null;
}

@ObjectType({ description: "The post has its new words and files." })
class EditGroupPostPayload {
  @Field(() => GroupPost, { description: "The post as it is now." })
  post!: GroupPost;
}

const EditGroupPostResult = createUnionType({
  name: "EditGroupPostResult",
  description: "What became of the post.",
  types: () => [EditGroupPostPayload, GroupPostNotFound, GroupClosed, InvalidInput] as const,
});

/** Someone says it better. */
@Resolver()
export class EditGroupPost {
  @Mutation(() => EditGroupPostResult, {
    description:
      "Changes the words and files of one's own post in a group; another's is FORBIDDEN. A hidden one stays hidden, and those of an archive stay as they are. Repeating it changes nothing more.",
  })
  @Open("Authors need no permission; the deed refuses all others.")
  async editGroupPost(
    @Arg("input", () => EditGroupPostInput, { description: "A post's new words and files." })
    input: EditGroupPostInput,
    @Ctx() context: Context,
  ): Promise<typeof EditGroupPostResult> {
    const post = await findPost(context, input.postId);
    if (!post) return new GroupPostNotFound();
    if (!post.isBy(context.viewer)) throw forbidden();
    const { words, fileIds, faults } = contentOf(input);
    if (faults.length > 0) return new InvalidInput(faults);
    // From here on nobody else changes what stands in the group.
    const held = await lockGroup(post.groupId, context);
    await context.em.refresh(post);
    if (!held?.rights.reads || post.status === GroupPostStatus.DELETED) return new GroupPostNotFound();
    if (held.group.isClosed) return new GroupClosed();
    const payload = Object.assign(new EditGroupPostPayload(), { post });
    const known = (await context.load(filesOfPosts).load(post.id)).map(({ id }) => id);
    const fresh = fileIds.filter((id) => !known.includes(id));
    const isSame =
      post.heading === words.heading &&
      post.words === words.words &&
      (!input.fileIds || (fresh.length === 0 && fileIds.length === known.length));
    if (isSame) return payload;
    const taken = await takeFiles(fresh, context);
    if (taken instanceof InvalidInput) return taken;
    await changePost(context, post, () => Object.assign(post, words, { editedAt: new Date() }));
    if (input.fileIds) await dropFiles(post, fileIds, context.em);
    await layFiles(post, taken, context.em);
    return payload;
  }
}

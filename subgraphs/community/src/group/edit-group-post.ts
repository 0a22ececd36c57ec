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
import { GroupPost } from "./group-post.entity.js";
import { changePost, contentOf, findPost } from "./group-post.service.js";
import { GroupPostNotFound } from "./group-problems.js";

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
  types: () => [EditGroupPostPayload, GroupPostNotFound, InvalidInput] as const,
});

/** Someone says it better. */
@Resolver()
export class EditGroupPost {
  @Mutation(() => EditGroupPostResult, {
    description:
      "Changes the words and files of one's own post in a group; another's is FORBIDDEN. A hidden one stays hidden. Repeating it changes nothing more.",
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
    const known = (await context.load(filesOfPosts).load(post.id)).map(({ id }) => id);
    const wanted = input.fileIds ? fileIds : known;
    const taken = await takeFiles(
      wanted.filter((id) => !known.includes(id)),
      context,
    );
    if (taken instanceof InvalidInput) return taken;
    const isSame =
      post.heading === words.heading &&
      post.words === words.words &&
      taken.length === 0 &&
      wanted.length === known.length;
    const isChanged =
      isSame || (await changePost(context, post, () => Object.assign(post, words, { editedAt: new Date() })));
    if (isChanged && !isSame) {
      await dropFiles(post, wanted, context.em);
      await layFiles(post, taken, context.em);
    }
    return isChanged ? Object.assign(new EditGroupPostPayload(), { post }) : new GroupPostNotFound();
  }
}

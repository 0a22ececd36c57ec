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
import { GroupPost } from "./group-post.entity.js";
import { changePost, findPost, wordsOf } from "./group-post.service.js";
import { GroupPostNotFound } from "./group-problems.js";

@InputType({ description: "A post's new words." })
class EditGroupPostInput {
  @Field(() => ID, { description: "The post." })
  postId!: string;

  @Field(() => String, { description: "What it is about now: 1 to 200 characters." })
  title!: string;

  @Field(() => String, { description: "What it says now: plain text, 1 to 10,000 characters." })
  text!: string;
}

@ObjectType({ description: "The post has its new words." })
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
      "Changes the words of one's own post in a group; another's is FORBIDDEN. A hidden one stays hidden. Repeating it changes nothing more.",
  })
  @Open("Authors need no permission; the deed refuses all others.")
  async editGroupPost(
    @Arg("input", () => EditGroupPostInput, { description: "A post's new words." }) input: EditGroupPostInput,
    @Ctx() context: Context,
  ): Promise<typeof EditGroupPostResult> {
    const post = await findPost(context, input.postId);
    if (!post) return new GroupPostNotFound();
    if (!post.isBy(context.viewer)) throw forbidden();
    const { words, faults } = wordsOf(input);
    if (faults.length > 0) return new InvalidInput(faults);
    const isSame = post.heading === words.heading && post.words === words.words;
    const isChanged =
      isSame || (await changePost(context, post, () => Object.assign(post, words, { editedAt: new Date() })));
    return isChanged ? Object.assign(new EditGroupPostPayload(), { post }) : new GroupPostNotFound();
  }
}

import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
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
import { CommentStatus } from "../comment/comment.entity.js";
import { comments } from "../comment/comment.loader.js";
import { GroupClosed } from "../group/group-problems.js";
import { personOf } from "../member/person.js";
import { subjects } from "../subject/subject.loader.js";
import { SubjectNotFound } from "../subject/subject-not-found.js";
import type { Subject } from "../subject/subject.type.js";
import { reactionCounts, viewerReactions } from "./reaction.loader.js";
import { ReactionCount, ReactionKind } from "./reaction.type.js";

@InputType({ description: "A reaction." })
class ReactInput {
  @Field(() => ID, { description: "The article, post, post in a group or comment it is to." })
  subjectId!: string;

  @Field(() => ReactionKind, {
    nullable: true,
    description: "The way to react; null takes the reaction back.",
  })
  kind?: ReactionKind | null;
}

@ObjectType({ description: "The reaction counts." })
class ReactPayload {
  constructor(private readonly id: string) {}

  @Field(() => [ReactionCount], { description: "How many people react in which way now; the most first." })
  reactions(@Ctx() { load }: Context): Promise<ReactionCount[]> {
    return load(reactionCounts).load(this.id);
  }

  @Field(() => ReactionKind, { nullable: true, description: "How the viewer reacts now; null when not." })
  viewerReaction(@Ctx() { load }: Context): Promise<ReactionKind | null> {
    return load(viewerReactions).load(this.id);
  }
}

export const ReactResult = createUnionType({
  name: "ReactResult",
  description: "What became of the reaction.",
  types: () => [ReactPayload, SubjectNotFound, GroupClosed] as const,
});

interface Target {
  readonly id: string;
  readonly isInArchive: boolean;
}

/** Someone reacts without words: once to a thing, the last way counts. */
@Resolver()
export class React {
  @Mutation(() => ReactResult, {
    description:
      "Reacts to an article, a post, a post in a group or a comment; the last reaction of a person counts, so repeating it is safe. In the archive of a group reactions are only taken back.",
  })
  @May(Permission.COMMENT)
  async react(
    @Arg("input", () => ReactInput, { description: "The reaction." }) { subjectId, kind }: ReactInput,
    @Ctx() context: Context,
  ): Promise<typeof ReactResult> {
    const personId = personOf(context.viewer);
    if (personId === null) throw forbidden();
    const target = await this.#targetOf(context, subjectId);
    if (target === null) return new SubjectNotFound();
    const { id, isInArchive } = target;
    if (kind === null || kind === undefined) {
      await context.em.execute("delete from reactions where target_id = ? and person_id = ?", [id, personId]);
    } else if (isInArchive) {
      return new GroupClosed();
    } else {
      await context.em.execute(
        `insert into reactions (target_id, person_id, kind) values (?, ?, ?)
         on conflict (target_id, person_id) do update set kind = excluded.kind, reacted_at = now()
          where reactions.kind <> excluded.kind`,
        [id, personId, kind],
      );
    }
    return new ReactPayload(id);
  }

  /** The id as it is kept, and whether it stands in the archive of a group; null for what nobody can see. */
  async #targetOf({ load }: Context, id: string): Promise<Target | null> {
    const subject = await load(subjects).load(id);
    if (subject) return { id: subject.id, isInArchive: isInArchive(subject) };
    const comment = await load(comments).load(id);
    if (comment?.status !== CommentStatus.VISIBLE) return null;
    return { id: comment.id, isInArchive: isInArchive(await load(subjects).load(comment.subjectId)) };
  }
}

function isInArchive(subject: Subject | null): boolean {
  return subject?.group?.isClosed === true;
}

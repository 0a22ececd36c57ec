import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
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
import { Organisation } from "../organisation/organisation.entity.js";
import { keepDraft } from "./kept-draft.js";
import { LetterDraftNotFound } from "./letter-problems.js";

@InputType({ description: "What to throw away." })
class DiscardLetterDraftInput {
  @Field(() => ID, { description: "The draft." })
  draftId!: string;
}

@ObjectType({ description: "The draft is gone with its files." })
class DiscardLetterDraftPayload {
  @Field(() => Organisation, { description: "Whose it was; its `letterDrafts` are without it." })
  organisation: Organisation;

  constructor(organisation: Organisation) {
    this.organisation = organisation;
  }
}

const DiscardLetterDraftResult = createUnionType({
  name: "DiscardLetterDraftResult",
  description: "How throwing it away went.",
  types: () => [DiscardLetterDraftPayload, LetterDraftNotFound] as const,
});

/** A letter that will not be sent. */
@Resolver()
export class DiscardLetterDraft {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => DiscardLetterDraftResult, {
    description: "Throw away a letter that has not been sent («удалить черновик»), with its files.",
  })
  async discardLetterDraft(
    @Arg("input", () => DiscardLetterDraftInput, { description: "Which draft." })
    { draftId }: DiscardLetterDraftInput,
    @Ctx() context: Context,
  ): Promise<typeof DiscardLetterDraftResult> {
    const kept = await keepDraft(draftId, context);
    if (!kept) return new LetterDraftNotFound();
    const { em, files } = context;
    for (const id of kept.draft.fileIds) await files.forget(em, id);
    await em.remove(kept.draft).flush();
    return new DiscardLetterDraftPayload(kept.organisation);
  }
}

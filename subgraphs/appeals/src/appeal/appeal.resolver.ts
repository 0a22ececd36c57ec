import { Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { Appeal } from "./appeal.entity.js";
import { appealByCode, appeals } from "./appeal.loader.js";
import { rightsOver } from "./appeal-rights.js";
import { AppealRights } from "./appeal-rights.type.js";
import { AppealTries } from "./appeal-tries.js";
import { handles } from "./handling.js";

@Resolver(() => Appeal)
export class AppealResolver {
  @Query(() => Appeal, {
    nullable: true,
    description:
      "An appeal by its id; null when there is none, or it is neither one's own nor one's to handle.",
  })
  @Open(
    "It is for its author, who may have left the union, and for those who handle it; row-level security says which.",
  )
  appeal(
    @Arg("id", () => ID, { description: "The appeal's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<Appeal | null> {
    return load(appeals).load(id);
  }

  @Query(() => Appeal, {
    nullable: true,
    description:
      "An appeal by its follow-up code, for whoever wrote it without a name; null when there is none.",
  })
  @Open("Whoever has the code wrote the appeal: 78 bits are not guessed, and guesses are counted.")
  appealByCode(
    @Arg("code", () => String, { description: "The code; case, hyphens and spaces do not matter." })
    code: string,
    @Ctx() context: Context,
  ): Promise<Appeal | null> {
    return context.companion(AppealTries).guess(context.address, () => appealByCode(code, context));
  }

  @FieldResolver(() => AccountStub, {
    nullable: true,
    description: "Who has taken it on («ответственный»), for those who handle it; null while nobody has.",
  })
  handler(@Root() appeal: Appeal, @Ctx() { viewer }: Context): AccountStub | null {
    return appeal.handlerId !== null && handles(viewer, appeal) ? new AccountStub(appeal.handlerId) : null;
  }

  @FieldResolver(() => AppealRights, { description: "What the reader may do with it now." })
  viewerMay(@Root() appeal: Appeal, @Ctx() { viewer }: Context): AppealRights {
    return rightsOver(appeal, viewer);
  }
}

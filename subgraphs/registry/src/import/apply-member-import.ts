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
import { beginStep, keepImport } from "./kept-import.js";
import { ImportNotFound, ImportStatusDiffers } from "./import-problems.js";
import { ImportStatus, MemberImport } from "./member-import.entity.js";

@InputType({ description: "Which file." })
class ApplyMemberImportInput {
  @Field(() => ID, { description: "The file." })
  importId!: string;
}

@ObjectType({ description: "The new ones are being put on the register." })
class ApplyMemberImportPayload {
  @Field(() => MemberImport, { description: "The file." })
  memberImport: MemberImport;

  constructor(memberImport: MemberImport) {
    this.memberImport = memberImport;
  }
}

const ApplyMemberImportResult = createUnionType({
  name: "ApplyMemberImportResult",
  description: "How taking over went.",
  types: () => [ApplyMemberImportPayload, ImportNotFound, ImportStatusDiffers] as const,
});

/** The keeper of a register has a file taken over. */
@Resolver()
export class ApplyMemberImport {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => ApplyMemberImportResult, {
    description:
      "Put the new ones of a file on the register, and the probable duplicates that were decided on. Repeating it changes nothing.",
  })
  async applyMemberImport(
    @Arg("input", () => ApplyMemberImportInput, { description: "Which file." })
    input: ApplyMemberImportInput,
    @Ctx() context: Context,
  ): Promise<typeof ApplyMemberImportResult> {
    const file = await keepImport(input.importId, context);
    if (!file) return new ImportNotFound();
    if (![ImportStatus.PREVIEWED, ImportStatus.UNDONE].includes(file.status)) {
      return new ImportStatusDiffers(file.status);
    }
    await beginStep(file, { status: ImportStatus.APPLYING, undoneAt: null, keptCount: 0 }, context);
    return new ApplyMemberImportPayload(file);
  }
}

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
import { beginStep, hasBegunToCome, keepImport } from "./kept-import.js";
import { ImportNotFound, ImportStatusDiffers } from "./import-problems.js";
import { ImportStatus, MemberImport } from "./member-import.entity.js";

@InputType({ description: "Which file." })
class UndoMemberImportInput {
  @Field(() => ID, { description: "The file." })
  importId!: string;
}

@ObjectType({ description: "Whom it brought is being taken back." })
class UndoMemberImportPayload {
  @Field(() => MemberImport, { description: "The file." })
  memberImport: MemberImport;

  constructor(memberImport: MemberImport) {
    this.memberImport = memberImport;
  }
}

const UndoMemberImportResult = createUnionType({
  name: "UndoMemberImportResult",
  description: "How undoing went.",
  types: () => [UndoMemberImportPayload, ImportNotFound, ImportStatusDiffers] as const,
});

/** The keeper of a register undoes a whole file. */
@Resolver()
export class UndoMemberImport {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => UndoMemberImportResult, {
    description:
      "Take back whom a file brought, as if they had never come; of one whose putting on was given up, those who came. Who has a life of their own since — a change, a transfer, a payment — stays.",
  })
  async undoMemberImport(
    @Arg("input", () => UndoMemberImportInput, { description: "Which file." })
    input: UndoMemberImportInput,
    @Ctx() context: Context,
  ): Promise<typeof UndoMemberImportResult> {
    const file = await keepImport(input.importId, context);
    if (!file) return new ImportNotFound();
    if (file.status !== ImportStatus.APPLIED && !hasBegunToCome(file)) {
      return new ImportStatusDiffers(file.status);
    }
    await beginStep(file, { status: ImportStatus.UNDOING }, context);
    return new UndoMemberImportPayload(file);
  }
}

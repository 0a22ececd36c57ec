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
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { keepImport } from "./kept-import.js";
import { ImportNotFound, ImportStatusDiffers } from "./import-problems.js";
import { ImportStatus, MemberImport } from "./member-import.entity.js";

@InputType({ description: "A row and what is decided." })
class DecideImportRowInput {
  @Field(() => ID, { description: "The file." })
  importId!: string;

  @Field(() => Int, { description: "The row, by its line." })
  line!: number;

  @Field(() => Boolean, { description: "Whether it is another person, to be put on the register." })
  isAdded!: boolean;
}

@ObjectType({ description: "It is decided." })
class DecideImportRowPayload {
  @Field(() => MemberImport, { description: "The file." })
  memberImport: MemberImport;

  constructor(memberImport: MemberImport) {
    this.memberImport = memberImport;
  }
}

const DecideImportRowResult = createUnionType({
  name: "DecideImportRowResult",
  description: "How deciding went.",
  types: () => [DecideImportRowPayload, ImportNotFound, ImportStatusDiffers] as const,
});

/** The keeper of a register decides of one row. */
@Resolver()
export class DecideImportRow {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => DecideImportRowResult, {
    description: "Decide whether a probable duplicate of a file is put on the register all the same.",
  })
  async decideImportRow(
    @Arg("input", () => DecideImportRowInput, { description: "A row and what is decided." })
    input: DecideImportRowInput,
    @Ctx() context: Context,
  ): Promise<typeof DecideImportRowResult> {
    const file = await keepImport(input.importId, context);
    if (!file) return new ImportNotFound();
    if (file.status !== ImportStatus.PREVIEWED) return new ImportStatusDiffers(file.status);
    await context.em.execute(
      `update member_import_rows set is_added = ?
       where import_id = ? and line = ? and verdict = 'PROBABLE_DUPLICATE'`,
      [input.isAdded, file.id, input.line],
    );
    return new DecideImportRowPayload(file);
  }
}

import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
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
import { MatchReason } from "../matching/match.type.js";
import { ImportNotFound, ImportStatusDiffers } from "./import-problems.js";
import { keepImport } from "./kept-import.js";
import { ImportStatus, MemberImport } from "./member-import.entity.js";

const MOST_LINES = 500;

@InputType({ description: "Rows and what is decided of all of them." })
class DecideImportRowsInput {
  @Field(() => ID, { description: "The file." })
  importId!: string;

  @Field(() => MatchReason, {
    nullable: true,
    description: "Only rows that are like somebody for this reason; for any when left out.",
  })
  reason?: MatchReason | null;

  @Field(() => [Int], {
    nullable: true,
    description: `Only these rows, by their lines, at most ${MOST_LINES}; all when left out.`,
  })
  lines?: number[] | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Whether what has been decided already stays as it is.",
  })
  onlyUndecided!: boolean;

  @Field(() => Boolean, { description: "Whether they are other people, to be put on the register." })
  isAdded!: boolean;
}

@ObjectType({ description: "They are decided." })
class DecideImportRowsPayload {
  @Field(() => MemberImport, { description: "The file." })
  memberImport: MemberImport;

  @Field(() => Int, { description: "Of how many rows it was decided." })
  decided: number;

  constructor(memberImport: MemberImport, decided: number) {
    this.memberImport = memberImport;
    this.decided = decided;
  }
}

const DecideImportRowsResult = createUnionType({
  name: "DecideImportRowsResult",
  description: "How deciding went.",
  types: () => [DecideImportRowsPayload, ImportNotFound, ImportStatusDiffers, InvalidInput] as const,
});

/** The keeper of a register decides of many rows at once. */
@Resolver()
export class DecideImportRows {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => DecideImportRowsResult, {
    description:
      "Decide at once of the probable duplicates of a file («возможные дубли»), of all or of some, whether they are put on the register all the same. Repeating it changes nothing.",
  })
  async decideImportRows(
    @Arg("input", () => DecideImportRowsInput, { description: "Rows and what is decided of all of them." })
    input: DecideImportRowsInput,
    @Ctx() context: Context,
  ): Promise<typeof DecideImportRowsResult> {
    const { lines = null, reason = null, onlyUndecided, isAdded } = input;
    if (lines && lines.length > MOST_LINES) return new InvalidInput([tooMany()]);
    const file = await keepImport(input.importId, context);
    if (!file) return new ImportNotFound();
    if (file.status !== ImportStatus.PREVIEWED) return new ImportStatusDiffers(file.status);
    const { affectedRows } = await context.em.execute<{ affectedRows: number }>(
      `update member_import_rows set is_added = ?
       where import_id = ? and verdict = 'PROBABLE_DUPLICATE'
         ${reason ? "and reason = ?" : ""} ${lines ? "and line = any(?::int[])" : ""}
         ${onlyUndecided ? "and is_added is null" : ""}`,
      [isAdded, file.id, ...(reason ? [reason] : []), ...(lines ? [`{${lines.join()}}`] : [])],
      "run",
    );
    return new DecideImportRowsPayload(file, affectedRows);
  }
}

function tooMany(): InvalidField {
  return new InvalidField("lines", {
    ru: `Не больше ${MOST_LINES} строк за раз.`,
    en: `At most ${MOST_LINES} rows at once.`,
  });
}

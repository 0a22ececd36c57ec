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
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { beginStep, hasBegunToCome, keepImport } from "./kept-import.js";
import { ImportNotFound, ImportStatusDiffers } from "./import-problems.js";
import { ImportStatus, MemberImport } from "./member-import.entity.js";
import { canName, ImportField } from "./import-field.js";

@InputType({ description: "A file and its columns." })
class ChooseImportColumnsInput {
  @Field(() => ID, { description: "The file." })
  importId!: string;

  @Field(() => [ImportField], { description: "What each column says, in their order." })
  columns!: ImportField[];
}

@ObjectType({ description: "The file is being read anew." })
class ChooseImportColumnsPayload {
  @Field(() => MemberImport, { description: "The file." })
  memberImport: MemberImport;

  constructor(memberImport: MemberImport) {
    this.memberImport = memberImport;
  }
}

const ChooseImportColumnsResult = createUnionType({
  name: "ChooseImportColumnsResult",
  description: "How choosing the columns went.",
  types: () => [ChooseImportColumnsPayload, ImportNotFound, ImportStatusDiffers, InvalidInput] as const,
});

/** The keeper of a register corrects what was guessed of a file. */
@Resolver()
export class ChooseImportColumns {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => ChooseImportColumnsResult, {
    description: "Say what each column says, where it was guessed wrongly; the file is read anew.",
  })
  async chooseImportColumns(
    @Arg("input", () => ChooseImportColumnsInput, { description: "A file and its columns." })
    input: ChooseImportColumnsInput,
    @Ctx() context: Context,
  ): Promise<typeof ChooseImportColumnsResult> {
    const file = await keepImport(input.importId, context);
    if (!file) return new ImportNotFound();
    if (
      ![ImportStatus.PREVIEWED, ImportStatus.UNREADABLE].includes(file.status) ||
      file.titles.length === 0 ||
      hasBegunToCome(file)
    ) {
      return new ImportStatusDiffers(file.status);
    }
    const { columns } = input;
    if (columns.length !== file.titles.length || !canName(columns)) return new InvalidInput([wrongColumns()]);
    if (!(await context.files.find(file.fileId, context.em))) return new InvalidInput([fileIsGone()]);
    await beginStep(file, { status: ImportStatus.READING, columns, rowCount: 0 }, context);
    await context.em.execute("select forget_import_rows(?)", [file.id]);
    return new ChooseImportColumnsPayload(file);
  }
}

function fileIsGone(): InvalidField {
  return new InvalidField("importId", {
    ru: "Файл хранится месяц и уже удалён: пришлите его снова.",
    en: "The file was kept for a month and is removed: send it again.",
  });
}

function wrongColumns(): InvalidField {
  return new InvalidField("columns", {
    ru: "Укажите все столбцы; среди них должны быть ФИО либо фамилия и имя.",
    en: "Name every column; among them the whole name, or the surname and the first name.",
  });
}

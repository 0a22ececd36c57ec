import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { drawPdf } from "@angel/kit/paper/draw-pdf";
import { Problem } from "@angel/kit/problem";
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
import { headcounts, told } from "../figure/headcount.js";
import { organisations } from "../organisation/organisation.loader.js";
import { HERE } from "../organisation/organisation.stub.js";
import { passportPaper } from "./passport-paper.js";
import { passports } from "./passport.loader.js";
import { socialAnalyses } from "./social.loader.js";

@InputType({ description: "Whose passport." })
class PrintPassportInput {
  @Field(() => ID, { description: "The organisation." })
  organisationId!: string;
}

@ObjectType({ description: "The passport is drawn." })
class PrintPassportPayload {
  @Field(() => String, {
    description: "Where the PDF is read, for ten minutes; your next print takes its place.",
  })
  link: string;

  constructor(link: string) {
    this.link = link;
  }
}

@ObjectType({
  implements: Problem,
  description: "There is no such organisation among those whose statistics you see.",
})
class PassportNotFound extends Problem {
  constructor() {
    super({
      ru: "Нет такой организации среди тех, чью статистику вы видите.",
      en: "There is no such organisation among those whose statistics you see.",
    });
  }
}

const PrintPassportResult = createUnionType({
  name: "PrintPassportResult",
  description: "How drawing the passport went.",
  types: () => [PrintPassportPayload, PassportNotFound] as const,
});

/** What is printed is what the viewer may see. */
@Resolver()
export class PrintPassport {
  @May(Permission.VIEW_STATISTICS)
  @Mutation(() => PrintPassportResult, {
    description: "Draw the passport of an organisation as it is now, to be printed («печать паспорта»).",
  })
  async printPassport(
    @Arg("input", () => PrintPassportInput, { description: "Whose passport." })
    { organisationId }: PrintPassportInput,
    @Ctx() context: Context,
  ): Promise<typeof PrintPassportResult> {
    const { em, load, viewer, files } = context;
    const organisation = await load(organisations).load(organisationId);
    const path = HERE(organisation);
    if (path === false || !viewer.may(Permission.VIEW_STATISTICS, path)) return new PassportNotFound();
    const passport = await load(passports).load(organisation);
    if (!passport) return new PassportNotFound();
    const [counts, social] = await Promise.all([
      load(headcounts).load(organisation),
      load(socialAnalyses).load(organisation),
    ]);
    const content = await drawPdf(passportPaper(passport, told(counts, "on_register"), social));
    const { id } = await files.keep(em, {
      name: `Паспорт ${passport.number ?? organisation.node}.pdf`,
      mediaType: "application/pdf",
      content,
    });
    await replacePrint(organisation.id, id, context);
    return new PrintPassportPayload(files.link(id));
  }
}

/** A passport is always of today: who prints it again has no use for the print before. */
async function replacePrint(
  organisationId: string,
  fileId: string,
  { em, viewer, files }: Context,
): Promise<void> {
  const [former] = await em.execute<{ file_id: string | null }[]>(
    `insert into passport_prints as kept (organisation_id, account_id, file_id) values (?, ?, ?)
     on conflict (organisation_id, account_id) do update set file_id = excluded.file_id
     returning old.file_id`,
    [organisationId, viewer.accountId, fileId],
  );
  if (former?.file_id) await files.forget(em, former.file_id);
}

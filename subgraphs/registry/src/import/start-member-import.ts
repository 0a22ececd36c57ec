import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
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
import { keptOrganisation } from "../member/kept-register.js";
import { dayToCome } from "../member/kept-member.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { CSV, XLSX } from "@angel/kit/table/read-table";
import { importRequested } from "./import.events.js";
import { MemberImport } from "./member-import.entity.js";

/** It is read anew while its columns are put right. Who has not brought it to its end in a month sends it again. */
const FILE_KEPT_DAYS = 30;

@InputType({ description: "A file of members." })
class StartMemberImportInput {
  @Field(() => ID, {
    description:
      "On whose register they come: a primary, or an organisation above several that the rows name.",
  })
  organisationId!: string;

  @Field(() => ID, { description: "The file: a CSV or XLSX that was sent to `/files/registry`." })
  fileId!: string;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day of joining of those whose row does not say; today when left out, none to come.",
  })
  joinedOn?: PlainDate | null;
}

@ObjectType({ description: "The file is being read." })
class StartMemberImportPayload {
  @Field(() => MemberImport, { description: "The file." })
  memberImport: MemberImport;

  constructor(memberImport: MemberImport) {
    this.memberImport = memberImport;
  }
}

const StartMemberImportResult = createUnionType({
  name: "StartMemberImportResult",
  description: "How taking in the file went.",
  types: () => [StartMemberImportPayload, OrganisationNotFound, InvalidInput] as const,
});

/** The keeper of a register sends a file of members. */
@Resolver()
export class StartMemberImport {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => StartMemberImportResult, {
    description:
      "Take in a file of members («загрузка списка»): its rows are read and judged, and nothing is on the register yet. `memberImportProgressed` follows it.",
  })
  async startMemberImport(
    @Arg("input", () => StartMemberImportInput, { description: "A file of members." })
    input: StartMemberImportInput,
    @Ctx() context: Context,
  ): Promise<typeof StartMemberImportResult> {
    const { em, files, tell, viewer } = context;
    const joinedOn = input.joinedOn ?? today();
    if (joinedOn > today()) return new InvalidInput([dayToCome("joinedOn")]);
    const organisation = await keptOrganisation(input.organisationId, context);
    if (!organisation) return new OrganisationNotFound();
    const file = await files.take(em, input.fileId, viewer.accountId, FILE_KEPT_DAYS);
    if (!file || ![CSV, XLSX].includes(file.mediaType)) return new InvalidInput([noTable()]);
    const importId = await em.insert(MemberImport, {
      organisationId: organisation.node,
      fileId: file.id,
      fileName: file.name,
      mediaType: file.mediaType,
      joinedOn,
      createdById: viewer.accountId,
    });
    tell(importRequested, { importId });
    return new StartMemberImportPayload(await em.findOneOrFail(MemberImport, { id: importId }));
  }
}

function noTable(): InvalidField {
  return new InvalidField("fileId", {
    ru: "Нет такого вашего файла CSV или XLSX.",
    en: "There is no such CSV or XLSX of yours.",
  });
}

import { Permission } from "@angel/kit/access";
import { cursorOf } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
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
import { Checked } from "../input/checked.js";
import { keepOrganisation } from "../organisation/kept-organisation.js";
import { OrganisationClosed } from "../organisation/organisation-closed.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { Attachment } from "./attachment.entity.js";
import { AttachmentEdge } from "./attachment.resolver.js";
import { NO_FILE } from "./file.loader.js";

@InputType({ description: "A file to attach to an organisation." })
class AttachFileInput {
  @Field(() => ID, { description: "The organisation." })
  organisationId!: string;

  @Field(() => ID, { description: "The id with which `POST /files/registry` answered to you." })
  fileId!: string;

  @Field(() => String, { description: "What it is: «Устав»." })
  title!: string;
}

@ObjectType({ description: "The file is attached." })
class AttachFilePayload {
  @Field(() => AttachmentEdge, { description: "The attachment with its place in the tab." })
  attachmentEdge!: InstanceType<typeof AttachmentEdge>;

  @Field(() => Organisation, { description: "The organisation." })
  organisation!: Organisation;
}

const AttachFileResult = createUnionType({
  name: "AttachFileResult",
  description: "How attaching went.",
  types: () => [AttachFilePayload, OrganisationNotFound, OrganisationClosed, InvalidInput] as const,
});

/** The chair attaches a file that was sent before («Присоединённые файлы»). */
@Resolver()
export class AttachFile {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => AttachFileResult, {
    description: "Attach a file that you sent before to an organisation («Присоединённые файлы»).",
  })
  async attachFile(
    @Arg("input", () => AttachFileInput, { description: "The file and the organisation." })
    input: AttachFileInput,
    @Ctx() context: Context,
  ): Promise<typeof AttachFileResult> {
    const organisation = await keepOrganisation(input.organisationId, context);
    if (!(organisation instanceof Organisation)) return organisation;
    const { em, files, viewer } = context;
    const checked = new Checked();
    const title = checked.name("title", input.title);
    if (checked.problem) return checked.problem;
    const file = await files.take(em, input.fileId, viewer.accountId);
    if (!file) return new InvalidInput([NO_FILE]);

    const { node: organisationId, path } = organisation;
    const attachment = em.create(Attachment, {
      organisationId,
      fileId: file.id,
      title,
      attachedById: viewer.accountId,
      attachedAt: new Date(),
    });
    await em.persist(attachment).flush();
    const node = Object.assign(attachment, { path });
    return Object.assign(new AttachFilePayload(), {
      organisation,
      attachmentEdge: { node, cursor: cursorOf([today(node.attachedAt), node.id]) },
    });
  }
}

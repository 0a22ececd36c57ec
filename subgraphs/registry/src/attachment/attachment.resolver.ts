import { Permission } from "@angel/kit/access";
import { type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
import { Args, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { tabOf } from "../organisation/tab-page.js";
import { Attachment } from "./attachment.entity.js";
import { filesById } from "./file.loader.js";

export const { Edge: AttachmentEdge, Connection: AttachmentConnection } = connectionOf(Attachment);

const attachments = tabOf<Attachment>({
  entity: Attachment,
  table: "attachments",
  where: "struck_at is null",
  sort: "days",
  column: "(attached_at at time zone 'Europe/Moscow')::date",
  keyOf: ({ attachedAt }) => today(attachedAt),
});

@Resolver(() => Organisation)
export class OrganisationAttachmentResolver {
  @May(Permission.VIEW_MEMBERS, ({ path }: Organisation) => path)
  @FieldResolver(() => AttachmentConnection, {
    nullable: true,
    description: "Files attached to it, the last first («Присоединённые файлы»); null when not yours to see.",
  })
  attachments(
    @Root() organisation: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Attachment>> {
    return attachments(page, organisation, context);
  }
}

@Resolver(() => Attachment)
export class AttachmentResolver {
  @FieldResolver(() => String, { description: "The file's name, as it was sent." })
  async fileName(@Root() { fileId }: Attachment, @Ctx() { load }: Context): Promise<string> {
    return (await load(filesById).load(fileId))?.name ?? "";
  }

  @FieldResolver(() => String, { description: "What the file is, as application/pdf." })
  async mediaType(@Root() { fileId }: Attachment, @Ctx() { load }: Context): Promise<string> {
    return (await load(filesById).load(fileId))?.mediaType ?? "";
  }

  @FieldResolver(() => Int, { description: "How many bytes it has." })
  async size(@Root() { fileId }: Attachment, @Ctx() { load }: Context): Promise<number> {
    return (await load(filesById).load(fileId))?.size ?? 0;
  }

  @FieldResolver(() => String, { description: "Where the gateway gives it out, for ten minutes." })
  url(@Root() { fileId }: Attachment, @Ctx() { files }: Context): string {
    return files.link(fileId);
  }

  @FieldResolver(() => AccountStub, {
    nullable: true,
    description: "Who attached it; null for the platform.",
  })
  attachedBy(@Root() { attachedById }: Attachment): AccountStub | null {
    return attachedById === null ? null : new AccountStub(attachedById);
  }
}

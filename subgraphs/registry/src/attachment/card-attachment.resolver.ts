import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import type { GraphQLResolveInfo } from "graphql";
import { Ctx, FieldResolver, Info, Int, Resolver, Root } from "type-graphql";
import { AccessLog } from "../audit/access-log.js";
import { entriesOfMembers } from "../card/card-entry.loader.js";
import { cardPlace, Member } from "../member/member.entity.js";
import { membersById } from "../member/member.loader.js";
import { CardAttachment } from "./card-attachment.entity.js";
import { filesById } from "./file.loader.js";

const attachmentsOfMembers = entriesOfMembers(CardAttachment, "card_attachments", "recorded_at");

@Resolver(() => Member)
export class AttachmentsOfMember {
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => [CardAttachment], {
    nullable: true,
    description:
      "Files attached to the card, the newest first («Присоединённые файлы»); null when not yours to see.",
  })
  attachments(@Root() { id }: Member, @Ctx() { load }: Context): Promise<CardAttachment[]> {
    return load(attachmentsOfMembers).load(id);
  }
}

@Resolver(() => CardAttachment)
export class CardAttachmentResolver {
  @FieldResolver(() => String, { description: "The file's name, as it was sent." })
  async fileName(@Root() { fileId }: CardAttachment, @Ctx() { load }: Context): Promise<string> {
    return (await load(filesById).load(fileId))?.name ?? "";
  }

  @FieldResolver(() => String, { description: "What the file is, as application/pdf." })
  async mediaType(@Root() { fileId }: CardAttachment, @Ctx() { load }: Context): Promise<string> {
    return (await load(filesById).load(fileId))?.mediaType ?? "";
  }

  @FieldResolver(() => Int, { description: "How many bytes it has." })
  async size(@Root() { fileId }: CardAttachment, @Ctx() { load }: Context): Promise<number> {
    return (await load(filesById).load(fileId))?.size ?? 0;
  }

  /** As with papers: whoever is given the link has read it. */
  @FieldResolver(() => String, { description: "Where the gateway gives it out, for ten minutes." })
  async url(
    @Root() { fileId, memberId }: CardAttachment,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<string> {
    const member = await context.load(membersById).load(memberId);
    if (member?.path) context.companion(AccessLog).notePaper(memberId, member.path, context, info);
    return context.files.link(fileId);
  }
}

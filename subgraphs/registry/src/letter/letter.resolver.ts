import { Permission } from "@angel/kit/access";
import { type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { filesById } from "../attachment/file.loader.js";
import { newestFirst } from "../input/newest-first.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { organisationsByNode } from "../organisation/organisation.loader.js";
import { LetterAttachment } from "./letter-attachment.type.js";
import { LetterDelivery } from "./letter-delivery.entity.js";
import { Letter } from "./letter.entity.js";
import { deliveriesAt, deliveryCounts, lettersById } from "./letter.loader.js";

export const { Edge: LetterEdge, Connection: LetterConnection } = connectionOf(Letter);
const { Connection: LetterDeliveryConnection } = connectionOf(LetterDelivery);

@ArgsType()
class DeliveriesArgs extends PageArgs {
  @Field(() => Boolean, { defaultValue: false, description: "Only where it has not been read." })
  onlyUnread!: boolean;
}

@Resolver(() => Letter)
export class LetterResolver {
  @Query(() => Letter, {
    nullable: true,
    description: "The letter with this id; null when it was neither sent nor received by whom you see.",
  })
  @May(Permission.VIEW_MEMBERS)
  letter(
    @Arg("id", () => ID, { description: "The letter's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<Letter | null> {
    return load(lettersById).load(id);
  }

  @FieldResolver(() => Organisation, { description: "Whose letter it is («от кого»)." })
  organisation(@Root() { organisationId }: Letter, @Ctx() { load }: Context): Promise<Organisation | null> {
    return load(organisationsByNode).load(organisationId);
  }

  @FieldResolver(() => AccountStub, {
    nullable: true,
    description: "Who sent it; null where the platform did.",
  })
  sentBy(@Root() { sentById }: Letter): AccountStub | null {
    return sentById === null ? null : new AccountStub(sentById);
  }

  @FieldResolver(() => [LetterAttachment], { description: "What is attached, in order («вложения»)." })
  attachments(@Root() { fileIds }: Letter, @Ctx() context: Context): Promise<LetterAttachment[]> {
    return attachmentsOf(fileIds, context);
  }

  @FieldResolver(() => String, {
    description: "Where its PDF is, below the platform's address; the link lives ten minutes.",
  })
  pdf(@Root() { pdfId }: Letter, @Ctx() { files }: Context): string {
    return files.link(pdfId);
  }

  @FieldResolver(() => String, { description: "Where its DOCX is, as the PDF." })
  docx(@Root() { docxId }: Letter, @Ctx() { files }: Context): string {
    return files.link(docxId);
  }

  @FieldResolver(() => Int, { description: "To how many organisations it went, of those that you see." })
  async recipientCount(@Root() { id }: Letter, @Ctx() { load }: Context): Promise<number> {
    return (await load(deliveryCounts).load(id))?.recipients ?? 0;
  }

  @FieldResolver(() => Int, { description: "How many of these have read it." })
  async readCount(@Root() { id }: Letter, @Ctx() { load }: Context): Promise<number> {
    return (await load(deliveryCounts).load(id))?.read ?? 0;
  }

  @FieldResolver(() => LetterDelivery, {
    nullable: true,
    description: "Its arrival at one organisation; null where it did not go there, or not yours to see.",
  })
  delivery(
    @Root() { id: letterId }: Letter,
    @Arg("organisationId", () => ID, { description: "The recipient." }) organisationId: string,
    @Ctx() { load }: Context,
  ): Promise<LetterDelivery | null> {
    return load(deliveriesAt).load({ letterId, organisationId });
  }

  @FieldResolver(() => LetterDeliveryConnection, {
    description: "To whom it went, of those that you see: all of them for the sender.",
  })
  deliveries(
    @Root() { id: letter }: Letter,
    @Args(() => DeliveriesArgs) { onlyUnread, ...page }: DeliveriesArgs,
    @Ctx() context: Context,
  ): Promise<Connection<LetterDelivery>> {
    return arrivals(page, { letter, onlyUnread }, context);
  }
}

const arrivals = newestFirst<LetterDelivery, { letter: string; onlyUnread: boolean }>({
  entity: LetterDelivery,
  sought: 'letter uuid, "onlyUnread" boolean',
  columns: "letter_deliveries.*",
  from: `from letter_deliveries
    where letter_id = sought.letter and (not sought."onlyUnread" or read_at is null)`,
  order: "letter_deliveries.organisation_id",
  keyed: "int",
  keyOf: ({ organisationId }) => organisationId,
});

@Resolver(() => LetterDelivery)
export class LetterDeliveryResolver {
  @FieldResolver(() => Organisation, { description: "Where it arrived («кому»)." })
  organisation(
    @Root() { organisationId }: LetterDelivery,
    @Ctx() { load }: Context,
  ): Promise<Organisation | null> {
    return load(organisationsByNode).load(organisationId);
  }

  @FieldResolver(() => AccountStub, { nullable: true, description: "Who read it; null before." })
  readBy(@Root() { readById }: LetterDelivery): AccountStub | null {
    return readById === null ? null : new AccountStub(readById);
  }
}

export async function attachmentsOf(
  ids: readonly string[],
  { files, load }: Context,
): Promise<LetterAttachment[]> {
  const found = await load(filesById).loadMany(ids);
  return found.flatMap((file) =>
    file && !(file instanceof Error)
      ? [
          Object.assign(new LetterAttachment(), {
            id: file.id,
            fileName: file.name,
            mediaType: file.mediaType,
            size: file.size,
            url: files.link(file.id),
          }),
        ]
      : [],
  );
}

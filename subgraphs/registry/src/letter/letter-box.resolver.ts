import { Permission } from "@angel/kit/access";
import { type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Query,
  registerEnumType,
  Resolver,
  Root,
} from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { newestFirst } from "../input/newest-first.js";
import { Officer } from "../officer/officer.entity.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { organisationsByNode } from "../organisation/organisation.loader.js";
import { LetterAttachment } from "./letter-attachment.type.js";
import { LetterDraft } from "./letter-draft.entity.js";
import { Letter } from "./letter.entity.js";
import { letterDraftsById, officersById } from "./letter.loader.js";
import { attachmentsOf, LetterConnection } from "./letter.resolver.js";
import { LetterSignature, signatures } from "./letter-signature.js";

const { Connection: LetterDraftConnection } = connectionOf(LetterDraft);

enum LetterBox {
  INBOX = "INBOX",
  SENT = "SENT",
}

registerEnumType(LetterBox, {
  name: "LetterBox",
  description: "Which of an organisation's letters.",
  valuesConfig: {
    INBOX: { description: "Those that came to it («Входящие»)." },
    SENT: { description: "Those that it sent («Отправленные»)." },
  },
});

@ArgsType()
class LettersArgs extends PageArgs {
  @Field(() => LetterBox, { description: "Which of its letters." })
  box!: LetterBox;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Of those that came, only what has not been read there («непрочитанные»).",
  })
  onlyUnread!: boolean;
}

const pathOf = ({ path }: Organisation) => path;

@Resolver(() => Organisation)
export class LettersOfOrganisation {
  @May(Permission.VIEW_MEMBERS, pathOf)
  @FieldResolver(() => LetterConnection, {
    nullable: true,
    description: "Its letters, newest first; null when not yours to see.",
  })
  letters(
    @Root() { node }: Organisation,
    @Args(() => LettersArgs) { box, onlyUnread, ...page }: LettersArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Letter>> {
    return box === LetterBox.SENT
      ? sent(page, { node }, context)
      : inbox(page, { node, onlyUnread }, context);
  }

  @May(Permission.KEEP_ORGANISATION, pathOf)
  @FieldResolver(() => LetterDraftConnection, {
    nullable: true,
    description:
      "What is being written in its name («Черновики»); null when its affairs are not yours to keep.",
  })
  letterDrafts(
    @Root() { node }: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<LetterDraft>> {
    return drafts(page, { node }, context);
  }

  @May(Permission.VIEW_MEMBERS, pathOf)
  @FieldResolver(() => LetterSignature, {
    nullable: true,
    description: "The standard signature of its letters («подпись»); null when not yours to see.",
  })
  letterSignature(@Root() { node }: Organisation, @Ctx() { load }: Context): Promise<LetterSignature> {
    return load(signatures).load(node);
  }
}

const sent = newestFirst<Letter, { node: number }>({
  entity: Letter,
  sought: "node int",
  columns: "letters.*",
  from: "from letters where organisation_id = sought.node",
  order: "letters.id",
  keyed: "uuid",
  keyOf: ({ id }) => id,
});

const inbox = newestFirst<Letter, { node: number; onlyUnread: boolean }>({
  entity: Letter,
  sought: 'node int, "onlyUnread" boolean',
  columns: "letters.*",
  from: `from letter_deliveries arrived join letters on letters.id = arrived.letter_id
    where arrived.organisation_id = sought.node and (not sought."onlyUnread" or read_at is null)`,
  order: "arrived.letter_id",
  keyed: "uuid",
  keyOf: ({ id }) => id,
});

const drafts = newestFirst<LetterDraft, { node: number }>({
  entity: LetterDraft,
  sought: "node int",
  columns: "letter_drafts.*",
  from: "from letter_drafts where organisation_id = sought.node",
  order: "letter_drafts.id",
  keyed: "uuid",
  keyOf: ({ id }) => id,
});

@Resolver(() => LetterDraft)
export class LetterDraftResolver {
  @Query(() => LetterDraft, {
    nullable: true,
    description: "The draft with this id; null when not yours to see, or sent.",
  })
  @May(Permission.KEEP_ORGANISATION)
  letterDraft(
    @Arg("id", () => ID, { description: "The draft's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<LetterDraft | null> {
    return load(letterDraftsById).load(id);
  }

  @FieldResolver(() => Organisation, { description: "Who writes («от кого»)." })
  organisation(
    @Root() { organisationId }: LetterDraft,
    @Ctx() { load }: Context,
  ): Promise<Organisation | null> {
    return load(organisationsByNode).load(organisationId);
  }

  @FieldResolver(() => Officer, { nullable: true, description: "The officer who signs; null for the chair." })
  async officer(@Root() { officerId }: LetterDraft, @Ctx() { load }: Context): Promise<Officer | null> {
    return officerId === null ? null : load(officersById).load(officerId);
  }

  @FieldResolver(() => [Organisation], {
    description: "The organisations it names, beside those of its levels.",
  })
  async toOrganisations(
    @Root() { toOrganisationIds }: LetterDraft,
    @Ctx() { load }: Context,
  ): Promise<Organisation[]> {
    const found = await load(organisationsByNode).loadMany(toOrganisationIds);
    return found.filter((one) => one instanceof Organisation);
  }

  @FieldResolver(() => [LetterAttachment], { description: "What is attached, in order («вложения»)." })
  attachments(@Root() { fileIds }: LetterDraft, @Ctx() context: Context): Promise<LetterAttachment[]> {
    return attachmentsOf(fileIds, context);
  }

  @FieldResolver(() => AccountStub, {
    nullable: true,
    description: "Who saved it last; null where the platform did.",
  })
  savedBy(@Root() { savedById }: LetterDraft): AccountStub | null {
    return savedById === null ? null : new AccountStub(savedById);
  }
}

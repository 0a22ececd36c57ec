import { Permission } from "@angel/kit/access";
import { connect, type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import { idOfKey } from "@angel/kit/cursor-key";
import { May, Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import type { FilterQuery } from "@mikro-orm/core";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { AccessLog } from "../audit/access-log.js";
import { cardPlace, Member } from "../member/member.entity.js";
import { membersById } from "../member/member.loader.js";
import { Meeting } from "../meeting/meeting.entity.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { organisationsByNode } from "../organisation/organisation.loader.js";
import { Document } from "./document.entity.js";
import { documentsById } from "./document.loader.js";

const { Connection: DocumentConnection } = connectionOf(Document);

@Resolver(() => Document)
export class DocumentResolver {
  @Query(() => Document, {
    nullable: true,
    description: "The paper with this id; null when not yours to see.",
  })
  @Open(
    "One's own papers are open to oneself; the others row-level security shows to those who see the card.",
  )
  document(
    @Arg("id", () => ID, { description: "The paper's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<Document | null> {
    return load(documentsById).load(id);
  }

  @FieldResolver(() => Organisation, { description: "The organisation that it is of." })
  organisation(@Root() { organisationId }: Document, @Ctx() { load }: Context): Promise<Organisation | null> {
    return load(organisationsByNode).load(organisationId);
  }

  @FieldResolver(() => Member, {
    nullable: true,
    description: "The member that it is about; null for a list.",
  })
  async member(@Root() { memberId }: Document, @Ctx() { load }: Context): Promise<Member | null> {
    return memberId === null ? null : load(membersById).load(memberId);
  }

  @FieldResolver(() => AccountStub, {
    nullable: true,
    description: "Who had it written; null where the platform did.",
  })
  writtenBy(@Root() { writtenById }: Document): AccountStub | null {
    return writtenById === null ? null : new AccountStub(writtenById);
  }

  @FieldResolver(() => String, {
    description: "Where the PDF is, below the platform's address; the link lives ten minutes.",
  })
  pdf(
    @Root() document: Document,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<string> {
    return linkTo(document.pdfId, document, context, info);
  }

  @FieldResolver(() => String, {
    description: "Where the DOCX is, below the platform's address; the link lives ten minutes.",
  })
  docx(
    @Root() document: Document,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<string> {
    return linkTo(document.docxId, document, context, info);
  }
}

/** Whoever is given the link has read the paper, as far as the one it is about is concerned. */
async function linkTo(
  fileId: string,
  { memberId, organisationId }: Document,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<string> {
  const { load, files, companion } = context;
  const organisation = memberId === null ? null : await load(organisationsByNode).load(organisationId);
  if (memberId !== null && organisation) {
    companion(AccessLog).notePaper(memberId, organisation.path, context, info);
  }
  return files.link(fileId);
}

@Resolver(() => Member)
export class DocumentsOfMember {
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => DocumentConnection, {
    nullable: true,
    description: "The papers about the member, newest first; null when not yours to see.",
  })
  documents(
    @Root() { id }: Member,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Document>> {
    return documentPage({ memberId: id }, page, context);
  }
}

@Resolver(() => Organisation)
export class DocumentsOfOrganisation {
  @May(Permission.VIEW_MEMBERS, ({ path }: Organisation) => path)
  @FieldResolver(() => DocumentConnection, {
    nullable: true,
    description: "The papers of the organisation, newest first; null when not yours to see.",
  })
  documents(
    @Root() { node }: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Document>> {
    return documentPage({ organisationId: node }, page, context);
  }
}

@Resolver(() => Meeting)
export class DocumentsOfMeeting {
  @May(Permission.VIEW_MEMBERS, ({ path }: Meeting) => path)
  @FieldResolver(() => DocumentConnection, {
    nullable: true,
    description: "Its minutes and extracts on paper, newest first; null when not yours to see.",
  })
  documents(
    @Root() { id }: Meeting,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Document>> {
    return documentPage({ meetingId: id }, page, context);
  }
}

function documentPage(
  where: { memberId: string } | { organisationId: number } | { meetingId: string },
  page: PageArgs,
  { em }: Context,
): Promise<Connection<Document>> {
  return connect(page, {
    key: ({ id }) => [id],
    total: () => em.count(Document, where as FilterQuery<Document>),
    rows: (limit, after) =>
      em.find(
        Document,
        { ...where, ...(after && { id: { $lt: idOfKey(after) } }) } as FilterQuery<Document>,
        {
          orderBy: { id: "desc" },
          limit,
        },
      ),
  });
}

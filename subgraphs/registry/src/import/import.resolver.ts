import { Permission } from "@angel/kit/access";
import { connect, type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import { idOfKey, placeOfKey } from "@angel/kit/cursor-key";
import { resumeRead } from "@angel/kit/live";
import { May } from "@angel/kit/may";
import { InvalidField } from "@angel/kit/problem";
import { type Context, source } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { MatchReason } from "../matching/match.type.js";
import { Member } from "../member/member.entity.js";
import { membersById } from "../member/member.loader.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { inOrder, organisationsByNode } from "../organisation/organisation.loader.js";
import { rowOf } from "@angel/kit/table/table-row";
import { importProgressed } from "./import.events.js";
import { ImportVerdict, MemberImport, MemberImportRow } from "./member-import.entity.js";
import { personReader } from "./read-person.js";

const { Connection: MemberImportConnection } = connectionOf(MemberImport);
const { Connection: MemberImportRowConnection } = connectionOf(MemberImportRow);

@ArgsType()
class ImportRowsArgs extends PageArgs {
  @Field(() => ImportVerdict, { nullable: true, description: "Only those with this verdict." })
  verdict?: ImportVerdict | null;

  @Field(() => MatchReason, {
    nullable: true,
    description: "Only those that are like somebody for this reason.",
  })
  reason?: MatchReason | null;
}

@ObjectType({ description: "How many rows of a file have a verdict." })
class ImportVerdictCount {
  @Field(() => ImportVerdict, { description: "The verdict." })
  verdict!: ImportVerdict;

  @Field(() => Int, { description: "How many have it." })
  count!: number;
}

@ObjectType({ description: "What a file does to the number of members of a primary." })
class ImportEffect {
  primaryId!: number;

  @Field(() => Int, { description: "How many are on the register now." })
  memberCount!: number;

  @Field(() => Int, { description: "How many the file puts, or has put, on it." })
  added!: number;
}

@Resolver(() => MemberImport)
export class MemberImportResolver {
  @Query(() => MemberImport, {
    nullable: true,
    description: "The file of members with this id; null when not yours to see.",
  })
  @May(Permission.VIEW_MEMBERS)
  memberImport(
    @Arg("id", () => ID, { description: "The file's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<MemberImport | null> {
    return load(importsById).load(id);
  }

  @May(Permission.KEEP_REGISTER)
  @Subscription(() => MemberImport, {
    nullable: true,
    description:
      "A file of members each time it has come further, and at once as it is now when `after` is not its latest; null when it is not yours to see.",
    subscribe: source<{ id: string; after?: number | null }>(open),
  })
  async memberImportProgressed(
    @Root() { payload }: { payload: { importId: string } },
    @Arg("id", () => ID, { description: "The file." }) _id: string,
    @Arg("after", () => Int, { nullable: true, description: "The `revision` that was seen last." })
    _after: number | null,
    @Ctx() { load }: Context,
  ): Promise<MemberImport | null> {
    return load(importsById).load(payload.importId);
  }

  @FieldResolver(() => Int, { description: "Goes up each time it has come further." })
  revision(@Root() { revision }: MemberImport): number {
    return revision;
  }

  @FieldResolver(() => Organisation, { description: "Below which its members come." })
  organisation(
    @Root() { organisationId }: MemberImport,
    @Ctx() { load }: Context,
  ): Promise<Organisation | null> {
    return load(organisationsByNode).load(organisationId);
  }

  @FieldResolver(() => AccountStub, { nullable: true, description: "Who sent it." })
  createdBy(@Root() { createdById }: MemberImport): AccountStub | null {
    return createdById === null ? null : new AccountStub(createdById);
  }

  @FieldResolver(() => [ImportVerdictCount], {
    description: "How many rows have each verdict; none of none.",
  })
  counts(@Root() { id }: MemberImport, @Ctx() { em }: Context): Promise<ImportVerdictCount[]> {
    return em.execute(
      `select verdict, count(*)::int as count from member_import_rows
       where import_id = ? and verdict is not null group by verdict order by verdict`,
      [id],
    );
  }

  @FieldResolver(() => [ImportEffect], {
    description:
      "What it does to the numbers of members, by primaries, the largest change first; at most 100.",
  })
  effect(@Root() { id }: MemberImport, @Ctx() { em }: Context): Promise<ImportEffect[]> {
    return em.execute(
      `select changed.primary_id as "primaryId", added, coalesce(on_register, 0) as "memberCount"
       from (
         select primary_id, count(*)::int as added from member_import_rows
         where import_id = ? and (verdict = 'NEW' or is_added) group by primary_id) changed
       left join member_counts on member_counts.primary_id = changed.primary_id
       order by added desc, changed.primary_id limit 100`,
      [id],
    );
  }

  @FieldResolver(() => MemberImportRowConnection, { description: "Its rows in their order." })
  rows(
    @Root() file: MemberImport,
    @Args(() => ImportRowsArgs) { verdict, reason, ...page }: ImportRowsArgs,
    @Ctx() { em }: Context,
  ): Promise<Connection<MemberImportRow>> {
    const where = { importId: file.id, ...(verdict && { verdict }), ...(reason && { reason }) };
    return connect(page, {
      key: ({ line }) => [line],
      total: () => em.count(MemberImportRow, where),
      rows: async (limit, after) => {
        const line = after ? placeOfKey(after) : 0;
        return em.find(
          MemberImportRow,
          { ...where, line: { $gt: line } },
          { orderBy: { line: "asc" }, limit },
        );
      },
    });
  }
}

@Resolver(() => ImportEffect)
export class ImportEffectResolver {
  @FieldResolver(() => Organisation, { nullable: true, description: "The primary." })
  organisation(@Root() { primaryId }: ImportEffect, @Ctx() { load }: Context): Promise<Organisation | null> {
    return load(organisationsByNode).load(primaryId);
  }
}

@Resolver(() => MemberImportRow)
export class MemberImportRowResolver {
  @FieldResolver(() => Member, {
    nullable: true,
    description:
      "Who may be the same person; a stranger's card says no more than a display name. Null when nobody is.",
  })
  async match(@Root() { matchId }: MemberImportRow, @Ctx() { load }: Context): Promise<Member | null> {
    return matchId === null ? null : load(membersById).load(matchId);
  }

  @FieldResolver(() => Member, { nullable: true, description: "Whom it brought; null when nobody." })
  async member(@Root() { memberId }: MemberImportRow, @Ctx() { load }: Context): Promise<Member | null> {
    return memberId === null ? null : load(membersById).load(memberId);
  }

  @FieldResolver(() => [InvalidField], {
    description: "What is wrong with a bad row, cell by cell; none with another.",
  })
  async faults(@Root() row: MemberImportRow, @Ctx() { load }: Context): Promise<readonly InvalidField[]> {
    if (row.verdict !== ImportVerdict.BAD) return [];
    const file = await load(importsById).load(row.importId);
    if (!file) return [];
    const { faults } = personReader(file.columns, file.joinedOn)(rowOf(row.line, row.cells));
    return faults.length > 0 ? faults : [unknownPrimary()];
  }
}

@Resolver(() => Organisation)
export class ImportsOfOrganisation {
  @May(Permission.VIEW_MEMBERS, ({ path }: Organisation) => path)
  @FieldResolver(() => MemberImportConnection, {
    nullable: true,
    description: "The files of members that came for it, newest first; null when not yours to see.",
  })
  memberImports(
    @Root() { node }: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { em }: Context,
  ): Promise<Connection<MemberImport>> {
    return connect(page, {
      key: ({ id }) => [id],
      total: () => em.count(MemberImport, { organisationId: node }),
      rows: (limit, after) =>
        em.find(
          MemberImport,
          { organisationId: node, ...(after && { id: { $lt: idOfKey(after) } }) },
          { orderBy: { id: "desc" }, limit },
        ),
    });
  }
}

export async function importsById(ids: readonly string[], { em }: Context): Promise<(MemberImport | null)[]> {
  const found = await em.find(MemberImport, { id: { $in: ids.filter(isUuid) } }, { refresh: true });
  return inOrder(
    ids.map((id) => id.toLowerCase()),
    found,
    ({ id }) => id,
  );
}

interface Progress {
  readonly payload: { readonly importId: string; readonly revision: number };
}

async function open(
  { id, after }: { id: string; after?: number | null },
  { live, load }: Context,
): Promise<AsyncIterable<Progress>> {
  const last = after ?? null;
  const coming = live.on(importProgressed, ({ importId }) => importId === id.toLowerCase());
  return resumeRead<Progress, number>(
    coming,
    async () => {
      const file = await load(importsById).load(id);
      const isMissed = file && last !== null && file.revision > last;
      return {
        after: last,
        missed: isMissed ? [{ payload: { importId: file.id, revision: file.revision } }] : [],
      };
    },
    ({ payload }) => payload.revision,
  );
}

function unknownPrimary(): InvalidField {
  return new InvalidField("organisation", {
    ru: "Нет такой первичной организации среди подчинённых: укажите ИНПО.",
    en: "There is no such primary below: give its ИНПО.",
  });
}

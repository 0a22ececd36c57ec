import { Permission } from "@angel/kit/access";
import { connect, type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import { idOfKey } from "@angel/kit/cursor-key";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Money, type PlainDate } from "@angel/kit/values";
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { cardPlace, DuesForm, Member, Occupation } from "../member/member.entity.js";
import { membersById } from "../member/member.loader.js";
import { placeOf, readPlace } from "../organisation/name-order.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { organisationsByNode } from "../organisation/organisation.loader.js";
import { DuesPayment } from "./dues-payment.entity.js";
import { DuesLine, DuesSheet } from "./dues-sheet.type.js";
import { MonthScalar } from "./month.js";

const { Connection: DuesPaymentConnection } = connectionOf(DuesPayment);
const { Connection: DuesLineConnection } = connectionOf(DuesLine);

@ArgsType()
class DuesLinesArgs extends PageArgs {
  @Field(() => Boolean, {
    defaultValue: false,
    description: "Only those who have not paid for the month and are not exempt («должники»).",
  })
  onlyDebtors!: boolean;
}

@Resolver(() => DuesPayment)
export class DuesPaymentResolver {
  @FieldResolver(() => Member, { nullable: true, description: "Who paid." })
  member(@Root() { memberId }: DuesPayment, @Ctx() { load }: Context): Promise<Member | null> {
    return load(membersById).load(memberId);
  }

  @FieldResolver(() => AccountStub, {
    nullable: true,
    description: "Who recorded it; null where the platform did.",
  })
  recordedBy(@Root() { recordedById }: DuesPayment): AccountStub | null {
    return recordedById === null ? null : new AccountStub(recordedById);
  }

  @FieldResolver(() => DuesPayment, {
    nullable: true,
    description: "The payment that it takes back; null where it takes back none.",
  })
  async reverses(@Root() { reversesId }: DuesPayment, @Ctx() { load }: Context): Promise<DuesPayment | null> {
    return reversesId === null ? null : load(paymentsById).load(reversesId);
  }
}

@Resolver(() => Member)
export class DuesOfMember {
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => DuesPaymentConnection, {
    nullable: true,
    description: "The tab «Взносы»: what the member has paid, newest first; null when not yours to see.",
  })
  duesPayments(
    @Root() { id: memberId }: Member,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { em }: Context,
  ): Promise<Connection<DuesPayment>> {
    return connect(page, {
      key: ({ id }) => [id],
      total: () => em.count(DuesPayment, { memberId }),
      rows: (limit, after) =>
        em.find(
          DuesPayment,
          { memberId, ...(after && { id: { $lt: idOfKey(after) } }) },
          { orderBy: { id: "desc" }, limit },
        ),
    });
  }
}

@Resolver(() => Organisation)
export class DuesOfOrganisation {
  @May(Permission.VIEW_MEMBERS, ({ path }: Organisation) => path)
  @FieldResolver(() => DuesSheet, {
    nullable: true,
    description:
      "The dues for a month («ведомость взносов»); null for what keeps no register, or not yours to see.",
  })
  async duesSheet(
    @Root() { node, keepsRegister }: Organisation,
    @Arg("month", () => MonthScalar, { description: "The month." }) month: PlainDate,
    @Ctx() { em }: Context,
  ): Promise<DuesSheet | null> {
    if (!keepsRegister) return null;
    const [row] = await em.execute<SheetRow[]>(
      `select closed_at as "closedAt", paid, payer_count as "payerCount",
         (select count(*)::int from members where primary_id = ? and status = 'ON_REGISTER') as "memberCount"
       from dues_of_month(?, ?)`,
      [node, node, month],
    );
    if (!row) throw new Error("A sum without groups has one row.");
    const { closedAt, memberCount, payerCount, paid } = row;
    return Object.assign(new DuesSheet(), {
      organisationId: node,
      month,
      closedAt: closedAt === null ? null : new Date(closedAt),
      memberCount,
      payerCount,
      paid: new Money(paid),
    });
  }
}

@Resolver(() => DuesSheet)
export class DuesSheetResolver {
  @FieldResolver(() => DuesLineConnection, {
    description: "The members on the register now with what they have paid, in the order of names.",
  })
  async lines(
    @Root() { organisationId, month }: DuesSheet,
    @Args(() => DuesLinesArgs) { onlyDebtors, ...page }: DuesLinesArgs,
    @Ctx() { em, load }: Context,
  ): Promise<Connection<DuesLine>> {
    const organisation = await load(organisationsByNode).load(organisationId);
    const owing = onlyDebtors ? "and coalesce(paid, 0) <= 0 and dues_form is distinct from 'EXEMPT'" : "";
    const from = `from members
       join organisations on node = primary_id
       left join (
         select member_id, sum(kopecks) as paid from dues_payments where organisation_id = ? and month = ?
         group by member_id) payments on payments.member_id = members.id
       where primary_id = ? and status = 'ON_REGISTER' ${owing}`;
    const given = [organisationId, month, organisationId];
    return connect(page, {
      key: ({ member }) => placeOf(member),
      total: async () => {
        const [row] = await em.execute<{ count: number }[]>(`select count(*)::int as count ${from}`, given);
        return row?.count ?? 0;
      },
      rows: async (limit, after) => {
        const rows = await em.execute<{ paid: string | null }[]>(
          `select members.*, path::text, paid ${from} ${after ? "and (members.name_key, members.id) > (?, ?::uuid)" : ""}
           order by members.name_key, members.id limit ?`,
          [...given, ...(after ? readPlace(after) : []), limit],
        );
        return rows.map(({ paid, ...row }) => lineOf(em.map(Member, row), paid, organisation));
      },
    });
  }
}

interface SheetRow {
  closedAt: string | null;
  memberCount: number;
  payerCount: number;
  paid: string;
}

function lineOf(member: Member, paid: string | null, organisation: Organisation | null): DuesLine {
  return Object.assign(new DuesLine(), {
    member,
    form: member.duesForm,
    expected: expectedOf(member, organisation?.preferentialDuesKopecks ?? null),
    paid: new Money(paid ?? 0),
  });
}

function expectedOf({ duesForm, occupation }: Member, preferential: number | null): Money | null {
  if (duesForm === DuesForm.EXEMPT) return new Money(0);
  const isPreferential = occupation === Occupation.PENSIONER || occupation === Occupation.STUDENT;
  return isPreferential && preferential !== null ? new Money(preferential) : null;
}

async function paymentsById(ids: readonly string[], { em }: Context): Promise<DuesPayment[]> {
  const found = await em.find(DuesPayment, { id: { $in: [...ids] } });
  const known = new Map(found.map((payment) => [payment.id, payment]));
  return ids.map((id) => known.get(id)).filter((payment) => payment !== undefined);
}

import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { Problem } from "@angel/kit/problem";
import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, today } from "@angel/kit/values";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { keptRegister } from "../member/kept-register.js";
import type { Organisation } from "../organisation/organisation.entity.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { readTable } from "@angel/kit/table/read-table";
import { UnreadableTable } from "@angel/kit/table/table-row";
import { DuesReconciliation, DuesVerdict } from "./dues-reconciliation.entity.js";
import { DuesSheetClosed } from "./dues-sheet-closed.js";
import { type Match, matchPayroll, type Person } from "./match-payroll.js";
import { MonthScalar } from "./month.js";
import { isSheetClosed } from "./payments.js";
import { guessColumns, type PayrollColumns, type PayrollLine, readLine } from "./payroll.js";

const MOST_LINES = 20_000;

@InputType({ description: "Where in the list stands what, counted from 0." })
class PayrollColumnsInput implements PayrollColumns {
  @Field(() => Int, { description: "The names." })
  name!: number;

  @Field(() => Int, { description: "The sums withheld." })
  withheld!: number;

  @Field(() => Int, { nullable: true, description: "The wages, where the list has them." })
  wage!: number | null;
}

@InputType({ description: "An employer's list of a month." })
class ReconcileDuesInput {
  @Field(() => ID, { description: "The primary." })
  organisationId!: string;

  @Field(() => MonthScalar, { description: "The month of the list." })
  month!: PlainDate;

  @Field(() => ID, { description: "The list: a CSV or XLSX that was sent to `/files/registry`." })
  fileId!: string;

  @Field(() => PayrollColumnsInput, {
    nullable: true,
    description: "Where in the list stands what; guessed by the titles of its columns when left out.",
  })
  columns?: PayrollColumnsInput | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Whether to record what was withheld from members as paid.",
  })
  record!: boolean;
}

@ObjectType({ description: "The list has been held against the register." })
class ReconcileDuesPayload {
  @Field(() => DuesReconciliation, { description: "Line by line how they agree." })
  reconciliation: DuesReconciliation;

  @Field(() => Int, { description: "How many payments were recorded." })
  recorded: number;

  constructor(reconciliation: DuesReconciliation, recorded: number) {
    this.reconciliation = reconciliation;
    this.recorded = recorded;
  }
}

@ObjectType({ implements: Problem, description: "The file cannot be read as an employer's list." })
class PayrollUnreadable extends Problem {
  @Field(() => [String], {
    description: "The titles of its columns, to say where stands what; empty when it is no table.",
  })
  titles: readonly string[];

  @Field(() => Int, {
    nullable: true,
    description: "The line where reading ended; null when it is not about a line.",
  })
  line: number | null;

  constructor(titles: readonly string[], line: number | null = null) {
    super({
      ru: "Не удалось понять файл: укажите, где имена и суммы, или сохраните его как CSV или XLSX.",
      en: "The file could not be understood: say where names and sums are, or save it as CSV or XLSX.",
    });
    this.titles = titles;
    this.line = line;
  }
}

const ReconcileDuesResult = createUnionType({
  name: "ReconcileDuesResult",
  description: "How the reconciliation went.",
  types: () => [ReconcileDuesPayload, OrganisationNotFound, PayrollUnreadable, DuesSheetClosed] as const,
});

/** The keeper of a register holds an employer's list against it: who is withheld, who left, who is missing. */
@Resolver()
export class ReconcileDues {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => ReconcileDuesResult, {
    description:
      "Hold an employer's list of withheld dues against the register («сверка с бухгалтерией»). Repeating it records no payment twice.",
  })
  async reconcileDues(
    @Arg("input", () => ReconcileDuesInput, { description: "The list, and what to do with it." })
    input: ReconcileDuesInput,
    @Ctx() context: Context,
  ): Promise<typeof ReconcileDuesResult> {
    const { em, files, viewer } = context;
    const organisation = await keptRegister(input.organisationId, context);
    if (!organisation) return new OrganisationNotFound();
    const { month, record } = input;
    if (record && (await isSheetClosed(organisation.node, month, context))) return new DuesSheetClosed();
    const file = await files.sent(em, input.fileId, viewer.accountId);
    if (!file) return new PayrollUnreadable([]);
    const lines = await readPayroll(await files.read(file.id), file.mediaType, input.columns ?? null);
    if (lines instanceof PayrollUnreadable) return lines;

    const matches = matchPayroll(lines, await peopleOf(organisation, context), organisation.duesPercent);
    const id = await em.insert(DuesReconciliation, {
      organisationId: organisation.node,
      month,
      fileName: file.name,
      employerId: organisation.employerId,
      madeById: viewer.accountId,
    });
    await keepRows(id, organisation, matches, context);
    const recorded = record ? await recordPayments(organisation, month, matches, context) : 0;
    return new ReconcileDuesPayload(await em.findOneOrFail(DuesReconciliation, { id }), recorded);
  }
}

async function readPayroll(
  content: Parameters<typeof readTable>[0],
  mediaType: string,
  given: PayrollColumns | null,
): Promise<PayrollLine[] | PayrollUnreadable> {
  const lines: PayrollLine[] = [];
  let head: readonly string[] | undefined;
  let columns: PayrollColumns | null = null;
  try {
    for await (const row of await readTable(content, mediaType)) {
      if (row.faults.some(({ fault }) => fault === "UNREADABLE")) return new PayrollUnreadable([], row.line);
      if (!head) {
        head = row.cells;
        columns = given ?? guessColumns(head);
        if (!columns) return new PayrollUnreadable(head);
        continue;
      }
      const line = columns && readLine(row, columns);
      if (line) lines.push(line);
      if (lines.length > MOST_LINES) return new PayrollUnreadable(head, row.line);
    }
  } catch (error) {
    if (error instanceof UnreadableTable) return new PayrollUnreadable([], error.line);
    throw error;
  }
  return lines;
}

async function peopleOf({ node }: Organisation, { em }: Context): Promise<Person[]> {
  return em.execute<Person[]>(
    `select id, name_key as name, status = 'ON_REGISTER' as "isOnRegister",
       dues_form is not distinct from 'WITHHELD' as "isWithheld"
     from members where primary_id = ? order by name_key, id`,
    [node],
  );
}

async function keepRows(
  id: string,
  { node }: Organisation,
  matches: readonly Match[],
  { em }: Context,
): Promise<void> {
  await em.execute(
    `insert into dues_reconciliation_rows (
       reconciliation_id, organisation_id, place, line, written, member_id, verdict, withheld_kopecks,
       expected_kopecks)
     select ?, ?, place, line, written, "memberId", verdict, withheld, expected
     from json_to_recordset(?::json) as given (
       place int, line int, written text, "memberId" uuid, verdict dues_verdict, withheld bigint, expected bigint)`,
    [
      id,
      node,
      JSON.stringify(
        matches.map(({ line, memberId, verdict, expectedKopecks }, place) => ({
          place,
          line: line?.line,
          written: line?.written,
          memberId,
          verdict,
          withheld: line?.withheldKopecks,
          expected: expectedKopecks,
        })),
      ),
    ],
  );
}

/**
 * What a list of a month says of a member, of all their posts together, is recorded once, however often the list comes;
 * and once more where it was reversed since («сторно»). Of whom one line cannot be read, as one that takes back what
 * another withheld, nothing is: the sum is not known.
 */
async function recordPayments(
  { node }: Organisation,
  month: PlainDate,
  matches: readonly Match[],
  { em, viewer }: Context,
): Promise<number> {
  const unread = new Set(
    matches.filter(({ verdict }) => verdict === DuesVerdict.UNREADABLE).map(({ memberId }) => memberId),
  );
  const paid = new Map<string, number>();
  for (const { line, memberId, verdict } of matches) {
    const isMember = verdict === DuesVerdict.AGREES || verdict === DuesVerdict.WRONG_SUM;
    const kopecks = line?.withheldKopecks;
    if (memberId && kopecks && isMember && !unread.has(memberId))
      paid.set(memberId, (paid.get(memberId) ?? 0) + kopecks);
  }
  const rows = await em.execute<object[]>(
    `insert into dues_payments (
       member_id, organisation_id, month, kopecks, form, paid_on, reference, recorded_by_id)
     select member_id, ?, ?, kopecks, 'WITHHELD', ?, said || coalesce(' ' || nullif(reversed, 0) + 1, ''), ?
     from (
       select member_id, kopecks, 'withheld ' || ? || ' ' || member_id as said
       from unnest(?::uuid[], ?::bigint[]) as given (member_id, kopecks)) given
     cross join lateral (
       select count(*)::int as reversed from dues_payments former
       join dues_payments reverses on reverses.reverses_id = former.id
       where former.member_id = given.member_id and former.organisation_id = ?
         and starts_with(former.reference, said)) known
     on conflict (organisation_id, reference) do nothing
     returning id`,
    [
      node,
      month,
      today(),
      viewer.accountId,
      month.slice(0, 7),
      listOf([...paid.keys()]),
      listOf([...paid.values()].map(String)),
      node,
    ],
  );
  return rows.length;
}

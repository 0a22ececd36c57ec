import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
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
import { offeringPartner } from "../offer/offering-partner.js";
import { PartnerNotFound } from "../partner/kept-partner.js";
import { readReport } from "../purchase/read-report.js";
import { ReportVerdict, takeReports } from "../purchase/take-reports.js";
import { readRoubles, readStatement, StatementUnreadable, UnreadableLine } from "./read-statement.js";

const MOST_REFUSED = 100;
const TITLES = {
  key: /^(key|код|№ события)/i,
  order: /заказ|order/i,
  click: /переход|click/i,
  event: /событие|event/i,
  sum: /сумма|sum/i,
  at: /время|дата|^at$/i,
};
const EVENTS: Readonly<Record<string, string>> = {
  заказ: "ORDERED",
  оплата: "CONFIRMED",
  возврат: "RETURNED",
  отмена: "CANCELLED",
};

@InputType({ description: "Whose statement, and where it is." })
class ImportStatementInput {
  @Field(() => ID, { description: "The partner." })
  partnerId!: string;

  @Field(() => ID, {
    description:
      "The file, sent before: CSV or XLSX with the columns «код», «заказ», «переход», «событие» (заказ, оплата, возврат, отмена), «сумма», «время» (2026-11-21T10:00:00Z).",
  })
  fileId!: string;
}

@ObjectType({ description: "A line of a statement that was not taken in." })
class RefusedLine {
  @Field(() => Int, { description: "The line in the file, from 1." })
  line!: number;

  @Field(() => ReportVerdict, { description: "Why." })
  verdict!: ReportVerdict;
}

@ObjectType({ description: "The statement was read." })
class ImportStatementPayload {
  @Field(() => Int, { description: "How many lines were taken in." })
  takenCount!: number;

  @Field(() => Int, { description: "How many had been taken in before." })
  repeatedCount!: number;

  @Field(() => [RefusedLine], { description: "The lines that count for nothing, at most a hundred." })
  refused!: RefusedLine[];
}

const ImportStatementResult = createUnionType({
  name: "ImportStatementResult",
  description: "How taking in the statement went.",
  types: () => [ImportStatementPayload, PartnerNotFound, StatementUnreadable] as const,
});

/** A partner without a webhook sends what happened as a table. */
@Resolver()
export class ImportStatement {
  @May(Permission.VIEW_OWN_ACCOUNT)
  @Mutation(() => ImportStatementResult, {
    description:
      "Take in a partner's statement of orders, payments and returns («загрузить выписку»), of a partner that one serves or keeps: whole or not at all; repeating it changes nothing.",
  })
  async importStatement(
    @Arg("input", () => ImportStatementInput, { description: "Whose, and where." })
    input: ImportStatementInput,
    @Ctx() context: Context,
  ): Promise<typeof ImportStatementResult> {
    const { em, tell, files, viewer } = context;
    const partner = await offeringPartner(input.partnerId, context);
    if (!partner) return new PartnerNotFound();
    const file = await files.sent(em, input.fileId, viewer.accountId);
    if (!file) return new StatementUnreadable([new UnreadableLine(1, "There is no such file.")]);
    const lines = await readStatement(await files.read(file.id), file.mediaType, TITLES, (cells) => {
      const { key, order, click, event, sum, at, line } = cells;
      const kopecks = readRoubles(sum);
      const kind = EVENTS[event.toLowerCase()] ?? event.toUpperCase();
      const report = readReport({ key, order, click: click || null, event: kind, kopecks, at });
      return typeof report === "string" ? report : { line, report };
    });
    if (lines instanceof StatementUnreadable) return lines;
    const reports = lines.map(({ report }) => report);
    const verdicts = await takeReports(em, tell, partner.id, reports, "STATEMENT");
    const countOf = (verdict: ReportVerdict) => verdicts.filter((one) => one === verdict).length;
    const refused = verdicts.flatMap((verdict, place) =>
      verdict === ReportVerdict.TAKEN || verdict === ReportVerdict.REPEATED
        ? []
        : [Object.assign(new RefusedLine(), { line: lines[place]?.line ?? 0, verdict })],
    );
    return Object.assign(new ImportStatementPayload(), {
      takenCount: countOf(ReportVerdict.TAKEN),
      repeatedCount: countOf(ReportVerdict.REPEATED),
      refused: refused.slice(0, MOST_REFUSED),
    });
  }
}

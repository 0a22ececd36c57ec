import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { Money, type PlainDate, PlainDateScalar } from "@angel/kit/values";
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
  registerEnumType,
  Resolver,
} from "type-graphql";
import { keptPartner, PartnerNotFound } from "../partner/kept-partner.js";
import { readRoubles, readStatement, StatementUnreadable, UnreadableLine } from "./read-statement.js";

const MOST_SHOWN = 250;
const TITLES = { order: /заказ|order/i, cashback: /кешбэк|кэшбэк|возна|cashback/i };

enum ReconciledVerdict {
  WRONG_SUM = "WRONG_SUM",
  NOT_OURS = "NOT_OURS",
  NOT_THEIRS = "NOT_THEIRS",
}

registerEnumType(ReconciledVerdict, {
  name: "ReconciledVerdict",
  description: "How an order does not agree.",
  valuesConfig: {
    WRONG_SUM: { description: "Both have it, with another sum." },
    NOT_OURS: { description: "The partner has it, and we do not." },
    NOT_THEIRS: { description: "We have it, and the partner does not." },
  },
});

@InputType({ description: "Whose month, and the partner's own statement of it." })
class ReconcilePartnerInput {
  @Field(() => ID, { description: "The partner." })
  partnerId!: string;

  @Field(() => PlainDateScalar, { description: "A day of the month in which members went to the shop." })
  month!: PlainDate;

  @Field(() => ID, {
    description: "The file, sent before: CSV or XLSX with the columns «заказ» and «кешбэк».",
  })
  fileId!: string;
}

@ObjectType({ description: "An order that does not agree." })
class ReconciledLine {
  @Field(() => String, { description: "The number of the order." })
  orderNumber!: string;

  @Field(() => ReconciledVerdict, { description: "How it does not agree." })
  verdict!: ReconciledVerdict;

  @Field(() => Money, { nullable: true, description: "What we have; null where we have none." })
  ours!: Money | null;

  @Field(() => Money, { nullable: true, description: "What the partner has; null where it has none." })
  theirs!: Money | null;
}

@ObjectType({ description: "The month is held against the partner's statement." })
class ReconcilePartnerPayload {
  @Field(() => Money, { description: "What we count as returned for the month." })
  ours!: Money;

  @Field(() => Money, { description: "What the partner counts." })
  theirs!: Money;

  @Field(() => Money, { description: "Theirs less ours: nothing when they agree to the kopeck." })
  difference!: Money;

  @Field(() => Int, { description: "How many orders agree." })
  agreeingCount!: number;

  @Field(() => Int, { description: "How many do not." })
  differingCount!: number;

  @Field(() => [ReconciledLine], { description: "Those that do not, at most 250, by their numbers." })
  differing!: ReconciledLine[];
}

const ReconcilePartnerResult = createUnionType({
  name: "ReconcilePartnerResult",
  description: "How the reconciliation went.",
  types: () => [ReconcilePartnerPayload, PartnerNotFound, StatementUnreadable] as const,
});

/** Who settles accounts holds a month against the partner's own statement, to the kopeck. */
@Resolver()
export class ReconcilePartner {
  @May(Permission.SETTLE_ACCOUNTS)
  @Mutation(() => ReconcilePartnerResult, {
    description: "Hold a month against the partner's own statement («акт сверки»). It changes nothing.",
  })
  async reconcilePartner(
    @Arg("input", () => ReconcilePartnerInput, { description: "Whose month, against what." })
    input: ReconcilePartnerInput,
    @Ctx() context: Context,
  ): Promise<typeof ReconcilePartnerResult> {
    const { em, files, viewer } = context;
    const partner = await keptPartner(input.partnerId, context, Permission.SETTLE_ACCOUNTS);
    if (!partner) return new PartnerNotFound();
    const file = await files.sent(em, input.fileId, viewer.accountId);
    if (!file) return new StatementUnreadable([new UnreadableLine(1, "There is no such file.")]);
    const lines = await readStatement(
      await files.read(file.id),
      file.mediaType,
      TITLES,
      ({ order, cashback }) => {
        const kopecks = readRoubles(cashback);
        return order === "" || kopecks === null ? "An order and a sum are wanted." : { order, kopecks };
      },
    );
    if (lines instanceof StatementUnreadable) return lines;
    const theirs = new Map<string, number>();
    for (const { order, kopecks } of lines) theirs.set(order, (theirs.get(order) ?? 0) + kopecks);
    const rows = await em.execute<{ order_number: string; kopecks: string }[]>(
      // What nothing is due of is held against what the partner lists, and is wanted of nobody.
      `select order_number, cashback_kopecks as kopecks from purchases
       where partner_id = ? and month = date_trunc('month', ?::date)
         and (cashback_kopecks > 0 or order_number = any(?::text[]))`,
      [partner.id, input.month, listOf([...theirs.keys()])],
    );
    return compared(new Map(rows.map((row) => [row.order_number, Number(row.kopecks)])), theirs);
  }
}

function compared(
  ours: ReadonlyMap<string, number>,
  theirs: ReadonlyMap<string, number>,
): ReconcilePartnerPayload {
  const orders = [...new Set([...ours.keys(), ...theirs.keys()])].toSorted();
  const differing = orders.flatMap((orderNumber) => {
    const [our, their] = [ours.get(orderNumber), theirs.get(orderNumber)];
    if (our === their) return [];
    const verdict = our === undefined ? ReconciledVerdict.NOT_OURS : ReconciledVerdict.NOT_THEIRS;
    return [
      Object.assign(new ReconciledLine(), {
        orderNumber,
        verdict: our !== undefined && their !== undefined ? ReconciledVerdict.WRONG_SUM : verdict,
        ours: our === undefined ? null : new Money(our),
        theirs: their === undefined ? null : new Money(their),
      }),
    ];
  });
  const sumOf = (sums: ReadonlyMap<string, number>) =>
    [...sums.values()].reduce((total, sum) => total + sum, 0);
  return Object.assign(new ReconcilePartnerPayload(), {
    ours: new Money(sumOf(ours)),
    theirs: new Money(sumOf(theirs)),
    difference: new Money(sumOf(theirs) - sumOf(ours)),
    agreeingCount: orders.length - differing.length,
    differingCount: differing.length,
    differing: differing.slice(0, MOST_SHOWN),
  });
}

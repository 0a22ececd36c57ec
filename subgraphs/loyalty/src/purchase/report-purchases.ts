import { Open } from "@angel/kit/may";
import { Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { createHash } from "node:crypto";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { partnerThatSigned, SignatureNotGood, SignedRequestInput } from "../partner-key/signed-request.js";
import { readReports } from "./read-report.js";
import { ReportVerdict, takeReports } from "./take-reports.js";

@InputType({ description: "What a partner reports." })
class ReportPurchasesInput {
  @Field(() => SignedRequestInput, {
    description:
      'The signed report. Its body is JSON: `{"purchases": [{"key", "order", "click", "event", "kopecks", "goods": [{"group", "kopecks"}], "at"}]}`, 1 to 250 of them; `event` is ORDERED, CONFIRMED (paid), RETURNED or CANCELLED; `kopecks` of CONFIRMED is the whole paid price, of RETURNED what was given back this time.',
  })
  request!: SignedRequestInput;
}

@ObjectType({ description: "The report was read." })
class ReportPurchasesPayload {
  @Field(() => [ReportVerdict], { description: "What became of each line, in the order of the report." })
  verdicts: ReportVerdict[];

  constructor(verdicts: ReportVerdict[]) {
    this.verdicts = verdicts;
  }
}

@ObjectType({ implements: Problem, description: "The body cannot be read; nothing of it was taken in." })
class ReportUnreadable extends Problem {
  @Field(() => Int, { nullable: true, description: "The line, from 1; null when it is the whole." })
  line: number | null;

  @Field(() => String, { description: "What is wrong, for the developer." })
  reason: string;

  constructor(place: number, reason: string) {
    super({ ru: "Отчёт не удалось прочитать.", en: "The report could not be read." });
    this.line = place < 0 ? null : place + 1;
    this.reason = reason;
  }
}

@ObjectType({ implements: Problem, description: "Another request was answered under this Idempotency-Key." })
export class IdempotencyKeyTaken extends Problem {
  constructor() {
    super({
      ru: "С этим Idempotency-Key уже был другой запрос.",
      en: "Another request was made with this Idempotency-Key.",
    });
  }
}

const ReportPurchasesResult = createUnionType({
  name: "ReportPurchasesResult",
  description: "How the report went.",
  types: () => [ReportPurchasesPayload, SignatureNotGood, ReportUnreadable, IdempotencyKeyTaken] as const,
});

/** A partner's shop tells by itself what was ordered, paid and returned: the webhook. */
@Resolver()
export class ReportPurchases {
  @Open("The signature says who reports.")
  @Mutation(() => ReportPurchasesResult, {
    description:
      "Report orders, payments, returns and cancellations, signed by a partner's key (the webhook). Lines may come late, twice and in any order; repeating the request is safe.",
  })
  async reportPurchases(
    @Arg("input", () => ReportPurchasesInput, { description: "The signed report." })
    { request }: ReportPurchasesInput,
    @Ctx() context: Context,
  ): Promise<typeof ReportPurchasesResult> {
    const { em, tell } = context;
    const { idempotencyKey, body } = request;
    const partnerId = await partnerThatSigned(request, context);
    if (!partnerId || !/^[\x20-\x7e]{1,255}$/.test(idempotencyKey)) return new SignatureNotGood();
    const hash = createHash("sha256").update(body).digest("hex");
    const reports = readReports(body);
    if (!Array.isArray(reports)) return new ReportUnreadable(reports.place, reports.reason);
    // Waits for the same request in progress, and then finds its answer.
    await em.execute(
      `insert into partner_requests (partner_id, key, request_hash) values (?, ?, ?) on conflict do nothing`,
      [partnerId, idempotencyKey, hash],
    );
    const [known] = await em.execute<{ request_hash: string; verdicts: ReportVerdict[] | null }[]>(
      "select request_hash, verdicts from partner_requests where partner_id = ? and key = ?",
      [partnerId, idempotencyKey],
    );
    if (known?.request_hash !== hash) return new IdempotencyKeyTaken();
    if (known.verdicts) return new ReportPurchasesPayload(known.verdicts);
    const verdicts = await takeReports(em, tell, partnerId, reports, "WEBHOOK");
    await em.execute("update partner_requests set verdicts = ?::jsonb where partner_id = ? and key = ?", [
      JSON.stringify(verdicts),
      partnerId,
      idempotencyKey,
    ]);
    return new ReportPurchasesPayload(verdicts);
  }
}

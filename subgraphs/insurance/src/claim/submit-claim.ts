import { daysAfter } from "@angel/kit/days";
import { cursorOf } from "@angel/kit/connection";
import { Open } from "@angel/kit/may";
import { InvalidField, InvalidInput, Problem } from "@angel/kit/problem";
import { tooManyRequests, unauthenticated } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, isStorable, tidy } from "@angel/kit/text";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import { randomUUID } from "node:crypto";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { coverOf } from "../cover/cover.js";
import { InsuranceCover } from "../cover/cover.type.js";
import { sealName } from "../health/health.js";
import { insuranceConsents } from "../health/health.loader.js";
import { HealthVault } from "../health/health-vault.js";
import { inForce, tablesOfProgrammes } from "../payout-table/payout-table.loader.js";
import { Claim, ClaimEdge } from "./claim.entity.js";
import { claimChanged, claimSubmitted } from "./claim.events.js";
import { ClaimState } from "./claim-state.js";
import { ClaimDocumentInput, layDocuments, takeDocuments } from "./take-documents.js";

const LONGEST_TEXT = 2_000;
const LONGEST_KEY = 255;
const MOST_A_DAY = 5;
const MOST_ROWS = 10;
const LONGEST_CODE = 20;
const DAY_SECONDS = 86_400;

@InputType({ description: "What happened." })
class SubmitClaimInput {
  @Field(() => String, {
    description:
      "A key of the client's own making, 1 to 255 characters: a claim sent twice under one key is one claim.",
  })
  idempotencyKey!: string;

  @Field(() => PlainDateScalar, { description: "The day it happened («Дата события»)." })
  incidentOn!: PlainDate;

  @Field(() => String, {
    description: "The injury in plain words, 1 to 2,000 characters («Что повреждено»).",
  })
  injury!: string;

  @Field(() => String, { nullable: true, description: "How it came about, where («Обстоятельства»)." })
  circumstances?: string | null;

  @Field(() => [String], {
    defaultValue: [],
    description:
      "Codes of rows of the table that the claimant thinks right, at most ten; mostly out of `suggestions`.",
  })
  rowCodes!: string[];

  @Field(() => [ClaimDocumentInput], {
    defaultValue: [],
    description: "Pictures and papers, at most twenty.",
  })
  documents!: ClaimDocumentInput[];
}

@ObjectType({ description: "The claim is in." })
class SubmitClaimPayload {
  constructor(claim: Claim) {
    this.claim = claim;
    this.claimEdge = { node: claim, cursor: cursorOf([claim.number]) };
  }

  @Field(() => Claim, { description: "The claim." })
  claim: Claim;

  @Field(() => ClaimEdge, { description: "The claim with its place in the list it joined." })
  claimEdge: { node: Claim; cursor: string };
}

@ObjectType({ implements: Problem, description: "The day was not covered." })
class NotCovered extends Problem {
  constructor(cover: InsuranceCover) {
    super({ ru: "В этот день страховая защита не действовала.", en: "That day was not covered." });
    this.cover = cover;
  }

  @Field(() => InsuranceCover, { description: "Why it was not." })
  cover: InsuranceCover;
}

@ObjectType({
  implements: Problem,
  description:
    "Without the consent to insurance (`giveConsent`, INSURANCE) nothing of health is taken in or passed on.",
})
export class ConsentNeeded extends Problem {
  constructor() {
    super({
      ru: "Нужно ваше согласие на обработку данных для страхования: в заявлении говорится о здоровье.",
      en: "Your consent to insurance is needed: a claim speaks of health.",
    });
  }
}

@ObjectType({ implements: Problem, description: "The key was used for another claim already." })
class IdempotencyKeyUsed extends Problem {
  constructor() {
    super({
      ru: "Под этим ключом уже подано другое заявление.",
      en: "Another claim was submitted under this key already.",
    });
  }
}

const SubmitClaimResult = createUnionType({
  name: "SubmitClaimResult",
  description: "What became of the claim.",
  types: () => [SubmitClaimPayload, NotCovered, ConsentNeeded, IdempotencyKeyUsed, InvalidInput] as const,
});

/** A member asks to be paid. */
@Resolver()
export class SubmitClaim {
  @Mutation(() => SubmitClaimResult, {
    description:
      "Ask to be paid for an injury, under the policy that one's card was that day. Repeated with the same key it answers with the first claim. At most five a day.",
  })
  @Open("Who has left may still claim for a day on which they were a member; the deed asks who it is.")
  async submitClaim(
    @Arg("input", () => SubmitClaimInput, { description: "What happened." }) input: SubmitClaimInput,
    @Ctx() context: Context,
  ): Promise<typeof SubmitClaimResult> {
    const { em, viewer, load, companion, tell } = context;
    const { accountId, memberId } = viewer;
    if (accountId === null || memberId === null) throw unauthenticated();
    const faults = faultsOf(input);
    if (faults.length > 0) return new InvalidInput(faults);

    // One person's claims come one by one, so that the same one sent twice at once is seen.
    await em.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", [`claimBy:${accountId}`]);
    const vault = companion(HealthVault);
    const mac = vault.mac(input);
    const first = await em.findOne(Claim, { submittedBy: accountId, idempotencyKey: input.idempotencyKey });
    if (first)
      return (await isSame(first.id, mac, context))
        ? new SubmitClaimPayload(first)
        : new IdempotencyKeyUsed();

    const cover = await coverOf(memberId, input.incidentOn, context);
    const { policy } = cover;
    if (!policy) return new NotCovered(cover);
    const last = daysAfter(input.incidentOn, policy.terms.reportWithinDays);
    if (last < today()) return new InvalidInput([tooLate(last)]);
    if (!(await load(insuranceConsents).load(memberId))) return new ConsentNeeded();
    await refuseHaste(context, accountId);
    const taken = await takeDocuments(input.documents, context);
    if (taken instanceof InvalidInput) return taken;

    const id = randomUUID();
    const table = inForce(await load(tablesOfProgrammes).load(policy.programme.id), input.incidentOn);
    const injury = tidy(input.injury);
    const circumstances = tidy(input.circumstances ?? "") || null;
    const { rowCodes } = input;
    await em.execute(
      `insert into claims (id, member_id, organisation_id, terms_id, payout_table_id, incident_on, submitted_by,
         idempotency_key, request_mac, sealed)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        id,
        memberId,
        policy.organisation.id,
        policy.terms.id,
        table?.id ?? null,
        input.incidentOn,
        accountId,
        input.idempotencyKey,
        mac,
        vault.seal(sealName.claim(id), { injury, circumstances, rowCodes, findings: [], lines: null }),
      ],
    );
    await em.execute("insert into claim_steps (claim_id, state, account_id) values (?, ?::claim_state, ?)", [
      id,
      ClaimState.SUBMITTED,
      accountId,
    ]);
    await layDocuments(id, taken, context);
    const claim = await em.findOneOrFail(Claim, { id });
    tell(claimSubmitted, { claimId: id, memberId, number: claim.number });
    tell(claimChanged, { claimId: id, memberId, revision: claim.lastRevision });
    return new SubmitClaimPayload(claim);
  }
}

function faultsOf({
  idempotencyKey,
  incidentOn,
  injury,
  circumstances,
  rowCodes,
}: SubmitClaimInput): InvalidField[] {
  const faults = [
    faultOfText("idempotencyKey", idempotencyKey, LONGEST_KEY),
    faultOfText("injury", tidy(injury), LONGEST_TEXT),
    tidy(circumstances ?? "") === ""
      ? null
      : faultOfText("circumstances", tidy(circumstances ?? ""), LONGEST_TEXT),
  ].filter((fault) => fault !== null);
  if (incidentOn > today()) {
    faults.push(
      new InvalidField("incidentOn", { ru: "Этот день ещё не наступил.", en: "That day has not come yet." }),
    );
  }
  if (
    rowCodes.length > MOST_ROWS ||
    rowCodes.some((code) => code.length > LONGEST_CODE || !isStorable(code))
  ) {
    faults.push(
      new InvalidField("rowCodes", {
        ru: `Не больше ${MOST_ROWS} строк таблицы.`,
        en: `At most ${MOST_ROWS} rows.`,
      }),
    );
  }
  return faults;
}

function tooLate(last: PlainDate): InvalidField {
  const written = last.split("-").toReversed().join(".");
  return new InvalidField("incidentOn", {
    ru: `Срок для заявления истёк ${written}.`,
    en: `The time to claim ended on ${last}.`,
  });
}

async function isSame(id: string, mac: Buffer, { em }: Context): Promise<boolean> {
  const [row] = await em.execute<object[]>("select from claims where id = ? and request_mac = ?", [id, mac]);
  return row !== undefined;
}

async function refuseHaste({ em }: Context, accountId: string): Promise<void> {
  const [sent] = await em.execute<{ count: number }[]>(
    "select count(*)::int as count from claims where submitted_by = ? and submitted_at > now() - interval '1 day'",
    [accountId],
  );
  if ((sent?.count ?? 0) >= MOST_A_DAY) throw tooManyRequests(DAY_SECONDS);
}

import { dateOf } from "@angel/kit/moment";
import type { Context } from "@angel/kit/subgraph";
import { Money } from "@angel/kit/values";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { type Health, sealName } from "../health/health.js";
import { healthOfClaims } from "../health/health.loader.js";
import { HealthVault } from "../health/health-vault.js";
import { ClaimObjection } from "../objection/objection.type.js";
import { type Finding, kopecksOf } from "../payout-table/assess.js";
import { payoutTables } from "../payout-table/payout-table.loader.js";
import { PayoutSuggestion } from "../payout-table/payout-table.resolver.js";
import { suggestRows } from "../payout-table/suggest.js";
import { terms } from "../programme/programme.loader.js";
import { neededFor } from "./checklist.js";
import { Claim } from "./claim.entity.js";
import { documentsOfClaims, objectionsOfClaims, stepsOfClaims } from "./claim-parts.loader.js";
import {
  type AssessmentLine,
  ClaimAssessment,
  ClaimChecklistItem,
  ClaimDocument,
  ClaimStep,
} from "./claim-parts.type.js";

const WHOSE =
  "Health data: handlers read it while the claimant's consent stands, and it is written down that they did; else it is empty.";

/** What a claim says of health. */
@Resolver(() => Claim)
export class ClaimHealthResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: `The injury in the claimant's words. ${WHOSE}`,
  })
  async injury(@Root() { id }: Claim, @Ctx() { load }: Context): Promise<string | null> {
    return (await load(healthOfClaims).load(id))?.injury ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: `How it came about; null too when nothing was said. ${WHOSE}`,
  })
  async circumstances(@Root() { id }: Claim, @Ctx() { load }: Context): Promise<string | null> {
    return (await load(healthOfClaims).load(id))?.circumstances ?? null;
  }

  @FieldResolver(() => ClaimAssessment, {
    nullable: true,
    description: `How the sum was reckoned; null until it is assessed. ${WHOSE}`,
  })
  async assessment(
    @Root() { id, termsId, hundredths }: Claim,
    @Ctx() { load, viewer }: Context,
  ): Promise<ClaimAssessment | null> {
    const [health, promised] = await Promise.all([load(healthOfClaims).load(id), load(terms).load(termsId)]);
    if (!health?.lines || !promised || hundredths === null) return null;
    const sum = promised.sumKopecks;
    const left = [...health.findings];
    const lines = health.lines.map(
      ({ titleEnglish, title, because, hundredths: said, countedHundredths, ...line }) =>
        ({
          ...line,
          ...factsOf(line.code, left),
          title: viewer.locale === "en" ? (titleEnglish ?? title) : title,
          because: because[viewer.locale],
          percent: said / 100,
          countedPercent: countedHundredths / 100,
          money: new Money(kopecksOf(sum, countedHundredths)),
        }) as AssessmentLine,
    );
    const counted = health.lines.reduce((all, line) => all + line.countedHundredths, 0);
    return {
      lines,
      percent: hundredths / 100,
      isCapped: counted > hundredths,
      money: new Money(kopecksOf(sum, hundredths)),
    };
  }

  @FieldResolver(() => [PayoutSuggestion], {
    description: `Rows of the table that the claimant's words may mean: those they chose first, then the likeliest. ${WHOSE}`,
  })
  async suggestions(@Root() claim: Claim, @Ctx() context: Context): Promise<PayoutSuggestion[]> {
    const { load, em } = context;
    const health = await load(healthOfClaims).load(claim.id);
    const table = claim.payoutTableId ? await load(payoutTables).load(claim.payoutTableId) : null;
    if (!health || !table) return [];
    const chosen = table.rows.filter(({ code }) => health.rowCodes.includes(code));
    const found = await suggestRows(em, table, health.injury);
    return [
      ...chosen.map((row) => ({ row, weight: 1 })),
      ...found.filter(({ row }) => !chosen.includes(row)),
    ];
  }

  @FieldResolver(() => [ClaimChecklistItem], {
    description: `Which papers it needs, by what was found or else by what is told, and which are there. ${WHOSE}`,
  })
  async checklist(@Root() claim: Claim, @Ctx() context: Context): Promise<ClaimChecklistItem[]> {
    const { load, em, viewer } = context;
    const health = await load(healthOfClaims).load(claim.id);
    if (!health) return [];
    const table = claim.payoutTableId ? await load(payoutTables).load(claim.payoutTableId) : null;
    const codes = codesOf(health);
    const rows = table?.rows.filter(({ code }) => codes.includes(code)) ?? [];
    const likely =
      table && rows.length === 0 ? (await suggestRows(em, table, health.injury)).slice(0, 1) : [];
    const there = await load(documentsOfClaims).load(claim.id);
    return neededFor([...rows, ...likely.map(({ row }) => row)]).map(({ kind, because }) => ({
      kind,
      because: because[viewer.locale],
      isThere: there.some((document) => document.kind === kind),
    }));
  }

  @FieldResolver(() => [ClaimDocument], {
    description: `Its papers and pictures, at most twenty, in the order they came. ${WHOSE}`,
  })
  async documents(@Root() { id }: Claim, @Ctx() { load, files }: Context): Promise<ClaimDocument[]> {
    if (!(await load(healthOfClaims).load(id))) return [];
    const rows = await load(documentsOfClaims).load(id);
    return rows.map(({ fileId, size, addedAt, ...row }) => ({
      ...row,
      size: Number(size),
      addedAt: dateOf(addedAt),
      link: files.link(fileId),
    }));
  }

  @FieldResolver(() => [ClaimStep], {
    description: "Its history, the first step first; a claim has a dozen of them.",
  })
  async steps(@Root() claim: Claim, @Ctx() { load, companion }: Context): Promise<ClaimStep[]> {
    const rows = await load(stepsOfClaims).load(claim.id);
    const isOpen =
      rows.some(({ sealedNote }) => sealedNote !== null) &&
      (await load(healthOfClaims).load(claim.id)) !== null;
    const vault = companion(HealthVault);
    return rows.map(({ accountId, sealedNote, ...row }) => ({
      ...row,
      takenAt: dateOf(row.takenAt),
      isByClaimant: accountId === claim.submittedBy,
      note: isOpen && sealedNote ? vault.open<string>(sealName.step(row.id), sealedNote) : null,
    }));
  }

  @FieldResolver(() => [ClaimObjection], {
    description: `What the claimant said against decisions, and the answers, the first first. ${WHOSE}`,
  })
  async objections(@Root() { id }: Claim, @Ctx() { load, companion }: Context): Promise<ClaimObjection[]> {
    const rows = await load(objectionsOfClaims).load(id);
    if (rows.length === 0 || !(await load(healthOfClaims).load(id))) return [];
    const vault = companion(HealthVault);
    return rows.map(({ sealed, ...row }) => ({
      ...row,
      writtenAt: dateOf(row.writtenAt),
      answeredAt: row.answeredAt === null ? null : dateOf(row.answeredAt),
      ...vault.open<{ text: string; answer: string | null }>(sealName.objection(row.id), sealed),
    }));
  }
}

/** What was known of the finding that a line comes from; lines of one row stand in the order of what was found. */
function factsOf(code: string, left: Finding[]): Pick<AssessmentLine, "isXrayed" | "treatmentDays"> {
  const place = left.findIndex((finding) => finding.code === code);
  const [finding] = place < 0 ? [] : left.splice(place, 1);
  return { isXrayed: finding?.isXrayed ?? false, treatmentDays: finding?.treatmentDays ?? null };
}

function codesOf({ findings, rowCodes }: Health): readonly string[] {
  return findings.length > 0 ? findings.map(({ code }) => code) : rowCodes;
}

import { monthsAfter } from "@angel/kit/days";
import type { Sentence } from "@angel/kit/problem";
import type { PlainDate } from "@angel/kit/values";
import { type PayoutRow, PayoutRowKind, type PayoutSection } from "./payout-table.type.js";

/** A row of the table that was found true of the injured. */
export interface Finding {
  readonly code: string;
  /** How many of the kind. */
  readonly count: number;
  readonly isXrayed: boolean;
  readonly treatmentDays: number | null;
}

export type Verdict =
  "COUNTED" | "LIGHTER" | "REPEATED" | "WITHOUT_INJURY" | "NEEDS_XRAY" | "TREATED_TOO_SHORTLY" | "TOO_EARLY";

/** What one finding gives, and why. */
export interface AssessedLine {
  readonly code: string;
  readonly article: string;
  readonly title: string;
  readonly titleEnglish: string | null;
  readonly count: number;
  /** Hundredths of a percent: what the row says, and what of it counts. */
  readonly hundredths: number;
  readonly countedHundredths: number;
  readonly verdict: Verdict;
  readonly because: Sentence;
}

export interface Assessed {
  readonly lines: readonly AssessedLine[];
  readonly sumOfLines: number;
  /** At most the whole sum insured. */
  readonly hundredths: number;
}

const WHOLE = 10_000;

interface Judged {
  row: PayoutRow;
  finding: Finding;
  hundredths: number;
  verdict: Verdict;
  because: Sentence;
}

/** A finding that no row of the table names. */
export class UnknownRow extends Error {
  constructor(readonly code: string) {
    super(`The table has no row ${code}.`);
  }
}

/**
 * The percent of the sum insured: of each article the heaviest injury and each supplement once; articles are added, up to the
 * whole sum.
 */
export function assess(
  sections: readonly PayoutSection[],
  findings: readonly Finding[],
  { incidentOn, on }: { incidentOn: PlainDate; on: PlainDate },
): Assessed {
  const articles = sections.flatMap((section) => section.articles);
  for (const { code } of findings) {
    if (!articles.some(({ rows }) => rows.some((row) => row.code === code))) throw new UnknownRow(code);
  }
  const lines = articles.flatMap(({ number, rows }) => {
    const judged = findings.flatMap((finding) => {
      const row = rows.find(({ code }) => code === finding.code);
      return row ? [judge(row, finding, incidentOn, on)] : [];
    });
    weigh(judged);
    return judged.map((one) => lineOf(number, one));
  });
  const sumOfLines = lines.reduce((sum, { countedHundredths }) => sum + countedHundredths, 0);
  return { lines, sumOfLines, hundredths: Math.min(sumOfLines, WHOLE) };
}

/** The conditions of the row itself. */
function judge(row: PayoutRow, finding: Finding, incidentOn: PlainDate, on: PlainDate): Judged {
  const hundredths = Math.round((row.percent + row.percentPerFurther * (finding.count - 1)) * 100);
  const judged = (verdict: Verdict, ru: string, en: string) => ({
    row,
    finding,
    hundredths,
    verdict,
    because: { ru, en },
  });
  if (row.needsXray && !finding.isXrayed) {
    return judged("NEEDS_XRAY", "Нужно подтверждение рентгеном.", "An X-ray must confirm it.");
  }
  const { leastTreatmentDays: least, leastMonths: months } = row;
  if (least && (finding.treatmentDays ?? 0) < least) {
    return judged(
      "TREATED_TOO_SHORTLY",
      `Нужно не менее ${least} дней лечения.`,
      `At least ${least} days of treatment are needed.`,
    );
  }
  const earliest = months ? monthsAfter(incidentOn, months) : on;
  if (on < earliest) {
    const day = earliest.split("-").toReversed().join(".");
    return judged("TOO_EARLY", `Выплачивается не раньше ${day}.`, `Paid not before ${earliest}.`);
  }
  return judged("COUNTED", "Учтено по таблице.", "Counted by the table.");
}

/** Within one article: the heaviest injury, and each supplement once where there is an injury to add it to. */
function weigh(judged: Judged[]): void {
  const counted = (kind: PayoutRowKind) =>
    judged.filter(({ row, verdict }) => row.kind === kind && verdict === "COUNTED");
  const injuries = counted(PayoutRowKind.INJURY);
  const most = Math.max(...injuries.map(({ hundredths }) => hundredths));
  const heaviest = injuries.find(({ hundredths }) => hundredths === most);
  for (const one of injuries) {
    if (one === heaviest) continue;
    one.verdict = "LIGHTER";
    one.because = {
      ru: `В этой статье учтено более тяжёлое повреждение: ${heaviest?.row.code}.`,
      en: `A heavier injury of this article is counted: ${heaviest?.row.code}.`,
    };
  }
  const added = new Set<string>();
  for (const one of counted(PayoutRowKind.SUPPLEMENT)) {
    if (!heaviest) {
      one.verdict = "WITHOUT_INJURY";
      one.because = {
        ru: "Добавляется только к повреждению этой статьи.",
        en: "Added only to an injury of this article.",
      };
    } else if (added.has(one.row.code)) {
      one.verdict = "REPEATED";
      one.because = { ru: "Добавляется один раз.", en: "Added once." };
    }
    added.add(one.row.code);
  }
}

function lineOf(article: string, { row, finding, hundredths, verdict, because }: Judged): AssessedLine {
  const { code, title, titleEnglish = null } = row;
  const countedHundredths = verdict === "COUNTED" ? hundredths : 0;
  return {
    code,
    article,
    title,
    titleEnglish,
    count: finding.count,
    hundredths,
    countedHundredths,
    verdict,
    because,
  };
}

/** The payout in kopecks, exact for whole sums. */
export function kopecksOf(sumKopecks: number, hundredths: number): number {
  return Math.round((sumKopecks * hundredths) / WHOLE);
}

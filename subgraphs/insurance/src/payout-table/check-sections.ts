import { InvalidField } from "@angel/kit/problem";
import { faultOfText } from "@angel/kit/text";
import type { PayoutRow, PayoutSection } from "./payout-table.type.js";

const LONGEST_TITLE = 500;
const LONGEST_CODE = 20;
const MOST_ROWS = 1_000;

/** What is wrong with a table, each fault at its place. */
export function faultsOfSections(sections: readonly PayoutSection[]): InvalidField[] {
  const faults: InvalidField[] = [];
  const codes = new Set<string>();
  const numbers = new Set<string>();
  const fault = (path: string, ru: string, en: string) => faults.push(new InvalidField(path, { ru, en }));
  const text = (path: string, written: string, most: number) => {
    const found = faultOfText(path, written.trim(), most);
    if (found) faults.push(found);
  };
  const once = (known: Set<string>, path: string, written: string) => {
    if (known.has(written)) fault(path, "Такой уже есть в таблице.", "The table has one like this already.");
    known.add(written);
  };
  const needSome = (path: string, list: readonly unknown[]) => {
    if (list.length === 0) fault(path, "Нужна хотя бы одна запись.", "At least one is needed.");
  };

  needSome("sections", sections);
  for (const [s, section] of sections.entries()) {
    const at = `sections.${s}`;
    text(`${at}.title`, section.title, LONGEST_TITLE);
    needSome(`${at}.articles`, section.articles);
    for (const [a, { number, title, rows }] of section.articles.entries()) {
      const of = `${at}.articles.${a}`;
      text(`${of}.number`, number, LONGEST_CODE);
      text(`${of}.title`, title, LONGEST_TITLE);
      once(numbers, `${of}.number`, number);
      needSome(`${of}.rows`, rows);
      for (const [r, row] of rows.entries()) {
        const here = `${of}.rows.${r}`;
        text(`${here}.code`, row.code, LONGEST_CODE);
        text(`${here}.title`, row.title, LONGEST_TITLE);
        once(codes, `${here}.code`, row.code);
        for (const [path, ru, en] of faultsOfNumbers(row)) fault(`${here}.${path}`, ru, en);
      }
    }
  }
  if (codes.size > MOST_ROWS)
    fault("sections", `Не больше ${MOST_ROWS} строк.`, `At most ${MOST_ROWS} rows.`);
  return faults;
}

function faultsOfNumbers({ percent, percentPerFurther, leastTreatmentDays, leastMonths }: PayoutRow) {
  const faults: [path: string, ru: string, en: string][] = [];
  if (!(percent > 0 && percent <= 100 && isInHundredths(percent))) {
    faults.push([
      "percent",
      "Больше 0 и до 100, не больше двух знаков.",
      "Above 0 and to 100, at most two decimals.",
    ]);
  }
  if (!(percentPerFurther >= 0 && percentPerFurther <= 100 && isInHundredths(percentPerFurther))) {
    faults.push([
      "percentPerFurther",
      "От 0 до 100, не больше двух знаков.",
      "0 to 100, at most two decimals.",
    ]);
  }
  for (const [path, number] of [
    ["leastTreatmentDays", leastTreatmentDays],
    ["leastMonths", leastMonths],
  ] as const) {
    if (number !== null && number !== undefined && !(number >= 1 && number <= 1_000)) {
      faults.push([path, "От 1 до 1000.", "From 1 to 1,000."]);
    }
  }
  return faults;
}

function isInHundredths(percent: number): boolean {
  return Math.abs(percent * 100 - Math.round(percent * 100)) < 1e-9;
}

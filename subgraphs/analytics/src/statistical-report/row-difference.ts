import type { Facts } from "./fact.js";
import { RowDifference } from "./report-lock.type.js";
import { figureOf, type RowRule } from "./row.js";

/** Each row as it was and as it is. */
export function differencesFrom(rules: readonly RowRule[], before: Facts, now: Facts): RowDifference[] {
  return rules.map((rule) => {
    const [was, is] = [figureOf(rule, before), figureOf(rule, now)];
    const isBoth = was.value !== null && is.value !== null;
    return Object.assign(new RowDifference(), {
      number: rule.number,
      title: rule.title,
      before: was.value,
      now: is.value,
      difference: isBoth ? Math.round(((is.value ?? 0) - (was.value ?? 0)) * 10) / 10 : null,
      beforeOn: was.on,
      nowOn: is.on,
    });
  });
}

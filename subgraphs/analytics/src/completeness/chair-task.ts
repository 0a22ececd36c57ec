import type { ChairTask } from "./chair-task.type.js";
import type { CompletenessLine } from "./completeness.type.js";
import { EFFORT_SECONDS, SITTING_SECONDS } from "./effort.js";

const DIGITS = 1_000;

/** How much must be filled in by all lines together, and how much is not. */
export function wholeOf(lines: readonly CompletenessLine[]): { asked: number; missing: number } | null {
  const whole = { asked: 0, missing: 0 };
  for (const { missing } of lines) {
    if (missing.base === null || missing.count === null) return null;
    whole.asked += missing.base;
    whole.missing += missing.count;
  }
  return whole;
}

/** What is worth five minutes. */
export function chairTasks(lines: readonly CompletenessLine[]): ChairTask[] {
  const asked = wholeOf(lines)?.asked ?? 0;
  return lines.flatMap(({ field, missing: { count } }) => (count ? [taskOf(field, count, asked)] : []));
}

function taskOf(field: ChairTask["field"], count: number, asked: number): ChairTask {
  const seconds = EFFORT_SECONDS[field];
  // A task of more than five minutes is begun, and counts as one.
  const inSitting =
    seconds === null ? count : Math.min(count, Math.max(1, Math.floor(SITTING_SECONDS / seconds)));
  return {
    field,
    count,
    minutes: seconds === null ? 1 : Math.ceil((count * seconds) / 60),
    countInFiveMinutes: inSitting,
    effectPercent: Math.floor((inSitting * 100 * DIGITS) / asked) / DIGITS,
    isAutomatic: seconds === null,
  };
}

import { MonitoringAnswerKind, type MonitoringQuestion } from "./monitoring-question.type.js";
import { MonitoringAnswer } from "./monitoring-sheet.type.js";
import type { Answers } from "./monitoring-submission.entity.js";
import type { Asked } from "./registered.loader.js";

/** Answers as they are told, question by question; where none was given, what the register knows. */
export function answersOf(
  sheet: Asked,
  given: Answers,
  known: ReadonlyMap<string, number> = new Map(),
): MonitoringAnswer[] {
  return sheet.monitoring.questions.map((question) => {
    const value = given[question.number] ?? known.get(question.row ?? "") ?? null;
    return Object.assign(new MonitoringAnswer(), { question, sheet, ...told(question, value) });
  });
}

/** What was answered to a question, as it reads. */
export function told({ kind, choices }: MonitoringQuestion, value: number | string | null) {
  const number = kind === MonitoringAnswerKind.NUMBER && value !== null ? Number(value) : null;
  if (kind === MonitoringAnswerKind.NUMBER || value === null) return { number, text: null };
  return {
    number,
    text: kind === MonitoringAnswerKind.CHOICE ? (choices[Number(value)] ?? null) : String(value),
  };
}

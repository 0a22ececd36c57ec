import type { Finding } from "../payout-table/assess.js";

/** What people claim for, and how often: bruises, fingers and sprains. */
const TYPICAL: readonly (readonly [often: number, code: string, injury: string])[] = [
  [25, "43а", "Упала, сильный ушиб и ссадины"],
  [26, "44а", "Подвернула ногу, растяжение связок"],
  [7, "65а", "Прищемила палец дверью"],
  [4, "65б", "Вывих пальца руки на уроке физкультуры"],
  [10, "65в", "Перелом пальца руки"],
  [8, "43б", "Порезал ладонь, наложили швы"],
  [5, "75б", "Перелом пальца стопы"],
  [5, "2а", "Упал на льду, сотрясение мозга"],
  [6, "60а", "Упала на льду, перелом запястья"],
  [2, "43в", "Ожог кипятком"],
  [1, "44б", "Разрыв сухожилия, операция"],
  [1, "60б", "Перелом обеих костей предплечья"],
];
const ALL = TYPICAL.reduce((sum, [often]) => sum + often, 0);

export interface SimulatedClaim {
  /** From 0 to 1: which of those who could. */
  readonly who: number;
  /** From 0 to 1: when in the year. */
  readonly when: number;
  readonly injury: string;
  readonly findings: readonly Finding[];
}

/** So many claims of a year as they would come; the same seed gives the same ones. */
export function simulateClaims(count: number, seed: number): SimulatedClaim[] {
  const next = dice(seed);
  return Array.from({ length: count }, () => {
    let left = next() * ALL;
    const [, code = "", injury = ""] = TYPICAL.find(([often]) => (left -= often) < 0) ?? TYPICAL[0] ?? [];
    const findings = [{ code, count: 1, isXrayed: true, treatmentDays: 14 }];
    return { who: next(), when: next(), injury, findings };
  });
}

/** Numbers from 0 to 1 by mulberry32, which is enough for a play. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

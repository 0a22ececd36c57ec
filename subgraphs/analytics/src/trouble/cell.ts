import type { AppealRegistered } from "../appeal/appeal.events.js";
import { TroubleSubject } from "./trouble-alert.entity.js";

/** A condition on happenings, with its values. */
export interface Condition {
  sql: string;
  params: unknown[];
}

/** What a rise is sought around. */
interface Around {
  subject: TroubleSubject;
  value: string | null;
  /** Null where the whole union is looked at. */
  regionNode: number | null;
}

export type Cell = Around & Condition;

const COLUMNS: Record<TroubleSubject, string | null> = {
  [TroubleSubject.EMPLOYER]: "employer_key = ?",
  [TroubleSubject.TOPIC]: "topic = ?",
  [TroubleSubject.BRANCH]: "branch = ?",
  [TroubleSubject.REGION]: null,
};

const IN_REGION = "organisation_id in (select id from published.organisation_place where region_id = ?)";

export function cellOf({ subject, value = null, regionNode = null }: Partial<Around>): Condition {
  const column = subject && COLUMNS[subject];
  const conditions = [
    ...(column ? [[column, value] as const] : []),
    ...(regionNode === null ? [] : [[IN_REGION, regionNode] as const]),
  ];
  return {
    sql: conditions.map(([sql]) => sql).join(" and ") || "true",
    params: conditions.map(([, param]) => param),
  };
}

/** All that an appeal may be one too many for, the narrowest first. */
export function cellsAround({ employerKey, topic, branch }: AppealRegistered, region: number | null): Cell[] {
  const { EMPLOYER, TOPIC, BRANCH, REGION } = TroubleSubject;
  const named: Around[] = [
    { subject: EMPLOYER, value: employerKey, regionNode: null },
    { subject: TOPIC, value: topic, regionNode: region },
    { subject: BRANCH, value: branch, regionNode: region },
    { subject: TOPIC, value: topic, regionNode: null },
    { subject: BRANCH, value: branch, regionNode: null },
  ].filter(({ value }) => value !== null);
  const all: Around[] =
    region === null ? named : [...named, { subject: REGION, value: null, regionNode: region }];
  return all
    .map((around) => ({ ...around, ...cellOf(around) }))
    .toSorted((one, other) => rankOf(one) - rankOf(other));
}

/** The narrower first: an employer, something in a region, the region, something in the union. */
export function rankOf({ subject, regionNode }: Around): number {
  if (subject === TroubleSubject.EMPLOYER) return 0;
  if (subject === TroubleSubject.REGION) return 2;
  return regionNode === null ? 3 : 1;
}

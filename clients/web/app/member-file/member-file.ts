import { graphql, type ResultOf } from "../gateway/graphql.js";

/** How far a file has come: what is followed while it is on its way. */
export const Progress_MemberImport = graphql(`
  fragment Progress_MemberImport on MemberImport @_unmask {
    id
    status
    revision
    rowCount
    doneCount
  }
`);

export type Progress = ResultOf<typeof Progress_MemberImport>;

export const File_MemberImport = graphql(
  `
    fragment File_MemberImport on MemberImport @_unmask {
      ...Progress_MemberImport
      fileName
      createdAt
      appliedAt
      undoneAt
      keptCount
      fault
      faultLine
      titles
      columns
      createdBy {
        id
        displayName
      }
      organisation {
        id
        name
      }
      counts {
        verdict
        count
      }
      duplicateCounts {
        reason
        count
        undecided
      }
      effect {
        added
        memberCount
        organisation {
          id
          name
        }
      }
    }
  `,
  [Progress_MemberImport],
);

export type MemberFile = ResultOf<typeof File_MemberImport>;
export type ImportField = MemberFile["columns"][number];

export const Row_MemberImportRow = graphql(`
  fragment Row_MemberImportRow on MemberImportRow @_unmask {
    line
    cells
    verdict
    reason
    repeatsLine
    isAdded
    faults {
      path
      message
    }
    match {
      id
      displayName
      bornOn
      position
      name {
        full
      }
      organisation {
        id
        name
      }
    }
    member {
      id
      displayName
    }
  }
`);

export type Row = ResultOf<typeof Row_MemberImportRow>;
export type Verdict = NonNullable<Row["verdict"]>;
export type Reason = NonNullable<Row["reason"]>;

/** What asks for a decision comes first. */
export const VERDICTS = [
  "NEW",
  "PROBABLE_DUPLICATE",
  "ON_ANOTHER_REGISTER",
  "BAD",
  "SAME",
] as const satisfies readonly Verdict[];

const REASONS = [
  "CARD",
  "NAME_AND_BIRTH",
  "SIMILAR_NAME",
  "CHANGED_SURNAME",
  "PHONE",
  "EMAIL",
  "NAME",
] as const satisfies readonly Reason[];

/** Which rows an address of the page shows: all that deeds for many rows are about. */
export function shownBy(wanted: URLSearchParams): { verdict: Verdict | null; reason: Reason | null } {
  const verdict = VERDICTS.find((one) => one === wanted.get("verdict")) ?? null;
  const reason = REASONS.find((one) => one === wanted.get("reason")) ?? null;
  return { verdict, reason: verdict === "PROBABLE_DUPLICATE" ? reason : null };
}

/** How many rows have a verdict. */
export function countOf({ counts }: Pick<MemberFile, "counts">, verdict: Verdict): number {
  return counts.find((one) => one.verdict === verdict)?.count ?? 0;
}

/** How many rows are doubtful for a reason, or for any; and how many of them wait for a decision. */
export function doubtfulOf({ duplicateCounts }: Pick<MemberFile, "duplicateCounts">, reason: Reason | null) {
  const meant = duplicateCounts.filter((one) => reason === null || one.reason === reason);
  return {
    count: meant.reduce((sum, { count }) => sum + count, 0),
    undecided: meant.reduce((sum, { undecided }) => sum + undecided, 0),
  };
}

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

/** What asks for a decision comes first. */
export const VERDICTS = [
  "NEW",
  "PROBABLE_DUPLICATE",
  "ON_ANOTHER_REGISTER",
  "BAD",
  "SAME",
] as const satisfies readonly Verdict[];

/** How many rows have a verdict. */
export function countOf({ counts }: Pick<MemberFile, "counts">, verdict: Verdict): number {
  return counts.find((one) => one.verdict === verdict)?.count ?? 0;
}

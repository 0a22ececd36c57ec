import { useState } from "react";
import { Link, useRevalidator } from "react-router";
import { graphql } from "../gateway/graphql.js";
import { useWords } from "../language/language.js";
import { memberFiles } from "../language/member-files.js";
import { useLive } from "../live/use-live.js";
import { type Progress, Progress_MemberImport } from "./member-file.js";

const MemberImportProgressed = graphql(
  `
    subscription MemberImportProgressed($id: ID!, $after: Int) {
      memberImportProgressed(id: $id, after: $after) {
        ...Progress_MemberImport
      }
    }
  `,
  [Progress_MemberImport],
);

/** How far a file has come: what the page was given, or what came since. Once a step is over, the page is read anew. */
export function useFileProgress<Known extends Progress>(known: Known): Known {
  const [told, setTold] = useState<Progress>(known);
  const { revalidate } = useRevalidator();
  useLive({
    document: MemberImportProgressed,
    variables: { id: known.id },
    after: String(known.revision),
    read: ({ memberImportProgressed }) => memberImportProgressed,
    cursor: (progress) => String(progress?.revision ?? 0),
    place: Number,
    take: (progress) => {
      if (!progress) return;
      setTold(progress);
      if (!isUnderWay(progress)) void revalidate();
    },
  });
  // The rows and the counts of a step that is over come with the page, so its status does too.
  const isNewer = told.id === known.id && told.revision > known.revision && isUnderWay(told);
  return isNewer ? { ...known, ...told } : known;
}

function isUnderWay({ status }: Pick<Progress, "status">): boolean {
  return status === "READING" || status === "APPLYING" || status === "UNDOING";
}

/** The step that is under way; whoever has no scripts reads the page again. */
export function FileProgress({ file }: { file: Progress }) {
  const words = useWords(memberFiles);
  if (!isUnderWay(file)) return null;
  const { doneCount, rowCount } = file;
  const said = words.progress(doneCount, rowCount);
  return (
    <>
      {rowCount > 0 && (
        <p>
          <progress max={rowCount} value={doneCount} aria-label={said} /> {said}
        </p>
      )}
      <noscript>
        <p>
          <Link className="button quiet" to="" reloadDocument>
            {words.again}
          </Link>
        </p>
      </noscript>
    </>
  );
}

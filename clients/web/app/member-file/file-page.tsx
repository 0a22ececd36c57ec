import { data, Form, Link, redirect } from "react-router";
import type { Route } from "./+types/file-page.js";
import { SendButton } from "../form/send-button.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { memberFiles } from "../language/member-files.js";
import { Moment } from "../layout/moment.js";
import { PageHead } from "../layout/page-head.js";
import { idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { canName } from "./columns.js";
import { Columns } from "./columns-form.js";
import { decideAll } from "./decide-all.server.js";
import { dealWithFile } from "./deeds.server.js";
import { Effect } from "./effect.js";
import { countOf, File_MemberImport, type MemberFile, Row_MemberImportRow, shownBy } from "./member-file.js";
import { FileProgress, useFileProgress } from "./progress.js";
import { Rows } from "./rows.js";
import "../style/insurance.css";
import "../style/join.css";
import "../style/member-file.css";

const FilePage = graphql(
  `
    query FilePage($id: ID!, $verdict: ImportVerdict, $reason: MatchReason, $after: String) {
      viewer {
        id
      }
      memberImport(id: $id) {
        ...File_MemberImport
        rows(first: 20, verdict: $verdict, reason: $reason, after: $after) {
          nodes {
            ...Row_MemberImportRow
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [File_MemberImport, Row_MemberImportRow],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const wanted = new URL(request.url).searchParams;
  const shown = shownBy(wanted);
  const after = wanted.get("after");
  const answer = await askForPage(visitOf(context), FilePage, { id: idOf(params.fileId), ...shown, after });
  if (!answer.data.viewer) throw signInFirst(request);
  const { rows, ...file } = found(answer.data.memberImport, answer.faults);
  const decided = Math.trunc(Number(wanted.get("decided"))) || 0;
  return { file, rows, shown, decided, isFirst: after === null };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await request.formData();
  const [visit, id, deed] = [visitOf(context), idOf(params.fileId), form.get("deed")];
  const { pathname, searchParams } = new URL(request.url);
  if (deed === "addAll" || deed === "leaveAll") {
    const { verdict, reason } = shownBy(searchParams);
    const done = await decideAll(visit, id, reason, form);
    if ("problem" in done) return data(done, 422);
    const stay = { ...(verdict && { verdict }), ...(reason && { reason }), decided: String(done.decided) };
    return redirect(`${pathname}?${new URLSearchParams(stay)}`, 303);
  }
  const problem = await dealWithFile(visit, id, form);
  if (problem) return data({ problem }, 422);
  const line = form.get("line");
  searchParams.delete("decided");
  // A row that was decided stays before the eyes; any other deed changes the whole list.
  return redirect(line ? `${pathname}?${searchParams}#line-${Number(line)}` : pathname, 303);
}

export default function MemberFilePage({ loaderData, actionData }: Route.ComponentProps) {
  const { rows, shown, decided, isFirst } = loaderData;
  const file = useFileProgress(loaderData.file);
  const { path } = useLanguage();
  const words = useWords(memberFiles);
  const { fileName, status, organisation, createdAt, createdBy, rowCount } = file;
  const hasFailed = status !== "UNREADABLE" && file.fault === "STEP_FAILED";
  const isSettled = !["READING", "APPLYING", "UNDOING", "UNREADABLE"].includes(status);
  return (
    <div className="page">
      <PageHead title={fileName} isPrivate />
      <p>
        <Link to={path(`/organisations/${organisation.id}/files`)}>{words.title}</Link>.{" "}
        <span lang="ru">{organisation.name}</span>
      </p>
      <h1 tabIndex={-1} lang="ru">
        {fileName}
      </h1>
      <p className="note">
        <Moment value={createdAt} isExact />
        {rowCount > 0 && `, ${words.rows(rowCount)}`}. {words.sentBy(createdBy?.displayName ?? null)}
      </p>
      <div role="status">
        <p className="lead">{hasFailed ? words.faults.STEP_FAILED : words.leads[status]}</p>
        <FileProgress file={file} />
      </div>
      {actionData?.problem && (
        <p className="problem" role="alert">
          {actionData.problem}
        </p>
      )}
      {status === "UNREADABLE" && <Unreadable file={file} />}
      {status === "UNDONE" && file.keptCount > 0 && <p>{words.kept(file.keptCount)}</p>}
      {isSettled && <Effect file={file} />}
      {status === "PREVIEWED" && <Apply file={file} />}
      {(status === "APPLIED" || hasFailed) && <Undo />}
      {((status === "PREVIEWED" && !hasFailed) || isUnnamed(file)) && (
        <Columns key={file.revision} file={file} />
      )}
      {isSettled && rowCount > 0 && (
        <Rows file={file} rows={rows} {...shown} decided={decided} isFirst={isFirst} />
      )}
    </div>
  );
}

/** Whether it is a table whose columns are to be named. */
function isUnnamed({ status, titles, columns }: MemberFile): boolean {
  return status === "UNREADABLE" && titles.length > 0 && !canName(columns);
}

/** Why the file could not be read, and what to do. */
function Unreadable({ file }: { file: MemberFile }) {
  const words = useWords(memberFiles);
  const { fault, faultLine } = file;
  if (isUnnamed(file)) return <p className="problem">{words.unnamed}</p>;
  return (
    <p className="problem">
      {faultLine !== null && `${words.brokenAt(faultLine)} `}
      {words.faults[fault ?? "NOT_A_TABLE"]}
    </p>
  );
}

function Apply({ file }: { file: MemberFile }) {
  const words = useWords(memberFiles);
  const added = file.effect.reduce((sum, one) => sum + one.added, 0);
  const open = countOf(file, "PROBABLE_DUPLICATE");
  if (added === 0) return <p>{words.nothing}</p>;
  return (
    <details className="panel">
      <summary>{words.apply}</summary>
      <Form method="post">
        <p>{words.applyLead(added)}</p>
        {open > 0 && <p>{words.applyOpen(open)}</p>}
        <SendButton busy={words.sending} deed="apply">
          {words.applySubmit(added)}
        </SendButton>
      </Form>
    </details>
  );
}

function Undo() {
  const words = useWords(memberFiles);
  return (
    <details className="panel">
      <summary>{words.undo}</summary>
      <Form method="post">
        <p>{words.undoLead}</p>
        <SendButton busy={words.sending} deed="undo" isQuiet>
          {words.undoSubmit}
        </SendButton>
      </Form>
    </details>
  );
}

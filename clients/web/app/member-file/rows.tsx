import { Form, Link } from "react-router";
import { SendButton } from "../form/send-button.js";
import { join } from "../language/join.js";
import { useLanguage, useWords } from "../language/language.js";
import { memberFiles } from "../language/member-files.js";
import { NextLink } from "../list/next-page.js";
import type { Page } from "../list/page.js";
import { FIELD_AT, NAMES } from "./columns.js";
import { Doubtful } from "./doubtful.js";
import { countOf, type MemberFile, type Reason, type Row, type Verdict, VERDICTS } from "./member-file.js";

interface RowsProps {
  readonly file: MemberFile;
  readonly rows: Page<Row>;
  readonly verdict: Verdict | null;
  readonly reason: Reason | null;
  /** How many have just been decided together. */
  readonly decided: number;
  readonly isFirst: boolean;
}

/** The rows of a file, by what they are. */
export function Rows({ file, rows: { nodes, pageInfo }, verdict, reason, decided, isFirst }: RowsProps) {
  const words = useWords(memberFiles);
  const kept: Record<string, string> = { ...(verdict && { verdict }), ...(reason && { reason }) };
  return (
    <section>
      <nav aria-label={words.all}>
        <ul className="chips">
          <Choice count={file.rowCount} name={words.all} isChosen={verdict === null} to="?" />
          {VERDICTS.map((one) => {
            const count = countOf(file, one);
            const name = words.verdicts[one];
            return count === 0 ? null : (
              <Choice key={one} count={count} name={name} isChosen={verdict === one} to={`?verdict=${one}`} />
            );
          })}
        </ul>
      </nav>
      {verdict && <p>{words.verdictLeads[verdict]}</p>}
      {verdict === "PROBABLE_DUPLICATE" && <Doubtful file={file} reason={reason} decided={decided} />}
      {nodes.length === 0 && <p role="status">{words.nobody}</p>}
      <ul className="claims member-rows">
        {nodes.map((row) => (
          <OneRow key={row.line} file={file} row={row} />
        ))}
      </ul>
      <p className="row">
        {!isFirst && <Link to={`?${new URLSearchParams(kept)}`}>{words.first}</Link>}
        <NextLink pageInfo={pageInfo} kept={kept}>
          {words.next}
        </NextLink>
      </p>
    </section>
  );
}

interface ChoiceProps {
  readonly count: number;
  readonly name: string;
  readonly isChosen: boolean;
  readonly to: string;
}

function Choice({ count, name, isChosen, to }: ChoiceProps) {
  const { number } = useWords(memberFiles);
  return (
    <li>
      <Link to={to} aria-current={isChosen ? "page" : undefined} preventScrollReset>
        {name} <span className="count">{number(count)}</span>
      </Link>
    </li>
  );
}

function OneRow({ file, row }: { file: MemberFile; row: Row }) {
  const words = useWords(memberFiles);
  const { columns, titles, status } = file;
  const { line, cells, verdict, faults, isAdded } = row;
  const isName = (place: number) => NAMES.includes(columns[place] ?? "NOTHING");
  const name = NAMES.flatMap((field) => cells[columns.indexOf(field)] || []).join(" ");
  const others = cells.flatMap((cell, place) =>
    cell && !isName(place) ? [`${titles[place] ?? words.untitled(place + 1)}: ${cell}`] : [],
  );
  return (
    <li id={`line-${line}`} tabIndex={-1}>
      <strong lang="ru">{name || words.line(line)}</strong>
      {verdict && (
        <span className={verdict === "BAD" ? "claim-state refused" : "claim-state"}>
          {words.verdict[verdict]}
        </span>
      )}
      <span className="note" lang="ru">
        {[words.line(line), ...others].join("; ")}
      </span>
      {faults.length > 0 && (
        <ul className="signals">
          {faults.map(({ path, message }) => {
            const field = FIELD_AT[path];
            return <li key={path}>{field ? `${words.fields[field]}: ${message}` : message}</li>;
          })}
        </ul>
      )}
      <Alike row={row} />
      {verdict === "PROBABLE_DUPLICATE" && isAdded !== null && (
        <p className="note">{isAdded ? words.decidedAdded : words.decidedSame}</p>
      )}
      {verdict === "PROBABLE_DUPLICATE" && status === "PREVIEWED" && <Decide row={row} />}
    </li>
  );
}

/** Who may be the same person, and why. */
function Alike({ row: { match, reason, repeatsLine, verdict } }: { row: Row }) {
  const { day } = useLanguage();
  const joining = useWords(join);
  const words = useWords(memberFiles);
  if (verdict === "NEW" || (!match && repeatsLine === null && !reason)) return null;
  const facts = match && [
    match.name?.full ?? match.displayName,
    match.bornOn && day(match.bornOn),
    match.position,
    match.organisation?.name,
  ];
  return (
    <p className="member-alike">
      {[reason && joining.matches[reason], repeatsLine !== null && words.repeats(repeatsLine)]
        .filter(Boolean)
        .join(". ")}
      {facts && <span lang="ru">{`: ${facts.filter(Boolean).join(", ")}`}</span>}
    </p>
  );
}

function Decide({ row: { line, isAdded } }: { row: Row }) {
  const words = useWords(memberFiles);
  return (
    <Form method="post" preventScrollReset className="row">
      <input type="hidden" name="line" value={line} />
      {isAdded !== true && (
        <SendButton busy={words.sending} deed="add" isQuiet>
          {words.decide}
        </SendButton>
      )}
      {isAdded !== false && (
        <SendButton busy={words.sending} deed="leave" isQuiet>
          {words.undecide}
        </SendButton>
      )}
    </Form>
  );
}

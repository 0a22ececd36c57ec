import { Link } from "react-router";
import { appeal as appealWords } from "../language/appeal.js";
import { appeals } from "../language/appeals.js";
import { useLanguage, useWords } from "../language/language.js";
import { KeepButtons } from "../layout/keep-buttons.js";
import { Moment } from "../layout/moment.js";
import { PageHead } from "../layout/page-head.js";
import type { Submitted as Sent } from "./submit.server.js";

/** The appeal is in: its number, and its code, this once, for whoever has no cabinet to find it in. */
export function Submitted({ submitted: { appeal, followUpCode } }: { submitted: Sent }) {
  const { path } = useLanguage();
  const words = useWords(appeals);
  const { dueOn: due } = useWords(appealWords);
  const { id, number, dueOn, isAnonymous } = appeal;
  return (
    <div className="page narrow">
      <PageHead title={words.doneTitle} isPrivate />
      <h1 tabIndex={-1}>{words.doneTitle}</h1>
      <div className="panel" role="status">
        <p className="lead">{isAnonymous ? words.doneWithoutName(number) : words.done(number)}</p>
        <p>
          {due} <Moment value={dueOn} />
        </p>
        {followUpCode && (
          <>
            <p>{words.codeLead}</p>
            <p className="code">
              <output>{followUpCode}</output>
            </p>
            <div className="row appeal-ways appeal-keep">
              <KeepButtons secret={followUpCode} words={words} />
            </div>
            <p className="note">{isAnonymous ? words.codeNote : words.codeNoteNamed}</p>
          </>
        )}
      </div>
      <p>
        <Link className="button" to={path(followUpCode ? "/appeals/follow" : `/appeals/${id}`)}>
          {followUpCode ? words.follow : words.open}
        </Link>
      </p>
    </div>
  );
}

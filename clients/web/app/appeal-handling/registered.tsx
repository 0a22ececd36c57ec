import { Link } from "react-router";
import { appealCall } from "../language/appeal-call.js";
import { appeal as appealWords } from "../language/appeal.js";
import { useLanguage, useWords } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { PageHead } from "../layout/page-head.js";
import type { RegisteredAppeal } from "./call.server.js";

interface RegisteredProps {
  readonly registered: RegisteredAppeal;
  /** Where the next one is written down. */
  readonly page: string;
}

/** The appeal is in: its number, and the code for a caller who has no cabinet. */
export function Registered({ registered: { appeal, followUpCode }, page }: RegisteredProps) {
  const { path } = useLanguage();
  const call = useWords(appealCall);
  const { dueOn } = useWords(appealWords);
  const title = call.registered(appeal.number);
  return (
    <div className="page narrow">
      <PageHead title={title} isPrivate />
      <h1 tabIndex={-1}>{title}</h1>
      <div className="panel" role="status">
        <p>
          {dueOn} <Moment value={appeal.dueOn} />
        </p>
        {followUpCode && (
          <>
            <p>{call.readCode}</p>
            <p className="code">
              <output>{followUpCode}</output>
            </p>
          </>
        )}
      </div>
      <p className="row appeal-ways">
        <Link className="button" to={path(`/appeals/${appeal.id}/handling`)}>
          {call.openAppeal}
        </Link>
        <Link className="button quiet" to={page} reloadDocument>
          {call.another}
        </Link>
      </p>
    </div>
  );
}

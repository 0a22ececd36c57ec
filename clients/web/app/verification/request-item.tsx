import { useId } from "react";
import { Form, Link, useActionData, useNavigation } from "react-router";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { join } from "../language/join.js";
import { useLanguage, useWords } from "../language/language.js";
import { verification } from "../language/verification.js";
import { Moment } from "../layout/moment.js";
import type { RequestDecision } from "./decide-request.server.js";

export const RequestItem_MembershipRequest = graphql(`
  fragment RequestItem_MembershipRequest on MembershipRequest {
    id
    submittedAt
    lastName
    firstName
    patronymic
    bornOn
    note
    organisation {
      id
      name
    }
  }
`);

export const RequestItem_Member = graphql(`
  fragment RequestItem_Member on Member {
    id
    displayName
    name {
      full
    }
    bornOn
    card {
      formattedNumber
    }
    organisation {
      id
      name
    }
  }
`);

/** Whom the register has under the words that were sought. */
export interface Sought {
  readonly search: string;
  /** The first of them; null while the register does not answer. */
  readonly found: {
    readonly nodes: readonly FragmentOf<typeof RequestItem_Member>[];
    readonly pageInfo: { readonly hasNextPage: boolean };
  } | null;
}

interface RequestItemProps {
  readonly request: FragmentOf<typeof RequestItem_MembershipRequest>;
  /** Who they may be; null until they are looked for. */
  readonly sought: Sought | null;
}

/** A request as the keeper reads it: who they may be on the register, and both decisions. */
export function RequestItem({ request, sought }: RequestItemProps) {
  const { day } = useLanguage();
  const joining = useWords(join);
  const words = useWords(verification).requests;
  const shown = readFragment(RequestItem_MembershipRequest, request);
  const { id, submittedAt, lastName, firstName, patronymic, bornOn, note, organisation } = shown;
  const field = useId();
  const answer = useActionData<RequestDecision>();
  const isBusy = useNavigation().formMethod === "POST";
  const problem = answer?.id === id && !isBusy ? answer.problem : null;
  return (
    <li className="panel application" id={id}>
      <h2>{[lastName, firstName, patronymic].filter(Boolean).join(" ")}</h2>
      <p className="note">
        {organisation?.name}, <Moment value={submittedAt} />
      </p>
      <dl className="contacts">
        {bornOn && (
          <div>
            <dt>{joining.bornOn}</dt>
            <dd>{day(bornOn)}</dd>
          </div>
        )}
        {note && (
          <div>
            <dt>{joining.note}</dt>
            <dd>{note}</dd>
          </div>
        )}
      </dl>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {sought ? (
        <>
          <Search requestId={id} search={sought.search} />
          <Candidates requestId={id} bornOn={bornOn} found={sought.found} />
        </>
      ) : (
        <p>
          <Link className="button" to={`?request=${id}#${id}`} preventScrollReset>
            {words.find}
          </Link>
        </p>
      )}
      <Form method="post" className="decision" preventScrollReset>
        <input type="hidden" name="deed" value="reject" />
        <input type="hidden" name="id" value={id} />
        <details open={problem && answer?.reason ? true : undefined}>
          <summary>{words.reject}</summary>
          <label htmlFor={`${field}-reason`}>{words.reason}</label>
          <textarea
            id={`${field}-reason`}
            name="reason"
            rows={2}
            maxLength={500}
            required
            defaultValue={problem ? answer?.reason : ""}
          />
          <button className="button quiet" aria-disabled={isBusy}>
            {words.rejectSubmit}
          </button>
        </details>
      </Form>
    </li>
  );
}

function Search({ requestId, search }: { requestId: string; search: string }) {
  const { text } = useLanguage();
  const words = useWords(verification).requests;
  return (
    <Form method="get" role="search" className="search-box" preventScrollReset>
      <input type="hidden" name="request" value={requestId} />
      <label htmlFor="register-search">{words.search}</label>
      <div className="search-field">
        <input id="register-search" type="search" name="q" defaultValue={search} maxLength={200} />
        <button className="button">{text.search.submit}</button>
      </div>
    </Form>
  );
}

interface CandidatesProps {
  readonly requestId: string;
  readonly bornOn: string | null;
  readonly found: Sought["found"];
}

function Candidates({ requestId, bornOn, found }: CandidatesProps) {
  const { day, text } = useLanguage();
  const words = useWords(verification).requests;
  const isBusy = useNavigation().formMethod === "POST";
  if (!found) return <p role="status">{text.organisation.partDown}</p>;
  if (found.nodes.length === 0) return <p role="status">{words.nobody}</p>;
  return (
    <Form method="post" className="decision" preventScrollReset>
      <input type="hidden" name="deed" value="confirm" />
      <input type="hidden" name="id" value={requestId} />
      <fieldset className="candidates">
        <legend>{words.who}</legend>
        {readFragment(RequestItem_Member, found.nodes).map((member) => (
          <p key={member.id} className="consent">
            <input type="radio" id={member.id} name="member" value={member.id} required />
            <label htmlFor={member.id}>
              {member.name?.full ?? member.displayName}
              {member.bornOn && `, ${day(member.bornOn)}`}
              {member.bornOn && bornOn && ` (${member.bornOn === bornOn ? words.sameDay : words.otherDay})`}
              <br />
              <span className="note">
                {[member.card?.formattedNumber, member.organisation?.name].filter(Boolean).join(", ")}
              </span>
            </label>
          </p>
        ))}
      </fieldset>
      {found.pageInfo.hasNextPage && <p className="note">{words.more}</p>}
      <button className="button" aria-disabled={isBusy}>
        {words.confirm}
      </button>
    </Form>
  );
}

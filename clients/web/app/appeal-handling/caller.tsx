import { Form, Link } from "react-router";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { appealCall } from "../language/appeal-call.js";
import { useLanguage, useWords } from "../language/language.js";

export const Caller_Member = graphql(`
  fragment Caller_Member on Member {
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

/** Who calls, as the register knows them. */
export function Caller({ member }: { member: FragmentOf<typeof Caller_Member> }) {
  const { day } = useLanguage();
  const { name, displayName, bornOn, card, organisation } = readFragment(Caller_Member, member);
  return (
    <span lang="ru">
      <strong>{name?.full ?? displayName}</strong>{" "}
      <span className="note">
        {[bornOn && day(bornOn), card?.formattedNumber, organisation?.name].filter(Boolean).join(", ")}
      </span>
    </span>
  );
}

interface FindCallerProps {
  readonly page: string;
  readonly caller: string;
  readonly callers: readonly FragmentOf<typeof Caller_Member>[] | null;
}

/** Finds a member as the register does: by name, telephone or card. */
export function FindCaller({ page, caller, callers }: FindCallerProps) {
  const { text } = useLanguage();
  const call = useWords(appealCall);
  return (
    <>
      <Form method="get" role="search" className="search-box" preventScrollReset>
        <label htmlFor="caller">{call.callerSearch}</label>
        <div className="search-field">
          <input id="caller" type="search" name="caller" defaultValue={caller} maxLength={200} />
          <button className="button">{text.search.submit}</button>
        </div>
      </Form>
      {callers?.length === 0 && <p role="status">{call.callerUnknown}</p>}
      <ul className="choices">
        {callers?.map((member) => {
          const { id } = readFragment(Caller_Member, member);
          return (
            <li key={id}>
              <Link to={`${page}?member=${id}`} preventScrollReset>
                <Caller member={member} />
              </Link>
            </li>
          );
        })}
      </ul>
    </>
  );
}

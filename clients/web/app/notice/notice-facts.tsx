import { Link } from "react-router";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { notices } from "../language/notices.js";
import { Moment } from "../layout/moment.js";

export const NoticeFacts_Notice = graphql(`
  fragment NoticeFacts_Notice on Notice {
    subject
    saidAt
    organisation {
      id
      name
    }
    deliveries {
      channel
      state
      changedAt
    }
  }
`);

/** What a notice is about, who said it and when, by which ways it also went, and how that ended. */
export function NoticeFacts({ notice }: { notice: FragmentOf<typeof NoticeFacts_Notice> }) {
  const { subject, saidAt, organisation, deliveries } = readFragment(NoticeFacts_Notice, notice);
  const { path } = useLanguage();
  const words = useWords(notices);
  return (
    <>
      <p className="note">
        {words.subjects[subject]}
        {organisation && (
          <>
            .{" "}
            <Link to={path(`/organisations/${organisation.id}`)} lang="ru">
              {organisation.name}
            </Link>
          </>
        )}
        . <Moment value={saidAt} isExact />
      </p>
      {deliveries.length > 0 && (
        <ul className="note notice-ways">
          {deliveries.map(({ channel, state, changedAt }) => (
            <li key={channel}>
              {words.channels[channel]}: {words.states[state]}
              {state === "SENT" && (
                <>
                  , <Moment value={changedAt} isExact />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { useWords } from "../language/language.js";
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
  const words = useWords(notices);
  return (
    <>
      <p className="note">
        {words.subjects[subject]}
        {organisation && (
          <>
            . <span lang="ru">{organisation.name}</span>
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

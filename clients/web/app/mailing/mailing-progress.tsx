import { useState } from "react";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { hidden } from "../language/hidden.js";
import { useWords } from "../language/language.js";
import { mailings } from "../language/mailings.js";
import { notices } from "../language/notices.js";
import { Fact } from "../layout/fact.js";
import { WideTable } from "../layout/wide-table.js";
import { useLive } from "../live/use-live.js";

export const MailingProgress_Mailing = graphql(`
  fragment MailingProgress_Mailing on Mailing @_unmask {
    id
    state
    revision
    sentAt
    viewerMayCancel
    greeting {
      id
      siteCount
    }
    counts {
      people
      told
      alreadyTold
      withoutConsent
      gone
      read
      useful
      useless
      byChannel {
        channel
        waiting
        sent
        failed
        uncertain
        dropped
      }
    }
  }
`);

const MailingChanged = graphql(
  `
    subscription MailingChanged($mailingId: ID!, $after: String) {
      mailingChanged(mailingId: $mailingId, after: $after) {
        ...MailingProgress_Mailing
      }
    }
  `,
  [MailingProgress_Mailing],
);

type Progress = ResultOf<typeof MailingProgress_Mailing>;

/** How far a mailing has come: what the page was given, or what came since. */
export function useProgress<Known extends Progress>(known: Known): Known {
  const [told, setTold] = useState<Progress>(known);
  useLive({
    document: MailingChanged,
    variables: { mailingId: known.id },
    after: known.revision,
    read: ({ mailingChanged }) => mailingChanged,
    cursor: ({ revision }) => revision,
    take: setTold,
  });
  return Number(told.revision) > Number(known.revision) ? { ...known, ...told } : known;
}

/** How a mailing arrives, in numbers. */
export function MailingProgress({ counts }: Pick<Progress, "counts">) {
  const words = useWords(mailings);
  const { channels } = useWords(notices);
  const { counts: names, number } = words;
  const { why } = useWords(hidden);
  const { byChannel } = counts;
  const isHidden =
    FIGURES.some((name) => counts[name] === null) ||
    byChannel.some((one) => STATES.some((state) => one[state] === null));
  return (
    <section className="panel" aria-labelledby="counts">
      <h2 id="counts">{names.title}</h2>
      <dl className="facts">
        {FIGURES.map((name) => (
          <Fact key={name} name={names[name]}>
            {number(counts[name])}
          </Fact>
        ))}
      </dl>
      {byChannel.length > 0 && (
        <WideTable name={names.channel}>
          <thead>
            <tr>
              <th scope="col">{names.channel}</th>
              {byChannel.map(({ channel }) => (
                <th key={channel} scope="col">
                  {channels[channel]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {STATES.map((state) => (
              <tr key={state}>
                <th scope="row">{names[state]}</th>
                {byChannel.map((one) => (
                  <td key={one.channel}>{number(one[state])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
      {isHidden && <p className="note">{why}</p>}
    </section>
  );
}

const FIGURES = [
  "people",
  "told",
  "alreadyTold",
  "withoutConsent",
  "gone",
  "read",
  "useful",
  "useless",
] as const;
const STATES = ["waiting", "sent", "failed", "uncertain", "dropped"] as const;

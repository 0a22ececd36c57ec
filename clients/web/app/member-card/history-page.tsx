import type { Route } from "./+types/history-page.js";
import { found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { memberCard } from "../language/member-card.js";
import { memberCardPerson } from "../language/member-card-person.js";
import { memberCardRecord } from "../language/member-card-record.js";
import { Moment } from "../layout/moment.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { CardFrame, CardFrame_Member } from "./card-frame.js";
import { readCard } from "./read-card.server.js";
import { Recorded, Recorded_Account } from "./recorded.js";

const CardHistoryPage = graphql(
  `
    query CardHistoryPage($id: ID!, $member: ID!, $after: String) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
      }
      member(id: $member) {
        ...CardFrame_Member
        history(first: 20, after: $after) {
          nodes {
            id
            record
            reason
            validFrom
            recordedAt
            by {
              ...Recorded_Account
            }
            fields {
              name
              from
              to
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [CardFrame_Member, Recorded_Account],
);

export async function loader(request: Route.LoaderArgs) {
  const after = new URL(request.request.url).searchParams.get("after");
  const { organisation, member, faults } = await readCard(request, CardHistoryPage, { after });
  return { organisation, member, history: found(member.history, faults) };
}

type Loaded = Route.ComponentProps["loaderData"];
type Change = Loaded["history"]["nodes"][number];

export default function CardHistory({ loaderData }: Route.ComponentProps) {
  const { organisation, member, history } = loaderData;
  const { noEntries } = useWords(memberCard);
  const words = useWords(memberCardRecord).history;
  const pages = usePages<Change, Loaded>(history, "after", (loaded) => loaded.history);
  return (
    <CardFrame organisation={organisation} member={member} title={words.title}>
      {pages.nodes.length === 0 && <p>{noEntries}</p>}
      <ul className="card-lines">
        {pages.nodes.map((change) => (
          <li key={change.id} id={change.id} tabIndex={-1}>
            <FieldChanges change={change} />
            <p>
              {words.since} <Moment value={change.validFrom} />
              {change.reason && <span lang="ru">. {change.reason}</span>}
            </p>
            <Recorded recordedAt={change.recordedAt} recordedBy={change.by} />
          </li>
        ))}
      </ul>
      <More pages={pages} />
    </CardFrame>
  );
}

/** What stood in each field and what stands there since; fields that no card shows are passed over. */
function FieldChanges({ change: { record, fields } }: { change: Change }) {
  const shown = useShown(record);
  const labels = useLabels(record);
  return fields.map(
    ({ name, from, to }) =>
      labels[name] && (
        <p key={name}>
          <span className="card-line-title">{labels[name]}:</span> {shown(name, from)} → {shown(name, to)}
        </p>
      ),
  );
}

function useLabels(record: string): Readonly<Record<string, string>> {
  const { labels } = useWords(memberCardPerson);
  const { ofMember, ofCard } = useWords(memberCardRecord).history;
  return record === "membership_cards" ? ofCard : { ...labels, ...ofMember };
}

/** How a value is said: by its word where it is one of a few, as a day where it is a day. */
function useShown(record: string): (name: string, value: string | null) => string {
  const { day } = useLanguage();
  const { unset, cardStatuses } = useWords(memberCard);
  const { choices } = useWords(memberCardPerson);
  const { statuses } = useWords(memberCardRecord).history;
  const status = record === "membership_cards" ? cardStatuses : statuses;
  const known: Readonly<Record<string, Readonly<Record<string, string>>>> = { ...choices, status };
  return (name, value) => {
    if (value === null) return unset;
    return known[name]?.[value] ?? (/^\d{4}-\d\d-\d\d/.test(value) ? day(value) : value);
  };
}
